"""An index that is open: its backend and what that hands out, its corpus folder, its options, and its tokeniser."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

from retrieval.analysis import Tokenizer
from retrieval.embedded import EmbeddedBackend
from retrieval.errors import IndexOutdated, MissingExtra
from retrieval.extras import install_line
from retrieval.options import Options
from retrieval.reasons import Code, reason
from retrieval.types import EVERYTHING, Reach, Rules, collection_of

if TYPE_CHECKING:
    from retrieval.backend import Backend, IndexWriter, ReportRecords


RULES: Final = "access"
"""The setting of an index in which its `Rules` stand."""

_REMEMBERED: Final = 1_000
"""Reaches of which is kept what they reach."""


class OpenIndex:
    """What those who look up, ask and change share; may be shared between threads.

    Args:
        database: The SQLite file; made when missing, and not looked at where a cluster keeps the index.
        corpus: The folder of reports.
        options: How to cut, answer and decline.

    Attributes:
        backend: What keeps the index.
        store: What of it is read or changed together.
        files: What is known of the corpus folder's files.
        catalogue: Its reports and passages.
        former: What these said before they changed.
        reposts: Which of them tell the same story.
        arrivals: In which order they came.
        segments: The postings.
        vectors: What the passages mean; None where that does not count, or is not kept.
        known_rules: The rules as they were last read here.

    Raises:
        BackendUnavailable: The database cannot be opened, is not ours, or is from a newer version.
        MissingExtra: A cluster keeps the index, and what speaks to it is not installed.
    """

    def __init__(self, database: Path, corpus: Path, options: Options) -> None:
        self.database = database
        self.corpus = corpus
        self.options = options
        self.backend = _backend(database, options)
        self.store = self.backend.store
        self.files = self.backend.files
        self.catalogue = self.backend.catalogue
        self.former = self.backend.former
        self.reposts = self.backend.reposts
        self.arrivals = self.backend.arrivals
        self.segments = self.backend.segments
        self.vectors = self.backend.vectors if options.meaning else None
        self._tokenizer: Tokenizer | None = None
        self._loading = threading.Lock()
        self.known_rules = Rules()
        self._reached: tuple[tuple[str | None, str | None], dict[Reach, frozenset[str] | None]] = (None, None), {}

    def close(self) -> None:
        """Let go of the index."""
        self.backend.close()

    def rules(self) -> Rules:
        """Who may ask which collection; inside a `Store.reading`."""
        self.known_rules = Rules.from_text(self.store.setting(RULES))
        return self.known_rules

    def names(self) -> Iterator[str]:
        """The names of the collections, those included of which no file could be read; looked up when asked for."""
        yield from (group.name for group in self.catalogue.groups("collection"))
        yield from (collection_of(failure.key) for failure in self.files.failures())

    def keep_rules(self, rules: Rules, *, patience: float) -> None:
        """Have the index know who may ask which collection.

        Args:
            rules: That.
            patience: Seconds to wait for who is changing the index.

        Raises:
            Busy: They were not done by then.
        """
        with self.store.reading():
            before = self.store.setting(RULES) or ""
        if before != rules.as_text():
            with self.backend.sole_writer("who may ask", patience=patience), self.store.writing():
                self.store.set_settings({RULES: rules.as_text()})
        with self.store.reading():
            self.rules()

    def collections(self, reach: Reach) -> frozenset[str] | None:
        """The collections that somebody may ask and wants to, None for all; inside a `Store.reading`.

        They are told by their names, as they are in the state that is read: what comes later is in none of them.
        """
        if reach == EVERYTHING:
            return None
        state = self.store.setting("generation"), self.store.setting(RULES)
        # Read once: another thread may begin anew for a later state.
        known = self._reached
        if known[0] != state or len(known[1]) > _REMEMBERED:
            known = self._reached = state, {}
            self.rules()
        if not state[1] and reach.only is None:
            return None
        if reach not in known[1]:
            rules, there = self.rules(), [group.name for group in self.catalogue.groups("collection")]
            admitted = frozenset(name for name in there if rules.admit(reach, name))
            # A closed one may have no report yet, but files that could not be read.
            whole = len(admitted) == len(there) and all(rules.admit(reach, name) for name in rules.closed)
            known[1][reach] = None if whole and not rules.broken else admitted
        return known[1][reach]

    def records(self, reach: Reach) -> "ReportRecords":
        """The reports and passages that somebody may ask for; inside a `Store.reading`."""
        collections = self.collections(reach)
        return self.catalogue if collections is None else self.catalogue.within(collections)

    def may_see(self, reach: Reach, key: str) -> bool:
        """Whether a file is of a collection that somebody may ask; inside a `Store.reading`."""
        collections = self.collections(reach)
        return collections is None or collection_of(key) in collections

    def tokenizer(self) -> Tokenizer:
        """The tokeniser; loaded at first use, and anew where the index was since built with edited lists."""
        with self._loading:
            with self.store.reading():
                stored = self.store.setting("fingerprint")
            if self._tokenizer is None or stored not in (None, self._tokenizer.fingerprint):
                self._tokenizer = self._load_tokenizer()
            return self._tokenizer

    def reload_tokenizer(self) -> Tokenizer:
        """The tokeniser by the lists as they are now, which their owner may have edited since."""
        with self._loading:
            found = self._load_tokenizer()
            if self._tokenizer is None or self._tokenizer.fingerprint != found.fingerprint:
                self._tokenizer = found
            return self._tokenizer

    def tokenizer_of_index(self) -> Tokenizer:
        """The tokeniser, which is that of the index; inside a `Store.reading`.

        Raises:
            IndexOutdated: The index was built with another one.
        """
        tokenizer = self._tokenizer
        if tokenizer is None or self.store.setting("fingerprint") not in (None, tokenizer.fingerprint):
            tokenizer = self.tokenizer()
            self.check_fingerprint(tokenizer)
        return tokenizer

    def check_fingerprint(self, tokenizer: Tokenizer) -> None:
        """Refuse a tokeniser that is not the one the index was built with; inside a `Store.reading`.

        Raises:
            IndexOutdated: It is another.
        """
        stored = self.store.setting("fingerprint")
        if stored is not None and stored != tokenizer.fingerprint:
            raise IndexOutdated(Code.INDEX_OUTDATED, database=self.backend.name)

    def indexer(self) -> "IndexWriter":
        """What writes into it, for its sole writer.

        Raises:
            IndexOutdated: It was built with another tokeniser.
        """
        tokenizer = self.tokenizer()
        with self.store.reading():
            self.check_fingerprint(tokenizer)
        return self.backend.indexer(tokenizer)

    def _load_tokenizer(self) -> Tokenizer:
        return Tokenizer(
            self.options.words or self._in_corpus("_words.txt"),
            self.options.synonyms or self._in_corpus("_synonyms.txt"),
            platformdirs.user_cache_path("wenju"),
        )

    def _in_corpus(self, name: str) -> Path | None:
        path = self.corpus / name
        return path if path.is_file() else None


def _backend(database: Path, options: Options) -> "Backend":
    if options.cluster is None:
        return EmbeddedBackend(database, options.cache_bytes)
    try:
        from retrieval.opensearch import ClusterBackend
    except ImportError as error:
        task, line = reason(Code.ASKING_CLUSTER), install_line("opensearch")
        raise MissingExtra(Code.MISSING_EXTRA, task=task, line=line) from error
    return ClusterBackend(options.cluster, database)
