"""Mails (`.eml`) -> `Report`. Format: RFC 5322, 2045."""

import email
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from retrieval.analysis import CHINA_TIME
from retrieval.errors import ReadError
from retrieval.readers import fields
from retrieval.readers.assembly import Layer, assemble
from retrieval.readers.decoding import decode, decode_declared
from retrieval.readers.grids import ReadTable
from retrieval.readers.html.saved import is_saved_page
from retrieval.readers.metadata import LONGEST_NAME, Metadata
from retrieval.readers.office.hypertext import read_hypertext
from retrieval.readers.office.parts import lines_of
from retrieval.readers.papers.official import understand_paper
from retrieval.reasons import Code
from retrieval.types import Origin, Report

_HEAD_BYTES: Final = 1 << 14
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:|[ \t])[^\n]*|>?From [^\n]*")
_MIME = re.compile(rb"^mime-version:\s*1\.", re.IGNORECASE | re.MULTILINE)
_PASSED_ON = re.compile(r"(?:(?:re|fw|fwd|答复|回复|转发|回覆|轉發)\s*[:：]\s*)+", re.IGNORECASE)
_MOST_PARTS = 1_000


class MailReader:
    """Reads `.eml`."""

    suffixes = frozenset({".eml"})
    is_light = False

    def recognises(self, data: bytes) -> bool:
        """Whether it begins with the headers of a mail, the one among them that says so, and is no saved page."""
        if is_saved_page(data):
            return False
        head = data[:_HEAD_BYTES].replace(b"\r\n", b"\n").lstrip().partition(b"\n\n")[0]
        lines = head.split(b"\n")
        return _MIME.search(head) is not None and all(_HEADER.fullmatch(line) for line in lines[:-1])

    def read(self, data: bytes, key: str) -> Report:
        """Read a mail: its subject is the title, who sent it the source, its day the date; attachments are left out.

        Raises:
            ReadError: It holds no text, or too many parts.
        """
        try:
            message = email.message_from_bytes(data)
            parts = list(_parts(message, key))
        except RecursionError as error:
            raise ReadError(key, Code.PDF_NESTED) from error
        page = next((part for part in parts if part.get_content_type() == "text/html"), None)
        plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
        lines = lines_of(_text(plain, key)) if plain is not None else []
        read = read_hypertext(_text(page, key)) if page is not None else None
        # As plain text a table has lost its columns.
        if read is not None and (read.tables or not lines):
            lines = list(read.lines)
        if not lines:
            raise ReadError(key, Code.NO_BODY)
        attached = tuple(name for part in parts if (name := _file_name(part)))
        sender = parseaddr(_header(message, "From"))[0]
        envelope = Envelope(_header(message, "Subject"), sender, _sent(message), attached)
        return mail_report(envelope, lines, read.tables if read else (), data, key)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What stands around the text of a mail; "" and None for what it leaves out."""

    subject: str
    sender: str
    sent: datetime | None
    attached: tuple[str, ...]


def mail_report(mail: Envelope, lines: list[str], tables: Sequence[ReadTable], data: bytes, key: str) -> Report:
    """Make the report of a mail, whatever program saved it.

    Args:
        mail: What stands around its text.
        lines: Its text.
        tables: The tables in it.
        data: The file.
        key: The report's key.
    """
    subject = _PASSED_ON.sub("", fields.one_line(mail.subject, fields.LONGEST_TITLE))
    paper = understand_paper(lines)
    attached = ", ".join(fields.one_line(name, fields.LONGEST_TITLE) for name in mail.attached)
    return assemble(
        data,
        key,
        "mail",
        title=subject or paper.title,
        title_origin=Origin("given", "subject") if subject else paper.title_origin,
        layers=(
            Layer(Metadata(source=fields.one_line(mail.sender, LONGEST_NAME) or None), Origin("found", "who sent it")),
            Layer(Metadata(published=mail.sent), Origin("given", "when it was sent")),
            *paper.layers,
        ),
        paragraphs=lines if subject else [lines[place] for place in paper.body] or lines,
        written=paper.written,
        tables=tables,
        notes=(f"attached and not read: {attached}",) if attached else (),
    )


def _parts(message: Message, key: str) -> Iterator[Message]:
    for count, part in enumerate(message.walk()):
        if count > _MOST_PARTS:
            raise ReadError(key, Code.ZIP_PARTS, limit=_MOST_PARTS)
        if not part.is_multipart():
            yield part


def _text(part: Message, key: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if not data.strip():
        return ""
    declared = decode_declared(data, str(part.get_param("charset") or "utf-8"))
    return (declared or decode(data, key)).text


def _header(message: Message, name: str) -> str:
    """A header as people read it, whether it was written by the rules or as bare bytes."""
    raw = next((value for header, value in message.raw_items() if header.lower() == name.lower()), "")
    if not raw.isascii():
        data = raw.encode("utf-8", "surrogateescape")
        declared = decode_declared(data, "gb18030")
        return fields.one_line(declared.text if declared else data.decode("utf-8", "replace"), fields.LONGEST_TITLE)
    try:
        return fields.one_line(str(make_header(decode_header(raw))), fields.LONGEST_TITLE)
    except (ValueError, LookupError, MessageError):
        return fields.one_line(raw, fields.LONGEST_TITLE)


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
        return fields.one_line(str(make_header(decode_header(name))), fields.LONGEST_TITLE)
    except (ValueError, LookupError, TypeError, MessageError):
        return ""


def _sent(message: Message) -> datetime | None:
    try:
        sent = parsedate_to_datetime(_header(message, "Date"))
        return sent.astimezone(CHINA_TIME) if sent.tzinfo else sent.replace(tzinfo=CHINA_TIME)
    except (ValueError, TypeError, OverflowError):
        return None
