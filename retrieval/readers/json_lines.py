"""JSON Lines: a report a line, for people who come with a corpus; a container, never in memory as a whole twice."""

import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterator

from retrieval.analysis import parse_published
from retrieval.errors import ReadError
from retrieval.readers import fields
from retrieval.readers.assembly import Layer, assemble
from retrieval.readers.decoding import decode, printable
from retrieval.readers.members import SEPARATOR, Member
from retrieval.readers.metadata import LONGEST_NAME, Metadata
from retrieval.readers.related import part_frame
from retrieval.reasons import Code, reason
from retrieval.types import Failure, Origin, Report

_SAMPLE_BYTES = 1 << 16
_LONGEST_LINE_BYTES = 5 << 20
_LONGEST_NAME_IN_KEY = 80
_GIVEN = Origin("given", "JSON")

# The names that such files use for a report's parts, the usual one first.
_TITLE = ("title", "标题", "headline")
_TEXT = ("text", "content", "body", "正文", "内容", "paragraphs")
_SOURCE = ("source", "来源", "publisher", "media")
_DATE = ("date", "published", "日期", "发布时间", "time", "pubdate")
_URL = ("url", "链接", "link")
_ID = ("id", "_id", "url", "链接", "title", "标题", "headline")


class JsonLinesContainer:
    """Takes the reports out of `.jsonl` files."""

    suffixes = frozenset({".jsonl", ".ndjson"})

    def members(self, data: bytes, key: str) -> Iterator[Member | Failure]:
        """Give a member a line; empty lines count for nothing.

        A member is named by its id, address or title, not by its line: lines may be added and sorted, and
        citations still work.

        Args:
            data: The whole file, UTF-8 or another encoding of Chinese.
            key: Its path below the corpus folder; a member's key is `a.jsonl!/<name>`.

        Raises:
            ReadError: It is no text.
        """
        encoding = _encoding(data, key)
        if encoding.startswith(("utf-16", "utf-32")):
            data = data.decode(encoding, errors="replace").removeprefix("\ufeff").encode()
            encoding = "utf-8"
        reader = _LineReader()
        seen: Counter[str] = Counter()
        for number, line in enumerate(io.BytesIO(data.removeprefix(b"\xef\xbb\xbf")), start=1):
            if not line.strip():
                continue
            if len(line) > _LONGEST_LINE_BYTES:
                yield Failure(f"{key}{SEPARATOR}line {number}", reason(Code.LONG_LINE, limit=_LONGEST_LINE_BYTES))
                continue
            text = line if encoding == "utf-8" else line.decode(encoding, errors="replace").encode()
            try:
                name = _name(_parse(text, f"{key}{SEPARATOR}line {number}"), text)
            except ReadError as error:
                yield Failure(error.key, error.reason)
                continue
            seen[name] += 1
            yield Member(key + SEPARATOR + (name if seen[name] == 1 else f"{name} ({seen[name]})"), text, reader)


class _LineReader:
    """Reads one line as a report."""

    is_light = True

    def read(self, data: bytes, key: str) -> Report:
        record = _parse(data, key)
        paragraphs = [line for part in _texts(record) for raw in printable(part).split("\n") if (line := raw.strip())]
        if not paragraphs:
            raise ReadError(key, Code.NO_TEXT_NAMED, names=", ".join(_TEXT))
        original, below, paragraphs = part_frame(paragraphs)
        title = _string(record, _TITLE)
        return assemble(
            data,
            key,
            "jsonl",
            title=title or original,
            title_origin=_GIVEN if title else Origin("guessed", "原标题"),
            layers=[
                Layer(
                    Metadata(
                        source=fields.one_line(_string(record, _SOURCE), LONGEST_NAME) or None,
                        published=parse_published(_string(record, _DATE)),
                        url=fields.parse_url(_string(record, _URL)),
                    ),
                    _GIVEN,
                ),
                Layer(Metadata(source=below), Origin("found", "below the text")),
            ],
            paragraphs=paragraphs,
        )


def _encoding(data: bytes, key: str) -> str:
    sample = data[:_SAMPLE_BYTES]
    whole_lines = sample[: sample.rfind(b"\n") + 1] if len(data) > _SAMPLE_BYTES else sample
    return decode(whole_lines or sample, key).encoding


def _parse(line: bytes, key: str) -> dict[str, object]:
    try:
        record = json.loads(line.decode("utf-8", errors="replace"))
    except (ValueError, RecursionError) as error:
        raise ReadError(key, Code.LINE_NO_JSON, problem=fields.one_line(str(error), 80)) from error
    if not isinstance(record, dict):
        raise ReadError(key, Code.LINE_NO_OBJECT)
    return record


def _string(record: dict[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        value = record.get(name)
        if isinstance(value, str | int) and str(value).strip():
            return str(value)
    return ""


def _texts(record: dict[str, object]) -> list[str]:
    for name in _TEXT:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return [value]
        if isinstance(value, list):
            return [part for part in value if isinstance(part, str)]
    return []


def _name(record: dict[str, object], line: bytes) -> str:
    name = fields.one_line(_string(record, _ID), _LONGEST_NAME_IN_KEY)
    return name or hashlib.sha256(line).hexdigest()[:12]
