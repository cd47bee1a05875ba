"""What an owner may set about an engine, with its defaults."""

from dataclasses import dataclass
from pathlib import Path

from retrieval.answers import DEFAULT_THRESHOLD
from retrieval.segments import CACHE_BYTES


@dataclass(frozen=True, slots=True)
class Options:
    """How an engine cuts, answers and declines.

    Attributes:
        passage_size: Characters of a passage, about.
        window: Largest number of characters shown of a passage.
        threshold: Confidence under which an answer is declined, 0 to 1.
        words: The owner's word list; None: `_words.txt` in the corpus folder if it is there, else the starter list.
        synonyms: The owner's synonym list; None: `_synonyms.txt` likewise.
        max_file_bytes: Files of the corpus above this are refused.
        cache_bytes: Largest size of the postings kept in memory.
        prefer_dates: Whether a question that names a time prefers reports of that time.
        group_reposts: Whether reposts of a story stand with its hit, instead of being hits of their own.
    """

    passage_size: int = 500
    window: int = 300
    threshold: float = DEFAULT_THRESHOLD
    words: Path | None = None
    synonyms: Path | None = None
    max_file_bytes: int = 20 * 2**20
    cache_bytes: int = CACHE_BYTES
    prefer_dates: bool = True
    group_reposts: bool = True
