"""What an owner may set about an engine, with its defaults."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

Caution = Literal["strict", "balanced", "eager"]
"""How readily an answer is declined."""

THRESHOLDS: Final[Mapping[Caution, float]] = {"strict": 0.7, "balanced": 0.31, "eager": 0.15}
"""Confidence from which a question counts as answered.

Share of the questions of ncp-tune, cmrc-dev and drcd-dev that are answered, of ncp-tune's near misses, and of questions
about something else (the lowest and the highest of the three sets), in %, with the weights of 2026-11-27:

* `strict`: 87, 96, 84; near misses 10; foreign 0 to 3;
* `balanced`: 96, 99, 94; near misses 24; foreign 1 to 8;
* `eager`: 98, 99, 96; near misses 36; foreign 2 to 13.

`balanced` was lowered from 0.4 after a look at the questions about the starter report, of which 26 of 30 then pass and
all 8 unanswerable ones are declined.
"""

CACHE_BYTES: Final = 256 * 2**20
"""Default bound of the postings kept in memory."""

READ_SECONDS: Final = 60
"""Seconds of the processor that the reading of one file may take."""

READ_BYTES: Final = 2**30
"""Memory that the process may take which reads it, its programs included."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """An OpenSearch cluster that keeps the index in the place of the SQLite file.

    Attributes:
        urls: Addresses of its nodes; one that does not answer is stood in for by the next.
        index: What the names of its indices begin with.
        user: Whose password the file holds; None: it holds a token.
        secret: The file with that password or token; None without either.
        ca: The file with the authority that signed its certificate; None: one that this machine trusts.
        shards: Parts that new indices of reports and passages are cut into; it cannot be changed later.
        characters_later: Whether single characters only order what words and pairs of characters have found.
    """

    urls: tuple[str, ...]
    index: str = "wenju"
    user: str | None = None
    secret: Path | None = None
    ca: Path | None = None
    shards: int = 3
    characters_later: bool = False

    @property
    def name(self) -> str:
        """What people know it by."""
        return f"OpenSearch {self.urls[0].partition('//')[2].rstrip('/')}/{self.index}"


@dataclass(frozen=True, slots=True)
class Options:
    """How an engine cuts, answers and declines.

    Attributes:
        passage_size: Characters of a passage, about.
        window: Largest number of characters shown of a passage; 300 hold the answer to 80 % of the policy questions.
        caution: How readily an answer is declined.
        threshold: Confidence under which an answer is declined, 0 to 1; None: as `caution` says.
        words: The owner's word list; None: `_words.txt` in the corpus folder if it is there, else the starter list.
        synonyms: The owner's synonym list; None: `_synonyms.txt` likewise.
        max_file_bytes: Files of the corpus above this are refused.
        read_seconds: Seconds of the processor that the reading of one file may take.
        time_zone: Where the readers are, by its name in the time zone database: moments are told by their clock.
        read_bytes: Memory that the process may take which reads it, its programs included.
        cache_bytes: Largest size of the postings kept in memory.
        workers: Processes that tokenise when there is much to index; 0 for one a core.
        prefer_dates: Whether a question that names a time prefers reports of that time.
        group_reposts: Whether reposts of a story stand with its hit, instead of being hits of their own.
        meaning: Whether what passages mean counts beside their words, where the extra `semantic` is installed.
        encode_seconds: How long a question waits for what it means, before words alone answer it.
        cluster: Where the index is kept; None: in the SQLite file.
    """

    passage_size: int = 500
    window: int = 300
    caution: Caution = "balanced"
    threshold: float | None = None
    words: Path | None = None
    synonyms: Path | None = None
    max_file_bytes: int = 20 * 2**20
    read_seconds: int = READ_SECONDS
    read_bytes: int = READ_BYTES
    time_zone: str = "Asia/Shanghai"
    cache_bytes: int = CACHE_BYTES
    workers: int = 0
    prefer_dates: bool = True
    group_reposts: bool = True
    meaning: bool = False
    encode_seconds: float = 1.0
    cluster: Cluster | None = None

    @property
    def needed(self) -> float:
        """Confidence from which a question counts as answered."""
        return THRESHOLDS[self.caution] if self.threshold is None else self.threshold


DEFAULTS: Final = Options()
