"""Mails in the form of Outlook: a compound file of small and large streams, some in folders."""

import struct
from datetime import UTC, datetime

from tests.retrieval.readers.office_files import LEAST_STREAM, SECTOR, directory_entry

SMALL = 64
END = 0xFFFFFFFE
FREE = 0xFFFFFFFF


def make_msg(*lines, subject="", sender="", sent=None, html="", attached=(), encoding="utf-16-le"):
    """A mail; in another encoding than UTF-16 its texts are of 8 bits, and the mail says which.

    A subject of bytes stands there as it is.
    """
    kind = "001F" if encoding == "utf-16-le" else "001E"
    numbers = b""
    if sent:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
        numbers += struct.pack("<HHIQ", 0x40, 0x39, 6, ticks)
    if kind == "001E":
        numbers += struct.pack("<HHIQ", 3, 0x3FFD, 6, 936)
    streams = {"__properties_version1.0": bytes(32) + numbers}
    for number, text in ((0x37, subject), (0x42, sender), (0x1000, "\r\n".join(lines))):
        if text:
            streams[f"__substg1.0_{number:04X}{kind}"] = text if isinstance(text, bytes) else text.encode(encoding)
    if html:
        streams["__substg1.0_10130102"] = html.encode("utf-8")
    for number, name in enumerate(attached):
        streams[f"__attach_version1.0_#{number:08X}/__substg1.0_3707{kind}"] = name.encode(encoding)
        streams[f"__attach_version1.0_#{number:08X}/__substg1.0_37010102"] = b"attached"
    return compound_of(streams)


def compound_of(streams):
    """A compound file; streams of less than 4,096 bytes share sectors, as they do in real ones."""
    little = b""
    next_small, places = [], {}
    for path, data in streams.items():
        if len(data) < LEAST_STREAM:
            count = -(-len(data) // SMALL)
            start = len(little) // SMALL
            next_small += [*range(start + 1, start + count), END] if count else []
            places[path] = (start if count else END, len(data))
            little += data.ljust(count * SMALL, b"\0")
    folders = sorted({path.partition("/")[0] for path in streams if "/" in path})
    count = 1 + len(folders) + len(streams)
    first_small = 1 + -(-count // 4)
    small_table = _padded(struct.pack(f"<{len(next_small)}I", *next_small), b"\xff")
    first_little = first_small + len(small_table) // SECTOR
    contents, start = _padded(little), first_little
    chains = [range(1, first_small), range(first_small, first_little), range(start, start + len(contents) // SECTOR)]
    for path, data in streams.items():
        if path not in places:
            start = first_little + len(contents) // SECTOR
            places[path] = (start, len(data))
            contents += _padded(data)
            chains.append(range(start, first_little + len(contents) // SECTOR))
    table = [0xFFFFFFFD, *[FREE] * 127]
    for chain in chains:
        for sector in chain:
            table[sector] = sector + 1 if sector + 1 in chain else END
    directory = _padded(b"".join(_entries(streams, folders, places, first_little, len(little))))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, LEAST_STREAM, first_small, 1, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    return head + struct.pack("<128I", *table) + directory + small_table + contents


def _entries(streams, folders, places, first_little, length):
    inside = {folder: [path for path in streams if path.startswith(f"{folder}/")] for folder in folders}
    top = [path for path in streams if "/" not in path] + folders
    order = [*top, *(path for folder in folders for path in inside[folder])]
    number = {path: place for place, path in enumerate(order, start=1)}
    yield directory_entry("Root Entry", 5, child=1, start=first_little, size=length)
    for group in (top, *inside.values()):
        for path, following in zip(group, [*group[1:], None], strict=True):
            right = number[following] if following else FREE
            if path in inside:
                yield directory_entry(path, 1, right=right, child=number[inside[path][0]])
            else:
                start, size = places[path]
                yield directory_entry(path.rpartition("/")[2], 2, right=right, start=start, size=size)


def _padded(data, filling=b"\0"):
    return data + filling * (-len(data) % SECTOR)
