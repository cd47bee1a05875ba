"""What comes from outside into the corpus folder: links, files, and what is sent in a chat; indexed at once."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from retrieval.corpus.corrections import (
    Correction,
    load_sidecar,
    parse_sidecar,
    restore_sidecar,
    write_sidecar,
    write_whole,
)
from retrieval.corpus.fetch import Fetcher
from retrieval.corpus.files import safe_name
from retrieval.corpus.folder import list_corpus
from retrieval.corpus.links import content_to_save, file_name
from retrieval.engine import Engine
from retrieval.errors import Busy, CorpusError, LinkError, ReadError, ReportNotFound
from retrieval.readers import Member, is_container, list_members, read_member, read_report
from retrieval.readers.members import SEPARATOR
from retrieval.types import Changes, Failure, Report

_POLITE_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Addition:
    """What came in.

    Attributes:
        key: Of the file in the corpus folder.
        reports: Its report, or those inside it.
        changes: What that did to the index.
    """

    key: str
    reports: tuple[Report, ...]
    changes: Changes


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What fetching all links again did: keys of reports that changed, how many did not, and what failed."""

    updated: tuple[str, ...]
    unchanged: int
    failed: tuple[Failure, ...]


class Intake:
    """Takes in reports for one engine.

    Args:
        engine: Whose corpus folder they go to.
        fetcher: Fetches links; None: one with the engine's limit on file sizes.
        pause: Seconds between two pages of one host in `refresh`.
    """

    def __init__(self, engine: Engine, fetcher: Fetcher | None = None, *, pause: float = _POLITE_SECONDS) -> None:
        self._engine = engine
        self._corpus = engine.corpus
        self._limit = engine.options.max_file_bytes
        self._fetcher = fetcher or Fetcher(max_bytes=self._limit)
        self._pause = pause

    @staticmethod
    def holds_several(name: str) -> bool:
        """Whether a file of this name holds several reports, as far as the name tells."""
        return is_container(name)

    def add_link(self, link: str) -> Addition:
        """Fetch a page, save it in the corpus folder with its address, and index it.

        The same link again fetches it again, into the same file.

        Raises:
            LinkError: It cannot or must not be fetched.
            ReadError: No report can be made of it. Neither folder nor index has changed then.
            CorpusError: The folder cannot be written.
            Busy: Somebody else is changing the index; the page is saved, and the next reindex finds it.
        """
        link = link.strip().partition("#")[0]
        page = self._fetcher.fetch(link)
        path = self._corpus / file_name(link, page)
        old = _correction(path)
        fetched = replace(old, url=old.url or link, fetched=page.fetched)
        return self._put(path, content_to_save(page), fetched)

    def add_file(self, path: Path) -> Addition:
        """Copy a file into the corpus folder, with its sidecar if it has one, and index it.

        One that is there already is only indexed; another of the same name gets a number.

        Raises:
            ReadError: It cannot be read, or no report can be made of it. Nothing has changed then.
            CorpusError: The folder cannot be written.
            Busy: Somebody else is changing the index; the file is saved, and the next reindex finds it.
        """
        with suppress(ValueError, OSError):
            key = path.resolve().relative_to(self._corpus.resolve()).as_posix()
            return self._indexed(key)
        try:
            with path.open("rb") as stream:
                data = stream.read(self._limit + 1)
        except OSError as error:
            raise ReadError(str(path), f"it cannot be read: {error.strerror or error}") from error
        return self.add_bytes(path.name, data, _correction(path))

    def add_bytes(self, name: str, data: bytes, correction: Correction | None = None) -> Addition:
        """Save a file that came without a path, as from a chat, and index it.

        Args:
            name: What its sender calls it; made safe here.
            data: Its bytes.
            correction: What its sidecar is to say.

        Raises:
            ReadError: No report can be made of it. Nothing has changed then.
            CorpusError: The folder cannot be written.
            Busy: Somebody else is changing the index; the file is saved, and the next reindex finds it.
        """
        safe = safe_name(name)
        if len(data) > self._limit:
            raise ReadError(
                safe, f"it has more than the {self._limit:,} bytes allowed; split it, or raise max_file_bytes"
            )
        for path in _numbered(self._corpus / safe):
            with suppress(FileNotFoundError):
                if path.read_bytes() != data:
                    continue
            return self._put(path, data, correction or _correction(path))
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
                page = self._fetcher.fetch(correction.url)
                data = content_to_save(page)
                if data == (self._corpus / key).read_bytes():
                    unchanged += 1
                else:
                    self._put(self._corpus / key, data, replace(correction, fetched=page.fetched))
                    updated.append(key)
            except (LinkError, ReadError) as error:
                failed.append(Failure(key, error.reason if isinstance(error, ReadError) else str(error)))
        return Refreshed(tuple(updated), unchanged, tuple(failed))

    def _links(self) -> Iterator[tuple[str, Correction]]:
        for file in list_corpus(self._corpus).files:
            with suppress(ReadError):
                correction = _correction(self._corpus / file.key)
                if correction.fetched and correction.url:
                    yield file.key, correction

    def _put(self, path: Path, data: bytes, correction: Correction) -> Addition:
        """Save and index a file; where that fails, put back what was there."""
        try:
            self._corpus.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CorpusError(f"the folder {self._corpus} cannot be made: {error.strerror or error}") from error
        key = path.relative_to(self._corpus).as_posix()
        _check_readable(data, key)
        before = path.read_bytes() if path.exists() else None
        sidecar = load_sidecar(path, path.name)
        write_whole(path, data)
        try:
            write_sidecar(path, correction)
            return self._indexed(key)
        except Busy as error:
            raise Busy(f"{path.name} is saved but not indexed: {error}; `wenju reindex` takes it in") from error
        except (ReadError, CorpusError):
            restore_sidecar(path, sidecar)
            if before is None:
                path.unlink(missing_ok=True)
            else:
                write_whole(path, before)
            raise

    def _indexed(self, key: str) -> Addition:
        changes = self._engine.index_file(key)
        try:
            reports: tuple[Report, ...] = (self._engine.find(key),)
        except ReportNotFound:
            inside = key + SEPARATOR
            reports = tuple(
                self._engine.report(source.id) for source in self._engine.sources() if source.key.startswith(inside)
            )
        return Addition(key, reports, changes)


def _check_readable(data: bytes, key: str) -> None:
    """Raise `ReadError` where no report can be made of a file, before it is in the folder."""
    members = list_members(data, key)
    if members is None:
        read_report(data, key)
    elif not any(_is_readable(member) for member in members):
        raise ReadError(key, "it holds no report that can be read")


def _is_readable(member: Member | Failure) -> bool:
    if isinstance(member, Failure):
        return False
    try:
        read_member(member)
    except ReadError:
        return False
    return True


def _numbered(path: Path) -> Iterator[Path]:
    """The path, then the same with -2, -3 before its ending."""
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1


def _correction(path: Path) -> Correction:
    return parse_sidecar(load_sidecar(path, path.name), path.name)
