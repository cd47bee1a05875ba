"""ZIP archives: whether they can be read at all, and their members within bounds; a container of many reports.

Sizes that an archive states are never believed: bytes are counted as they come out.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from retrieval.errors import ReadError
from retrieval.readers.members import SEPARATOR, Member
from retrieval.reasons import Code
from retrieval.types import Failure

MOST_PARTS = 5_000
MOST_PART_BYTES = 20 << 20
MOST_BYTES = 200 << 20
"""Bytes unpacked of one archive; a bomb of any shape ends here."""

# The list of parts stands at the end: an entry a part, then where it ends, before that (in large archives) once more.
_ENTRY = struct.Struct("<4s24xHHH12x")
_ENTRY_MARK = b"PK\x01\x02"
_END = struct.Struct("<4s8xL6x")
_END_MARK = b"PK\x05\x06"
_LARGE_END = struct.Struct("<4s36xQ8x")
_LARGE_END_MARK = b"PK\x06\x06"
_LOCATOR_MARK = b"PK\x06\x07"
_LOCATOR_BYTES = 20
_LONGEST_COMMENT = 0xFFFF
# bzip2 and LZMA unpack a small piece into any amount at once; deflate can be stopped at every byte.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def open_archive(data: bytes, key: str) -> zipfile.ZipFile:
    """Open an archive after a look at its size.

    Raises:
        ReadError: It is no ZIP archive, damaged, cut short, or has too many parts.
    """
    # Counted before zipfile makes an object of each.
    if _has_more_parts(data, MOST_PARTS):
        raise ReadError(key, Code.ZIP_PARTS, limit=MOST_PARTS)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error, OverflowError) as error:
        raise ReadError(key, Code.ZIP_DAMAGED) from error


def read_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, key: str, limit: int) -> bytes:
    """Unpack one part, and no more of it than the limit.

    Args:
        archive: An open archive.
        part: Which part.
        key: What the error names.
        limit: Largest number of bytes.

    Raises:
        ReadError: It is encrypted, damaged, packed in an unusual way, or larger than the limit.
    """
    if part.flag_bits & _ENCRYPTED:
        raise ReadError(key, Code.ZIP_ENCRYPTED)
    if part.compress_type not in _METHODS:
        raise ReadError(key, Code.ZIP_METHOD)
    try:
        with archive.open(part) as stream:
            unpacked = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ReadError(key, Code.ZIP_PART_DAMAGED) from error
    except (struct.error, OverflowError) as error:
        raise ReadError(key, Code.ZIP_PART_DAMAGED) from error
    if len(unpacked) > limit:
        raise ReadError(key, Code.ZIP_LARGE, limit=limit)
    return unpacked


def part_names(data: bytes) -> list[str]:
    """The names in an archive; none where it cannot be opened."""
    try:
        with open_archive(data, "") as archive:
            return archive.namelist()
    except ReadError:
        return []


class ZipContainer:
    """Takes the reports out of `.zip` archives."""

    suffixes = frozenset({".zip"})

    def members(self, data: bytes, key: str) -> Iterator[Member | Failure]:
        """Unpack one part after the other.

        Args:
            data: The whole archive.
            key: Its path below the corpus folder; a part's key is `a.zip!/folder/b.md`.

        Raises:
            ReadError: It cannot be opened, or unpacks to more than `MOST_BYTES`.
        """
        left = MOST_BYTES
        with open_archive(data, key) as archive:
            for part in archive.infolist():
                name = _name(part)
                # A damaged archive has parts without a name, of which `is_dir` cannot speak.
                if not name or part.is_dir():
                    continue
                inside = key + SEPARATOR + name
                try:
                    unpacked = read_part(archive, part, inside, min(MOST_PART_BYTES, left))
                except ReadError as error:
                    yield Failure(error.key, error.reason)
                    # A part that broke off has cost its bytes too.
                    left -= min(part.file_size, MOST_PART_BYTES, left)
                else:
                    left -= len(unpacked)
                    yield Member(inside, unpacked, packed=part.compress_size)
                if left <= 0:
                    raise ReadError(key, Code.ZIP_LARGE, limit=MOST_BYTES)


def _has_more_parts(data: bytes, most: int) -> bool:
    """Whether the list of parts has more entries than allowed; what counts is the list, not what is said of it."""
    last = len(data) - _END.size
    end = data.rfind(_END_MARK, max(0, last - _LONGEST_COMMENT), max(0, last) + len(_END_MARK))
    if end < 0 or last < 0:
        return False
    _, size = _END.unpack_from(data, end)
    locator = end - _LOCATOR_BYTES
    large = locator - _LARGE_END.size
    if large >= 0 and data.startswith(_LOCATOR_MARK, locator) and data.startswith(_LARGE_END_MARK, large):
        end = large
        _, size = _LARGE_END.unpack_from(data, large)
    place = end - size
    parts = 0
    while 0 <= place <= end - _ENTRY.size and parts <= most:
        mark, *lengths = _ENTRY.unpack_from(data, place)
        if mark != _ENTRY_MARK:
            break
        parts += 1
        place += _ENTRY.size + sum(lengths)
    return parts > most


def _name(part: zipfile.ZipInfo) -> str:
    """The path of a part without `..` and its like; "" for what editors and systems pack along."""
    name = part.filename
    if not part.flag_bits & _UTF8_NAME:
        # Windows in China packs names in GBK, older tools of Linux in UTF-8, and neither says so.
        raw = name.encode("cp437", errors="replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("gb18030", errors="replace")
    parts = [step for step in PurePosixPath(name.replace("\\", "/")).parts if step not in ("/", ".", "..")]
    return "" if any(step.startswith((".", "_")) for step in parts) else "/".join(parts)
