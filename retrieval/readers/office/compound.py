"""Compound files, in which Outlook and old Office keep streams in folders -> those streams. Format: [MS-CFB]."""

import struct
from array import array
from collections.abc import Iterator
from typing import Final

from retrieval.errors import ReadError
from retrieval.reasons import Code

OLE_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of all Office documents of that time, and of those that are encrypted today."""

_LAST_SECTOR = 0xFFFFFFFA
_NOTHING = 0xFFFFFFFF
_HEADER_ENTRIES = 109
_ENTRY = 128
_FOLDERS = (1, 5)
_STREAM = 2


def read_streams(data: bytes, key: str) -> dict[str, bytes]:
    """The streams of a compound file by their paths, as `folder/stream`.

    Raises:
        ReadError: It is damaged.
    """
    try:
        return dict(_File(data).streams())
    except (struct.error, ValueError, IndexError) as error:
        raise ReadError(key, Code.PDF_DAMAGED, problem=type(error).__name__) from error


def goes_in_circles(data: bytes) -> bool:
    """Whether the chain of its folder or of its small streams comes back to itself, so far as they can be followed.

    Who follows one without counting never ends, or takes all the memory there is.
    """
    try:
        _File(data)
    except _Circle:
        return True
    except (struct.error, ValueError, IndexError):
        pass
    return False


class _Circle(ValueError):
    """More was read than there is: a chain goes in a circle, or many share one."""


class _File:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._shift, self._small_shift = struct.unpack_from("<HH", data, 30)
        if not (7 <= self._shift <= 16 and 4 <= self._small_shift <= self._shift):
            raise ValueError
        folder, self._cutoff, small = struct.unpack_from("<4xI4xII", data, 44)
        # Of both together no stream can be longer than the file.
        self._left = 2 * len(data)
        self._next = self._read_table()
        entries = self._chain(folder)
        self._entries = [entries[at : at + _ENTRY] for at in range(0, len(entries) - _ENTRY + 1, _ENTRY)]
        self._next_small = _numbers(self._chain(small))
        self._small = self._chain(struct.unpack_from("<I", self._entries[0], 116)[0])

    def streams(self) -> Iterator[tuple[str, bytes]]:
        """All streams, each once."""
        waiting = [(struct.unpack_from("<I", self._entries[0], 76)[0], "")]
        seen = set()
        while waiting:
            number, path = waiting.pop()
            if number == _NOTHING or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            length, kind, left, right, child = struct.unpack_from("<HB x III", entry, 64)
            name = path + entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            waiting += [(left, path), (right, path)]
            if kind in _FOLDERS:
                waiting.append((child, f"{name}/"))
            elif kind == _STREAM:
                start, size = struct.unpack_from("<II", entry, 116)
                yield name, (self._small_chain(start, size) if size < self._cutoff else self._chain(start)[:size])

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        if start >= len(self._data):
            raise ValueError
        self._left -= 1 << self._shift
        if self._left < 0:
            raise _Circle
        return self._data[start : start + (1 << self._shift)]

    def _chain(self, number: int) -> bytes:
        pieces: list[bytes] = []
        while number < _LAST_SECTOR:
            pieces.append(self._sector(number))
            number = self._next[number]
        return b"".join(pieces)

    def _small_chain(self, number: int, size: int) -> bytes:
        pieces: list[bytes] = []
        width = 1 << self._small_shift
        while number < _LAST_SECTOR and width * len(pieces) < size:
            pieces.append(self._small[number * width : (number + 1) * width])
            number = self._next_small[number]
        return b"".join(pieces)[:size]

    def _read_table(self) -> "array[int]":
        """Which sector follows which."""
        numbers = list(struct.unpack_from(f"<{_HEADER_ENTRIES}I", self._data, 76))
        (more,) = struct.unpack_from("<I", self._data, 68)
        while more < _LAST_SECTOR:
            *further, more = _numbers(self._sector(more))
            numbers += further
        return _numbers(b"".join(self._sector(number) for number in numbers if number < _LAST_SECTOR))


def _numbers(data: bytes) -> "array[int]":
    return array("I", struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
