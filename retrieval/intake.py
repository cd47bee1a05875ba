"""The one way in: links, files, and what is sent in a chat, saved in the corpus folder and indexed, or neither."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from retrieval.corpus import (
    Correction,
    Fetcher,
    content_to_save,
    file_name,
    hash_of,
    kept_on_failure,
    list_corpus,
    load_sidecar,
    numbered,
    parse_sidecar,
    safe_name,
    sidecar_of,
    write_sidecar,
    write_whole,
)
from retrieval.engine import Engine
from retrieval.errors import CorpusError, LinkError, ReadError, WenjuError
from retrieval.reasons import Code
from retrieval.types import Failure, Report, ReportProgress

POLITE_SECONDS = 1.0
"""Between two pages of one host."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What came in.

    Attributes:
        key: Of the file in the corpus folder.
        reports: Its report, or those inside it, the newest first.
        failed: What inside it could not be read.
        is_new: False where the folder had a file with just these bytes, which is the one meant; nothing was changed.
    """

    key: str
    reports: tuple[Report, ...]
    failed: tuple[Failure, ...] = ()
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What fetching all links again did: keys of reports that changed, how many did not, and what failed."""

    updated: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]


class Intake:
    """Takes in reports for one engine; may be shared between threads.

    What it is told to add is afterwards in folder and index, or in neither, however that went wrong.

    Args:
        engine: Whose corpus folder they go to.
        fetcher: Fetches links; None: one with the engine's limit on file sizes.
        pause: Seconds between two pages of one host in `refresh`.

    Attributes:
        fetcher: As given.
    """

    def __init__(self, engine: Engine, fetcher: Fetcher | None = None, *, pause: float = POLITE_SECONDS) -> None:
        self._engine = engine
        self._corpus = engine.corpus
        self._limit = engine.options.max_file_bytes
        self.fetcher = fetcher or Fetcher(max_bytes=self._limit)
        self._pause = pause

    def add_link(
        self, link: str, progress: ReportProgress | None = None, *, folder: str = "", listed: date | None = None
    ) -> Addition:
        """Fetch a page, save it in the corpus folder with its address, and index it.

        The same link again fetches it again, into the same file.

        Args:
            link: The page's address.
            progress: Told how far it is.
            folder: Below the corpus folder, where to save it; made where it is missing.
            listed: When it was published as the feed says that lists it; a date of its own wins.

        Raises:
            LinkError: It cannot or must not be fetched.
            ReadError: No report can be made of it.
            CorpusError: The folder is gone, or cannot be written.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        link = link.strip().partition("#")[0]
        self._check_folder()
        page = self.fetcher.fetch(link)
        data = content_to_save(page)
        path = self._corpus / folder / file_name(link, page)
        with self._engine.changing(f"adding {link}"):
            if not path.exists() and (same := self._same(data)):
                return same
            old = _correction(path)
            new = replace(old, url=old.url or link, fetched=page.fetched, listed=listed or old.listed)
            return self._put(path, data, new, progress)

    def add_file(self, path: Path, progress: ReportProgress | None = None) -> Addition:
        """Copy a file into the corpus folder, with its sidecar if it has one, and index it.

        One that is in the folder already is only indexed.

        Raises:
            ReadError: It cannot be read, or no report can be made of it.
            CorpusError: The folder is gone, or cannot be written.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        # Opening a pipe would wait until somebody writes to it.
        if path.exists() and not path.is_file():
            raise ReadError(str(path), Code.NOT_A_FILE)
        if (inside := self._key_of(path)) is not None:
            return self._indexed(inside, progress)
        try:
            with path.open("rb") as stream:
                data = stream.read(self._limit + 1)
        except OSError as error:
            raise ReadError(str(path), Code.UNREADABLE, problem=error.strerror or error) from error
        return self.add_bytes(path.name, data, _correction(path), progress)

    def add_bytes(
        self,
        name: str,
        data: bytes,
        correction: Correction | None = None,
        progress: ReportProgress | None = None,
    ) -> Addition:
        """Save a file that came without a path, as from a chat, and index it.

        One of the same name stays, and the new one gets a number; of the same bytes there is only ever one.

        Args:
            name: What its sender calls it: anything; made safe here.
            data: Its bytes.
            correction: What its sidecar is to say.
            progress: Told how far it is.

        Raises:
            ReadError: No report can be made of it.
            CorpusError: The folder is gone, or cannot be written.
            Busy: Somebody else is changing the index.
            IndexOutdated: The index was built with another tokeniser.
        """
        safe = safe_name(name)
        if len(data) > self._limit:
            raise ReadError(safe, Code.LARGE_FILE, limit=self._limit)
        self._check_folder()
        with self._engine.changing(f"adding {safe}"):
            if same := self._same(data):
                return same
            for path in numbered(self._corpus / safe):
                if not path.exists():
                    return self._put(path, data, correction or _correction(path), progress)
                # Not in the index, or taken out of it; or it changed there since.
                if _holds(path, data):
                    return self._indexed(path.name, progress)
        raise AssertionError("the numbers never end")

    def refresh(self, tell: Callable[[str], None] = lambda _: None) -> Refreshed:
        """Fetch every page that came from a link again; what cannot be fetched stays as it is.

        Args:
            tell: Told the key of each page before it is fetched.

        Raises:
            CorpusError: There is no corpus folder, or it cannot be written.
            Busy: Somebody else is changing the index.
        """
        updated: list[str] = []
        failed: list[Failure] = []
        unchanged = 0
        last_host = ""
        for key, correction in self._links():
            assert correction.url
            host = urlsplit(correction.url).netloc
            if host == last_host:
                time.sleep(self._pause)
            last_host = host
            tell(key)
            try:
                if self._fetch_again(key, correction.url):
                    updated.append(key)
                else:
                    unchanged += 1
            except (LinkError, ReadError) as error:
                failed.append(Failure(key, error.reason))
        return Refreshed(tuple(updated), unchanged, tuple(failed))

    def _fetch_again(self, key: str, link: str) -> bool:
        """Whether a page says something else now, which then is in folder and index."""
        path = self._corpus / key
        page = self.fetcher.fetch(link)
        data = content_to_save(page)
        try:
            if data == path.read_bytes():
                return False
        except OSError as error:
            # Gone since the folder was looked through, say; the others are fetched all the same.
            raise ReadError(key, Code.UNREADABLE, problem=error.strerror or error) from error
        with self._engine.changing(f"refreshing {key}"):
            now = _correction(path)
            self._put(path, data, replace(now, url=now.url or link, fetched=page.fetched))
        return True

    def _links(self) -> Iterator[tuple[str, Correction]]:
        for file in list_corpus(self._corpus).files:
            with suppress(ReadError):
                correction = _correction(self._corpus / file.key)
                if correction.fetched and correction.url:
                    yield file.key, correction

    def _check_folder(self) -> None:
        """Refuse a folder that is gone: one made anew (below a mount that is missing) would look like all there is."""
        if self._corpus.exists() and not self._corpus.is_dir():
            raise CorpusError(Code.CORPUS_NO_FOLDER, folder=self._corpus)
        # Before anything was indexed, the first report makes it.
        if not self._corpus.exists() and self._engine.stats().reports:
            raise CorpusError(Code.NO_CORPUS, folder=self._corpus)

    def _key_of(self, path: Path) -> str | None:
        """The key of a file that is in the corpus folder already; None for others."""
        try:
            # Unlike `Path.resolve` before Python 3.13 it knows what to do with links that lead in a circle.
            return Path(os.path.realpath(path)).relative_to(os.path.realpath(self._corpus)).as_posix()
        except (ValueError, OSError):
            return None

    def _same(self, data: bytes) -> Addition | None:
        """What there is of just these bytes already, whatever is said of them in its sidecar."""
        for key in self._engine.files_of_content(hash_of(data)):
            if _holds(self._corpus / key, data):
                return Addition(key, self._engine.reports_of_file(key), is_new=False)
        return None

    def _put(self, path: Path, data: bytes, correction: Correction, progress: ReportProgress | None = None) -> Addition:
        """Save a file and index it; the caller lets nobody else change anything meanwhile."""
        key = path.relative_to(self._corpus).as_posix()
        made = [folder for folder in (path.parent, *path.parent.parents) if not folder.exists()]
        try:
            with kept_on_failure(path, sidecar_of(path)):
                write_whole(path, data)
                write_sidecar(path, correction)
                return self._indexed(key, progress)
        except BaseException:
            # What of it the index knows already must go too; where that cannot be, the next reindex sees to it.
            with suppress(WenjuError):
                self._engine.index_files([key])
            with suppress(OSError):
                for folder in made:
                    folder.rmdir()
            raise

    def _indexed(self, key: str, progress: ReportProgress | None) -> Addition:
        changes = self._engine.index_file(key, progress)
        return Addition(key, self._engine.reports_of_file(key), changes.failed)


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == data
    except OSError:
        return False


def _correction(path: Path) -> Correction:
    return parse_sidecar(load_sidecar(path, path.name), path.name)
