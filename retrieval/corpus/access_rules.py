"""`_access.yaml` of the corpus folder: who may ask which collection, read strictly, and changed line by line.

Here 人事 is for a person and a group, by their numbers, 档案 for nobody but admins, 园区 for everybody let in:

    人事: [123456789, -1001234567890]
    档案: []
    园区: everyone
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from retrieval.corpus.files import write_whole
from retrieval.errors import RulesError
from retrieval.reasons import AnyCode, Code, reason
from retrieval.types import Rules, folded_name, name_in_file, named_in_file

RULES_FILE: Final = "_access.yaml"

_LARGEST: Final = 1 << 20
_EVERYONE: Final = frozenset({"everyone", "所有人"})
_NUMBER: Final = re.compile(r"-?[1-9][0-9]{0,15}")
_PLAIN: Final = re.compile(r"[^\W\d_]\w*")
_LONGEST_SHOWN: Final = 80

Subjects = frozenset[int] | None
"""Who may ask a collection, by number; None for everybody let in."""


def read_rules(corpus: Path) -> Rules:
    """The rules of a corpus folder; without a file all is open to everybody let in.

    Raises:
        RulesError: The file cannot be read or is not understood.
    """
    return Rules.all_of(read_entries(corpus))


def read_entries(corpus: Path) -> dict[str, frozenset[int]]:
    """What the file says of collections that are not open to everybody, by names as it has them, folded.

    Raises:
        RulesError: The file cannot be read or is not understood.
    """
    path = corpus / RULES_FILE
    found = _parse(_text(path), path)
    return {entry.name: entry.subjects for entry in found if entry.subjects is not None}


def change_rules(corpus: Path, collection: str, subjects: Subjects) -> None:
    """Write down who may ask a collection; other lines of the file stay as they are.

    Args:
        corpus: The folder of reports.
        collection: The collection by its name in the file; see `name_in_file`.
        subjects: Who may.

    Raises:
        RulesError: The file cannot be read, is not understood, or is written so that it must be changed by hand.
        CorpusError: It cannot be written.
    """
    path = corpus / RULES_FILE
    text = _text(path)
    before = _parse(text, path)
    changed = _changed(text, before, collection, subjects)
    wanted = {entry.name: entry.subjects for entry in before} | {_entry_name(collection): subjects}
    try:
        understood = {entry.name: entry.subjects for entry in _parse(changed, path)}
    except RulesError:
        understood = {}
    if understood != wanted:
        raise RulesError(Code.RULES_BY_HAND, path=path, name=_short(collection))
    write_whole(path, changed.encode())


@dataclass(frozen=True, slots=True)
class _Entry:
    """A rule as it stands in the file."""

    name: str
    subjects: Subjects
    value: yaml.Node


def _changed(text: str, entries: list[_Entry], collection: str, subjects: Subjects) -> str:
    written = "everyone" if subjects is None else f"[{', '.join(map(str, sorted(subjects)))}]"
    entry = next((entry for entry in entries if entry.name == _entry_name(collection)), None)
    if entry is None:
        name = collection if _PLAIN.fullmatch(collection) else json.dumps(collection, ensure_ascii=False)
        lines = written if not subjects else "".join(f"\n  - {number}" for number in sorted(subjects))
        gap = "" if not text or text.endswith("\n") else "\n"
        return f"{text}{gap}{name}:{'' if lines.startswith(chr(10)) else ' '}{lines}\n"
    value = entry.value
    if not isinstance(value, yaml.SequenceNode) or value.flow_style or not value.value:
        return text[: value.start_mark.index] + written + text[value.end_mark.index :]
    # A list of lines, each of which may have its remark.
    last_line = _end_of_line(text, value.value[-1].end_mark.index)
    if not subjects:
        return text[: value.start_mark.index] + written + text[last_line:]
    indent = " " * value.start_mark.column
    kept: list[str] = []
    known: set[int] = set()
    begin = value.start_mark.index
    for item in value.value:
        end = _end_of_line(text, item.end_mark.index)
        number = item.value.strip()
        if _NUMBER.fullmatch(number) and int(number) in subjects:
            kept.append(text[begin:end].strip())
            known.add(int(number))
        begin = end
    kept += [f"- {number}" for number in sorted(subjects - known)]
    return text[: value.start_mark.index] + f"\n{indent}".join(kept) + text[last_line:]


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _parse(text: str, path: Path) -> list[_Entry]:
    try:
        # Composed, not constructed: no value becomes something else than what stands there.
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _wrong(path, mark.line + 1 if mark else 1, Code.RULES_NO_YAML) from error
    if node is None:
        return []
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(path, node.start_mark.line + 1, Code.RULES_NO_YAML)
    entries: list[_Entry] = []
    for name, value in node.value:
        line = name.start_mark.line + 1
        if not isinstance(name, yaml.ScalarNode) or not _is_collection(name.value):
            raise _wrong(path, line, Code.RULES_NO_COLLECTION, name=_said(name))
        if _entry_name(name.value) in (entry.name for entry in entries):
            raise _wrong(path, line, Code.RULES_TWICE, name=_said(name))
        entries.append(_Entry(_entry_name(name.value), _subjects(value, path), value))
    return entries


def _entry_name(name: str) -> str:
    """A name by which an entry is found again: a slash behind it says something of `general` alone."""
    meant = named_in_file(name)
    return folded_name(name) if len(meant) > 1 else name_in_file(*meant)


def _is_collection(name: str) -> bool:
    """Whether a folder of reports may be called that."""
    stripped = name.strip().removesuffix("/")
    return (
        bool(stripped) and not stripped.startswith((".", "_", "<")) and stripped[-1] not in "!:" and "/" not in stripped
    )


def _subjects(value: yaml.Node, path: Path) -> Subjects:
    numbers: set[int] = set()
    everyone = False
    for one in value.value if isinstance(value, yaml.SequenceNode) else [value]:
        said = one.value.strip() if isinstance(one, yaml.ScalarNode) else ""
        if folded_name(said) in _EVERYONE:
            everyone = True
        elif _NUMBER.fullmatch(said):
            numbers.add(int(said))
        else:
            raise _wrong(path, one.start_mark.line + 1, Code.RULES_NO_SUBJECT, who=_said(one))
    return None if everyone else frozenset(numbers)


def _said(node: yaml.Node) -> str:
    return _short(node.value) if isinstance(node, yaml.ScalarNode) else "…"


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except OSError as error:
        # A link that leads nowhere is a file that cannot be read, and opens nothing.
        if isinstance(error, FileNotFoundError) and not path.is_symlink():
            return ""
        raise RulesError(Code.UNREADABLE_PATH, path=path, problem=error.strerror or error) from error
    if len(data) > _LARGEST:
        raise RulesError(Code.RULES_LARGE, path=path, limit=_LARGEST)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RulesError(Code.LIST_NOT_UTF8, path=path) from error


def _wrong(path: Path, line: int, code: AnyCode, **values: object) -> RulesError:
    return RulesError(Code.RULES_LINE, path=path, line=line, problem=reason(code, **values))


def _short(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_SHOWN]
