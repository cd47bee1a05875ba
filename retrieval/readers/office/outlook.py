"""Mails as Outlook saves them (`.msg`) -> `Report`. Format: [MS-OXMSG], [MS-OXPROPS]."""

import struct
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from retrieval.analysis import CHINA_TIME
from retrieval.errors import ReadError
from retrieval.readers.decoding import decode, decode_declared, looks_readable, printable, text_codec
from retrieval.readers.office.compound import OLE_MARK, read_streams
from retrieval.readers.office.hypertext import read_hypertext
from retrieval.readers.office.mail import Envelope, mail_report
from retrieval.readers.office.parts import lines_of
from retrieval.reasons import Code
from retrieval.types import Report

_STREAM: Final = "__substg1.0_".encode("utf-16-le")
_SUBJECT, _BODY, _PAGE = 0x0037, 0x1000, 0x1013
# On whose behalf it was sent, and who sent it.
_SENDERS = (0x0042, 0x0C1A)
_SENT, _ARRIVED = 0x0039, 0x0E06
_MAIL_CODE_PAGE, _BODY_CODE_PAGE = 0x3FFD, 0x3FDE
_FILE_NAMES = (0x3707, 0x3704, 0x3001)
_PROPERTIES_HEAD = 32
_PROPERTY = 16
_BEGIN = datetime(1601, 1, 1, tzinfo=UTC)
_CODE_PAGES = {936: "gb18030", 54936: "gb18030", 950: "big5hkscs", 65001: "utf-8", 1200: "utf-16-le"}


class OutlookReader:
    """Reads `.msg`."""

    suffixes = frozenset({".msg"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether it is a compound file with a property of Outlook's."""
        return data.startswith(OLE_MARK) and _STREAM in data

    def read(self, data: bytes, key: str) -> Report:
        """Read a mail: its subject is the title, who sent it the source, its day the date; attachments are left out.

        Raises:
            ReadError: It is no mail, damaged, or holds no text.
        """
        if not self.recognises(data):
            raise ReadError(key, Code.MISNAMED, ending=".msg")
        mail = _Mail(read_streams(data, key), key)
        lines = lines_of(mail.text(_BODY))
        page = read_hypertext(mail.text(_PAGE))
        # As plain text a table has lost its columns.
        if page.tables or not lines:
            lines = list(page.lines)
        if not lines:
            raise ReadError(key, Code.NOT_TEXT if mail.unreadable else Code.NO_BODY)
        return mail_report(mail.envelope(), lines, page.tables, data, key)


class _Mail:
    """The properties of a mail; `unreadable` once one was asked for of which nothing can be read."""

    def __init__(self, streams: Mapping[str, bytes], key: str) -> None:
        self._streams = streams
        self._key = key
        self.unreadable = False
        self._numbers = self._read_numbers()

    def envelope(self) -> Envelope:
        """What stands around its text."""
        folders = sorted({path.partition("/")[0] for path in self._streams if path.startswith("__attach_")})
        names = (self._first(_FILE_NAMES, f"{folder}/") for folder in folders)
        return Envelope(
            self.text(_SUBJECT).strip("\x01\x02\x03\x04 \r\n"),
            self._first(_SENDERS),
            self._moment(_SENT) or self._moment(_ARRIVED),
            tuple(filter(None, names)),
        )

    def text(self, number: int, folder: str = "") -> str:
        """A property that is a text, in whatever form; "" where there is none, or nothing of it can be read.

        Bad spots are no reason to refuse the others, or the mail: they stand as U+FFFD.
        """
        if wide := self._streams.get(f"{folder}__substg1.0_{number:04X}001F"):
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        raw = next(
            (
                found
                for kind in ("001E", "0102")
                if (found := self._streams.get(f"{folder}__substg1.0_{number:04X}{kind}"))
            ),
            b"",
        ).rstrip(b"\0")
        if not raw:
            return ""
        page = self._numbers.get(_BODY_CODE_PAGE if number == _PAGE else _MAIL_CODE_PAGE, 0)
        label = _CODE_PAGES.get(page, f"cp{page}")
        declared = decode_declared(raw, label) if page else None
        try:
            return (declared or decode(raw, self._key)).text
        except ReadError:
            codec = text_codec(label) if page else None
            told = printable(raw.decode(codec or "gb18030", "replace"))
            # What somebody declares is believed.
            if looks_readable(told) or (codec and number not in (_BODY, _PAGE)):
                return told
        self.unreadable = True
        return ""

    def _first(self, numbers: tuple[int, ...], folder: str = "") -> str:
        return next(filter(None, (self.text(number, folder) for number in numbers)), "")

    def _moment(self, number: int) -> datetime | None:
        """A time, which is told in tenths of microseconds since 1601."""
        ticks = self._numbers.get(number, 0)
        try:
            return (_BEGIN + timedelta(microseconds=ticks // 10)).astimezone(CHINA_TIME) if ticks else None
        except OverflowError:
            return None

    def _read_numbers(self) -> dict[int, int]:
        """The properties of fixed size."""
        table = self._streams.get("__properties_version1.0", b"")
        found = {}
        for place in range(_PROPERTIES_HEAD, len(table) - _PROPERTY + 1, _PROPERTY):
            kind, number, value = struct.unpack_from("<HH4xQ", table, place)
            found[number] = value & 0xFFFFFFFF if kind == 3 else value
        return found
