"""An index that is open: its database and what reads it, its corpus folder, its options, and its tokeniser."""

import threading
from pathlib import Path

import platformdirs

from retrieval.analysis import Tokenizer
from retrieval.errors import IndexOutdated
from retrieval.index import SegmentStore
from retrieval.options import Options
from retrieval.reasons import Code
from retrieval.store import Arrivals, Catalogue, Files, FormerTexts, Reposts, Store, Vectors


class OpenIndex:
    """What those who look up, ask and change share; may be shared between threads.

    Args:
        database: The SQLite file; made when missing.
        corpus: The folder of reports.
        options: How to cut, answer and decline.

    Attributes:
        store: The database.
        files: What is known of the corpus folder's files.
        catalogue: Its reports and passages.
        former: What these said before they changed.
        reposts: Which of them tell the same story.
        arrivals: In which order they came.
        segments: The postings.
        vectors: What the passages mean.

    Raises:
        BackendUnavailable: The database cannot be opened, is not ours, or is from a newer version.
    """

    def __init__(self, database: Path, corpus: Path, options: Options) -> None:
        self.database = database
        self.corpus = corpus
        self.options = options
        self.store = Store(database)
        self.files = Files(self.store)
        self.catalogue = Catalogue(self.store)
        self.former = FormerTexts(self.store)
        self.reposts = Reposts(self.store)
        self.arrivals = Arrivals(self.store)
        self.segments = SegmentStore(self.store, cache_bytes=options.cache_bytes)
        self.vectors = Vectors(self.store)
        self._tokenizer: Tokenizer | None = None
        self._loading = threading.Lock()

    def close(self) -> None:
        """Close the database."""
        self.store.close()

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
            raise IndexOutdated(Code.INDEX_OUTDATED, database=self.database)

    def _load_tokenizer(self) -> Tokenizer:
        return Tokenizer(
            self.options.words or self._in_corpus("_words.txt"),
            self.options.synonyms or self._in_corpus("_synonyms.txt"),
            platformdirs.user_cache_path("wenju"),
        )

    def _in_corpus(self, name: str) -> Path | None:
        path = self.corpus / name
        return path if path.is_file() else None
