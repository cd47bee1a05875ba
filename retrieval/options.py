"""What an owner may set about an engine, with its defaults."""

from dataclasses import dataclass
from pathlib import Path

from retrieval.index.segments import CACHE_BYTES
from retrieval.search.confidence import THRESHOLDS, Caution


@dataclass(frozen=True, slots=True)
class Options:
    """How an engine cuts, answers and declines.

    Attributes:
        passage_size: Characters of a passage, about.
        window: Largest number of characters shown of a passage.
        caution: How readily an answer is declined.
        threshold: Confidence under which an answer is declined, 0 to 1; None: as `caution` says.
        words: The owner's word list; None: `_words.txt` in the corpus folder if it is there, else the starter list.
        synonyms: The owner's synonym list; None: `_synonyms.txt` likewise.
        max_file_bytes: Files of the corpus above this are refused.
        cache_bytes: Largest size of the postings kept in memory.
        workers: Processes that tokenise when there is much to index; 0 for one a core.
        prefer_dates: Whether a question that names a time prefers reports of that time.
        group_reposts: Whether reposts of a story stand with its hit, instead of being hits of their own.
    """

    passage_size: int = 500
    window: int = 300
    caution: Caution = "balanced"
    threshold: float | None = None
    words: Path | None = None
    synonyms: Path | None = None
    max_file_bytes: int = 20 * 2**20
    cache_bytes: int = CACHE_BYTES
    workers: int = 0
    prefer_dates: bool = True
    group_reposts: bool = True

    @property
    def needed(self) -> float:
        """Confidence from which a question counts as answered."""
        return THRESHOLDS[self.caution] if self.threshold is None else self.threshold
