"""The bot's log: one line an event as text or JSON, one event a question, and never the token.

Every line is redacted after it was formatted, tracebacks included, so no library can slip the token past. All
libraries are held at WARNING whatever the level: below that python-telegram-bot writes down whole updates, with names
and texts of people, and httpx writes the address of each call, which contains the token.
"""

import hmac
import json
import logging
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal, TextIO

from bot.untrusted import on_one_line
from retrieval.store import AskedQuestion

LoggedPeople = Literal["no", "hash", "id"]

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
"""A bot's number, a colon and its secret: 35 characters at present, fewer in some test servers."""

_QUERY = re.compile(r"(\bhttps?://[^\s?#\"\\]*)[?#](?:\\.|[^\s\"\\])*", re.IGNORECASE)
"""What follows the path of an address: the key to a feed, say."""

_FIELDS = "fields"

_log = logging.getLogger("wenju")

_secret = bytearray()
"""Of the hashes of people; set once, by `set_up`."""

OURS = (_log.name, "retrieval")
"""The loggers that follow the owner's level."""


def redact(text: str) -> str:
    """The text without anything that looks like a bot's token, and its addresses without what follows their path."""
    return _QUERY.sub(r"\1?…", _TOKEN.sub("<token>", text))


def set_up(form: Literal["text", "json"], level: str, stream: TextIO | None = None, *, key: str = "") -> None:
    """Send all log lines of this process to one stream, redacted.

    Args:
        form: "text" for people, "json" for programs: an object a line.
        level: Least level of our own lines: "debug", "info", "warning" or "error".
        stream: Where to; None is standard error.
        key: Known to nobody who reads the log; without it anybody could try all numbers of people against a hash.
    """
    _secret[:] = key.encode()
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonForm() if form == "json" else TextForm())
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.WARNING, _log.level))
    logging.captureWarnings(capture=True)


def event(name: str, *, level: int = logging.INFO, error: BaseException | None = None, **fields: object) -> None:
    """Log one event with its fields.

    Args:
        name: What happened, in a few words.
        level: Of the logging module.
        error: Its traceback is logged along.
        fields: What is known of it: numbers and short texts.
    """
    _write(name, level, error, fields)


def question(asked: AskedQuestion, chat_kind: str, people: LoggedPeople) -> None:
    """Log the line of a question; its text stays in the journal.

    Args:
        asked: The question and its outcome.
        chat_kind: "private", "group", "supergroup" or "inline".
        people: Whether the line names who asked: "no", by a "hash", or by "id".
    """
    fields: dict[str, object] = {
        "id": asked.id,
        "chat": chat_kind,
        "seconds": round(asked.seconds, 3),
        "confidence": round(asked.confidence, 2),
        "outcome": asked.outcome.value,
    }
    if people != "no":
        fields["person"] = asked.person if people == "id" else _hash(asked.person)
    _write("question", logging.INFO, None, fields)


def _write(name: str, level: int, error: BaseException | None, fields: Mapping[str, object]) -> None:
    _log.log(level, name, exc_info=error, extra={_FIELDS: fields})


class TextForm(logging.Formatter):
    """`2026-01-02T03:04:05+08:00 INFO question id=1 chat=private`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002, N802
        """The time of this machine, with its zone."""
        return datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="seconds")

    def format(self, record: logging.LogRecord) -> str:
        """Format and redact."""
        # The fields belong to the message, before a traceback; the record itself is shared and stays as it is.
        shown = logging.makeLogRecord(record.__dict__)
        said = " ".join([record.getMessage(), *(f"{key}={value}" for key, value in _fields(record).items())])
        # A file's name may hold a line break, and what follows it would be taken for a line of ours.
        shown.msg = on_one_line(said)
        shown.args = None
        return redact(super().format(shown))


class JsonForm(logging.Formatter):
    """One object a line, of time, level, event and its fields; of a library's line its logger too."""

    def format(self, record: logging.LogRecord) -> str:
        """Format and redact."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        if record.name != _log.name:
            line["logger"] = record.name
        line |= _fields(record)
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return redact(json.dumps(line, ensure_ascii=False, default=str))


def _fields(record: logging.LogRecord) -> Mapping[str, object]:
    found: Mapping[str, object] = getattr(record, _FIELDS, {})
    return found


def _hash(person: str) -> str:
    """Tells people apart in a log without saying who they are."""
    return hmac.new(_secret, person.encode(), "sha256").hexdigest()[:10]
