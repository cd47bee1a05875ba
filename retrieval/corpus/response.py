"""The body of a response -> its bytes: packed once at most, in a way that is known, and bounded in size and time.

httpx would undo whatever a header names, all of a piece at once: 7 KB that are packed twice become as many gigabytes
before anybody can count them.
"""

import time
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

import httpx

from retrieval.errors import LinkError
from retrieval.reasons import Code

_GZIP: Final = 16 + zlib.MAX_WBITS
_BITS: Final = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}
_GZIP_MARK: Final = b"\x1f\x8b"
_STEP: Final = 1 << 16
_LONGEST_NAME: Final = 40


def read_body(response: httpx.Response, url: httpx.URL, limit: int, deadline: float) -> bytes:
    """Read all of a page.

    Args:
        response: Its head was read, its body not.
        url: Where it is from, for the error.
        limit: Most bytes, packed and unpacked.
        deadline: When it must be done, on the clock of `time.monotonic`.

    Raises:
        LinkError: It has more bytes, is packed in a way that is not undone, or is damaged.
        httpx.ReadTimeout: The deadline has passed.
    """
    packing = _packing(response, url)
    stated = response.headers.get("content-length", "")
    size = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 19 else 0
    data = b""
    if size <= limit:
        data = _first(response.iter_raw(), limit + 1, deadline)
        if packing and len(data) <= limit:
            data = _unpacked(data, packing, url, limit + 1, deadline)
    if max(size, len(data)) > limit:
        raise LinkError(Code.LARGE_DOWNLOAD, url=url, limit=limit)
    return data


def read_beginning(response: httpx.Response, url: httpx.URL, limit: int, deadline: float) -> bytes:
    """Read as much of a page as is wanted; like `read_body`, but what is longer is cut off."""
    packing = _packing(response, url)
    data = _first(response.iter_raw(), limit, deadline)
    return _unpacked(data, packing, url, limit, deadline) if packing else data


def _packing(response: httpx.Response, url: httpx.URL) -> str:
    """How a body is packed; "" where it is not."""
    named = response.headers.get_list("content-encoding", split_commas=True)
    names = [name for name in (word.strip().lower() for word in named) if name not in ("", "identity")]
    if len(names) > 1:
        raise LinkError(Code.PACKED_TWICE, url=url, times=len(names))
    if names and names[0] not in _BITS:
        raise LinkError(Code.UNKNOWN_PACKING, url=url, packing=names[0][:_LONGEST_NAME])
    return names[0] if names else ""


def _unpacked(data: bytes, packing: str, url: httpx.URL, limit: int, deadline: float) -> bytes:
    try:
        return _first(_unpacking(data, packing), limit, deadline)
    except (zlib.error, EOFError) as error:
        raise LinkError(Code.DAMAGED_DOWNLOAD, url=url) from error


def _first(pieces: Iterable[bytes], limit: int, deadline: float) -> bytes:
    """The first bytes of pieces, at most `limit` of them."""
    # Not a list: a server may send a page of megabytes by twos.
    data = bytearray()
    for piece in pieces:
        if time.monotonic() > deadline:
            raise httpx.ReadTimeout("the time for the page is over")
        data += piece
        if len(data) >= limit:
            break
    return bytes(data[:limit])


def _unpacking(data: bytes, packing: str) -> Iterator[bytes]:
    """Pieces of what was packed, each small, some empty.

    Raises:
        zlib.error: It is damaged.
        EOFError: Its end is missing.
    """
    bits = _BITS[packing]
    if packing == "deflate" and not _is_zlib(data):
        bits = -zlib.MAX_WBITS
    place = 0
    while place < len(data):
        unpacker = zlib.decompressobj(bits)
        while not unpacker.eof:
            step = unpacker.unconsumed_tail
            if not step:
                step = data[place : place + _STEP]
                place += len(step)
            piece = unpacker.decompress(step, _STEP)
            if not (step or piece or unpacker.eof):
                raise EOFError
            yield piece
        place -= len(unpacker.unused_data)
        # A file of gzip may be several, one behind the other; whatever else follows is padding.
        if bits != _GZIP or not data.startswith(_GZIP_MARK, place):
            return


def _is_zlib(data: bytes) -> bool:
    """Whether "deflate" means what the standard says; some servers send it without zlib's head and checksum."""
    return data[:1] != b"" and data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2]) % 31 == 0
