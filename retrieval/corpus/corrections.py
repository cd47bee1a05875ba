"""Corrections that stand beside a report as YAML: `notice.html.yaml` wins over what is read from `notice.html`.

A sidecar is written for people: any of the keys title, source, date and url (or 标题, 来源, 日期, 链接), valid_from,
valid_until and replaces (or 施行日期, 有效期至, 代替: a title or a key), each on a line. A fetched page has one from
the start, which names its address and when it was fetched.
"""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import yaml

from retrieval.analysis import parse_moment
from retrieval.corpus.files import write_whole
from retrieval.errors import CorpusError, ReadError
from retrieval.readers import LONGEST_NAME, fields, front_matter, patterns
from retrieval.reasons import Code, Reason, reason
from retrieval.types import Origin, Report

SUFFIX = ".yaml"

_LONGEST = 20_000
_CORRECTED = Origin("given", "sidecar")
_LISTED = Origin("guessed", "feed")
_OWN_NOTES = ("fetched", "listed")
_KEYS = "title, source, date, url, valid_from, valid_until, replaces"
_FIELDS = {
    **patterns.FRONT_MATTER_KEYS,
    **dict.fromkeys(("valid_from", "施行日期", "生效日期", "起施行"), "valid_from"),
    **dict.fromkeys(("valid_until", "有效期至", "失效日期"), "valid_until"),
    **dict.fromkeys(("replaces", "代替", "替代"), "replaces"),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """What the owner of a report says about it; None leaves a field to the reader.

    Attributes:
        fetched: When the file was fetched from `url`; None where it was not.
        listed: When it was published as the feed says that listed it: taken, as a guess, where the file names no date.
    """

    title: str | None = None
    source: str | None = None
    published: date | None = None
    url: str | None = None
    fetched: datetime | None = None
    listed: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    replaces: str | None = None

    def applied_to(self, report: Report) -> Report:
        """The report as its owner wants it, certain of what was corrected."""
        reading = report.reading
        published = reading.published
        if self.published:
            published = _CORRECTED
        elif self.listed and not report.published:
            published = _LISTED
        return replace(
            report,
            title=self.title or report.title,
            source=self.source or report.source,
            published=self.published or report.published or self.listed,
            url=self.url or report.url,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            replaces=self.replaces,
            reading=replace(
                reading,
                title=_CORRECTED if self.title else reading.title,
                source=_CORRECTED if self.source else reading.source,
                published=published,
            ),
        )


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of a file stands."""
    return path.with_name(path.name + SUFFIX)


def load_sidecar(path: Path, key: str) -> bytes:
    """The bytes of a file's sidecar; none where it has none.

    Args:
        path: The report's file.
        key: The report's key, for the error.

    Raises:
        ReadError: The sidecar is there and cannot be read.
    """
    sidecar = sidecar_of(path)
    try:
        # Before it is opened, which would wait for whoever writes to a pipe.
        if not stat.S_ISREG(sidecar.stat().st_mode):
            raise _problem(key, reason(Code.SIDECAR_NO_FILE))
        with sidecar.open("rb") as stream:
            return stream.read(_LONGEST + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        if _too_long(sidecar):
            return b""
        raise _problem(key, reason(Code.UNREADABLE, problem=error.strerror or error)) from error


def digest_with(sidecar: bytes, sha256: str) -> str:
    """The hash that tells whether a file, or what its sidecar says of it, is another; without a sidecar the file's."""
    return hashlib.sha256(sidecar + b"\0sidecar\0" + sha256.encode()).hexdigest() if sidecar else sha256


def parse_sidecar(data: bytes, key: str) -> Correction:
    """Understand a sidecar.

    Args:
        data: The whole file; empty says nothing.
        key: The report's key, for the error.

    Raises:
        ReadError: It is no YAML mapping, has an unknown key, or a value that is no such thing.
    """
    if len(data) > _LONGEST:
        raise _problem(key, reason(Code.SIDECAR_LARGE, limit=_LONGEST, keys=_KEYS))
    try:
        # Composed, not constructed: no value becomes a date, a number or an object on its own.
        node = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise _problem(key, reason(Code.SIDECAR_NOT_UTF8)) from error
    except front_matter.NO_YAML as error:
        mark = getattr(error, "problem_mark", None)
        what = reason(Code.SIDECAR_LINE_NO_YAML, line=mark.line + 1) if mark else reason(Code.SIDECAR_NO_YAML)
        raise _problem(key, what) from error
    if node is None:
        return Correction()
    if not isinstance(node, yaml.MappingNode):
        raise _problem(key, reason(Code.SIDECAR_NO_PAIRS))
    values: dict[str, str] = {}
    for name, value in node.value:
        if not isinstance(name, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise _problem(key, reason(Code.SIDECAR_PARTS, line=value.start_mark.line + 1))
        field = name.value if name.value in _OWN_NOTES else _FIELDS.get(name.value.strip().lower())
        if field is None:
            raise _problem(key, reason(Code.SIDECAR_UNKNOWN_KEY, name=fields.one_line(name.value, 40), keys=_KEYS))
        if text := fields.one_line(value.value, fields.LONGEST_TITLE * 10):
            values[field] = text
    try:
        return correction_from(values, key)
    except ReadError as error:
        raise _problem(key, error.reason) from error


def revise(correction: Correction, values: Mapping[str, str | None], key: str) -> Correction:
    """A correction with some fields changed.

    Args:
        correction: As it is.
        values: New text by field; None leaves the field as it is, an empty text gives it back to the reader.
        key: The report's key, for the error.

    Raises:
        ReadError: A new date or address is none.
    """
    given = {field: value for field, value in values.items() if value is not None}
    checked = correction_from(given, key)
    return replace(correction, **{field: getattr(checked, field) for field in given})


def correction_from(values: Mapping[str, str], key: str) -> Correction:
    """Check what an owner wrote, in a sidecar or on the command line.

    Args:
        values: Text by field: "title", "source", "published", "url", "fetched", "listed", "valid_from",
            "valid_until", "replaces"; empty counts as not there.
        key: The report's key, for the error.

    Raises:
        ReadError: A date or an address is none.
    """
    published = _moment(values.get("published", ""), key)
    valid_from, valid_until, listed = (
        _day(values.get(name, ""), key) for name in ("valid_from", "valid_until", "listed")
    )
    address = values.get("url", "")
    url = fields.parse_url(address)
    if address and url is None:
        raise ReadError(key, Code.NO_ADDRESS, link=fields.one_line(address, 60))
    try:
        fetched = datetime.fromisoformat(values["fetched"]) if values.get("fetched") else None
    except ValueError as error:
        raise ReadError(key, Code.NO_TIME, time=fields.one_line(values["fetched"], 40)) from error
    return Correction(
        title=fields.one_line(values.get("title", ""), fields.LONGEST_TITLE) or None,
        source=fields.one_line(values.get("source", ""), LONGEST_NAME) or None,
        published=published,
        url=url,
        fetched=fetched,
        listed=listed,
        valid_from=valid_from,
        valid_until=valid_until,
        replaces=fields.one_line(values.get("replaces", ""), fields.LONGEST_TITLE) or None,
    )


def _moment(written: str, key: str) -> date | None:
    """A date as an owner writes it; None for nothing."""
    moment = parse_moment(written)
    if written and moment is None:
        raise ReadError(key, Code.NO_DAY, date=fields.one_line(written, 40))
    return moment


def _day(written: str, key: str) -> date | None:
    moment = _moment(written, key)
    return moment and date(moment.year, moment.month, moment.day)


def write_sidecar(path: Path, correction: Correction) -> None:
    """Put a correction beside a file, all of it or nothing; one that says nothing leaves no sidecar.

    Args:
        path: The report's file.
        correction: What its sidecar is to say.

    Raises:
        CorpusError: The folder cannot be written.
    """
    values = {
        "title": correction.title,
        "source": correction.source,
        "date": date_text(correction.published),
        "url": correction.url,
        "valid_from": date_text(correction.valid_from),
        "valid_until": date_text(correction.valid_until),
        "replaces": correction.replaces,
        "listed": date_text(correction.listed),
        "fetched": correction.fetched.isoformat(timespec="seconds") if correction.fetched else None,
    }
    said = {name: value for name, value in values.items() if value}
    sidecar = sidecar_of(path)
    if said:
        text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1_000_000)
        write_whole(sidecar, text.encode())
        return
    try:
        sidecar.unlink(missing_ok=True)
    except OSError as error:
        raise CorpusError(Code.UNDELETABLE_PATH, path=sidecar, problem=error.strerror or error) from error


def date_text(published: date | None) -> str | None:
    """A date as people write it into a sidecar: `2022-09-04`, `2022-09-04T15:52+08:00`."""
    if isinstance(published, datetime):
        return published.isoformat(timespec="seconds" if published.second else "minutes")
    return published.isoformat() if published else None


def corrected_keys(folder: Path) -> Iterator[str]:
    """The keys that the sidecars in a folder are written for, those of what is inside archives too.

    Other YAML files, which correct nothing, are left out; a sidecar that cannot be understood is not.
    """
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(names):
            path = Path(place, name)
            key = path.relative_to(folder).as_posix().removesuffix(SUFFIX)
            if name.endswith(SUFFIX) and not name.startswith((".", "_")) and _corrects(path, key):
                yield key


def _corrects(path: Path, key: str) -> bool:
    try:
        with path.open("rb") as stream:
            return parse_sidecar(stream.read(_LONGEST + 1), key) != Correction()
    except (OSError, ReadError):
        return bool(Path(key).suffix)


def _problem(key: str, what: Reason) -> ReadError:
    return ReadError(key, Code.SIDECAR, sidecar=Path(key).name + SUFFIX, problem=what)


def _too_long(path: Path) -> bool:
    """Whether no file of that name could ever be: then the report has no sidecar."""
    return len(os.fsencode(path.name)) > 255 or len(os.fsencode(path)) > 4_000
