"""A file of the corpus folder -> the reports to be that it holds, with what their owner says of them in sidecars."""

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from retrieval.corpus.corrections import digest_with, load_sidecar, parse_sidecar
from retrieval.corpus.folder import CorpusFile, read_file
from retrieval.errors import ReadError
from retrieval.readers import Member, ReadLimits, list_members, read_member, read_report, takes
from retrieval.reasons import Code, reason
from retrieval.types import Failure, Report

SETTLED_NANOSECONDS = 2_000_000_000
"""A file changed less than this before it was read may change again within the clock's grain (2 s on FAT) without
a new time: it is read again next time, and its hash decides."""


@dataclass(frozen=True, slots=True)
class Item:
    """One report to be: a file, or a member of one, which has neither size nor time.

    Attributes:
        sha256: Of its bytes and of the sidecar beside it.
        content: Of the bytes of a file alone; None of a member.
        source: Its bytes, of a file, or the member.
        sidecar: Bytes of the sidecar; none where it has none.
    """

    key: str
    sha256: str
    source: bytes | Member
    sidecar: bytes = b""
    size: int | None = None
    modified: int | None = None
    content: str | None = None

    @property
    def weight(self) -> int:
        """Bytes to be read."""
        return len(self.source.data if isinstance(self.source, Member) else self.source)

    @property
    def packed(self) -> int:
        """Bytes of the file that these were taken from."""
        packed = self.source.packed if isinstance(self.source, Member) else None
        return self.weight if packed is None else packed

    def read(self, limits: ReadLimits) -> Report:
        """Make the report.

        Args:
            limits: What it may take.

        Raises:
            ReadError: It cannot be read, or not within the limits, or what its sidecar says cannot.
        """
        if not self.sidecar:
            return self._read(limits)
        correction = parse_sidecar(self.sidecar, self.key)
        return replace(correction.applied_to(self._read(limits)), sha256=self.sha256)

    def _read(self, limits: ReadLimits) -> Report:
        if isinstance(self.source, Member):
            return read_member(self.source, limits)
        return read_report(self.source, self.key, limits)


@dataclass(frozen=True, slots=True)
class ReadThrough:
    """A file that holds several reports was read to its end; its time is None where it may yet change within it."""

    size: int
    modified: int | None
    sha256: str


def contents(folder: Path, file: CorpusFile, limit: int, taken: set[str]) -> Iterator[Item | Failure | ReadThrough]:
    """Open a file: one report, or those inside it, what failed among these, and at last that all were seen.

    Args:
        folder: The corpus folder.
        file: Which.
        limit: Largest number of bytes taken.
        taken: Keys of reports inside files; those of this one are added.

    Raises:
        ReadError: It cannot be read, or not to its end, or holds no report.
    """
    settled = time.time_ns() - file.modified > SETTLED_NANOSECONDS
    modified = file.modified if settled else None
    data = read_file(folder, file, limit)
    members = list_members(data, file.key)
    if members is None:
        content = hash_of(data)
        yield _corrected(folder, Item(file.key, content, data, size=file.size, modified=modified, content=content))
        return
    empty = True
    for member in members:
        if isinstance(member, Failure):
            yield member
        elif member.key in taken:
            yield Failure(member.key, reason(Code.ZIP_SAME_NAME))
        elif takes(member.key) or member.reader:
            taken.add(member.key)
            yield _corrected(folder, Item(member.key, hash_of(member.data), member))
        else:
            continue
        empty = False
    if empty:
        raise ReadError(file.key, Code.NO_REPORT)
    yield ReadThrough(file.size, modified, hash_of(data))


def hash_of(data: bytes) -> str:
    """The hash by which bytes are known again."""
    return hashlib.sha256(data).hexdigest()


def _corrected(folder: Path, item: Item) -> Item:
    """The item with what its owner says about it in a sidecar.

    Raises:
        ReadError: The sidecar cannot be read.
    """
    sidecar = load_sidecar(folder / item.key, item.key)
    if not sidecar:
        return item
    return replace(item, sha256=digest_with(sidecar, item.sha256), sidecar=sidecar)
