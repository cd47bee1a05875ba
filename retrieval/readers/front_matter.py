"""The block between two `---` lines that opens a Markdown file -> what it says about the report.

YAML is what people mean to write there. What they do write YAML often refuses, or reads as something else
without a word: `title：…` with a full-width colon, no-break spaces, `C #语言` (a comment to YAML), a 31st of
September. So YAML finds the structure, values are taken from the lines they stand on, and a block that YAML cannot read
is read line by line.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import yaml

from retrieval.analysis import parse_published
from retrieval.readers import fields, patterns
from retrieval.readers.metadata import LONGEST_NAME, Metadata
from retrieval.types import Byline

NO_YAML: Final = (yaml.YAMLError, ValueError, OverflowError, RecursionError)
"""What composing YAML may end in: it is wrong, its version has too many digits, it names a character that no text has
("\\UFFFFFFFF"), or has brackets in brackets."""

_LONGEST_BLOCK = 20_000
_FENCE = re.compile(r"-{3}\s*")
_CLOSING_FENCE = re.compile(r"(?:-{3}|\.{3})\s*")
_PAIR = re.compile(r"(?P<key>[^\s:：#'\"\-\[{][^:：]{0,39})[:：](?P<value>.*)")
_LIST_ITEM = re.compile(r"\s*-\s+(?P<value>.*)")
# Keys of site generators: layout, tags, categories.
_PLAIN_KEY = re.compile(r"[a-z][a-z0-9_-]*")

# Lines that mean to YAML just what they look like; its parser takes half the time of reading a short report.
_SIMPLE = re.compile(
    r"(?P<key>[A-Za-z]\w*): (?:"
    r'"(?P<quoted>[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]*)"'
    r"|(?P<plain>\w(?:[\w，。、；：！？（）《》“”‘’·—/.+-]|:(?=\w|//\w)| (?=\w))*))"
)

_Pairs = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the block says; `title` is None where it names none."""

    title: str | None = None
    about: Metadata = field(default_factory=Metadata)


def opens_with_front_matter(head: bytes) -> bool:
    """Whether the first bytes of a file are front matter, and not a rule above running text.

    Only the encodings of nearly all files are tried; the rest are left to the file's name.
    """
    for encoding in ("utf-8-sig", "gb18030"):
        fence, _, rest = head.decode(encoding, errors="replace").lstrip().partition("\n")
        first = rest.lstrip().partition("\n")[0]
        if _FENCE.fullmatch(fence) and (pair := _PAIR.match(first)) and _known((_key(pair["key"]),)):
            return True
    return False


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Part the front matter from the Markdown below it.

    Returns:
        What it says and the rest; nothing and all of `text` where the text opens otherwise, with a mere rule
        (`---`) too.
    """
    lines = text.lstrip().split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return FrontMatter(), text
    size = 0
    for number, line in enumerate(lines[1:], start=1):
        if _CLOSING_FENCE.fullmatch(line):
            block = lines[1:number]
            break
        size += len(line) + 1
        if size > _LONGEST_BLOCK:
            return FrontMatter(), text
    else:
        return FrontMatter(), text
    pairs = _read_pairs([line.replace("\xa0", " ").replace("\u3000", " ") for line in block])
    return (_understand(pairs), "\n".join(lines[number + 1 :])) if pairs else (FrontMatter(), text)


def _read_pairs(lines: list[str]) -> _Pairs:
    """The keys of a block and their values; none where it is running text between two rules."""
    pairs = _by_pattern(lines) or _by_yaml("\n".join(lines))
    if _known(pairs) or (pairs and all(map(_PLAIN_KEY.fullmatch, pairs))):
        return pairs
    pairs, prose = _by_lines(lines)
    return pairs if _known(pairs) > prose else {}


def _known(keys: Iterable[str]) -> int:
    return sum(key in patterns.FRONT_MATTER_KEYS or key in patterns.FRONT_MATTER_ROLES for key in keys)


def _by_pattern(lines: list[str]) -> _Pairs:
    """Read lines of which each is simple; none where one is not."""
    pairs: _Pairs = {}
    for line in lines:
        simple = _SIMPLE.fullmatch(line)
        if not simple:
            return {}
        pairs[_key(simple["key"])] = [simple["quoted"] if simple["plain"] is None else simple["plain"]]
    return pairs


def _by_yaml(block: str) -> _Pairs:
    """Read a YAML mapping; none where it is something else.

    Nodes are composed but not constructed: no value becomes a date or a number, which would lose what stood
    there or raise on a day that no calendar has.
    """
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except NO_YAML:
        return {}
    if not isinstance(node, yaml.MappingNode):
        return {}
    pairs: _Pairs = {}
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
            inside_line = value.flow_style if isinstance(value, yaml.SequenceNode) else False
            pairs[_key(key.value)] = [
                part.value if inside_line else _on_its_line(part, block)
                for part in parts
                if isinstance(part, yaml.ScalarNode)
            ]
    return pairs


def _on_its_line(node: yaml.ScalarNode, block: str) -> str:
    """A plain value with what YAML takes for a comment behind it."""
    start = node.start_mark.index
    line = block[start:].split("\n", 1)[0].strip() if start < len(block) else ""
    return line if node.style is None and line.startswith(node.value) else node.value


def _by_lines(lines: list[str]) -> tuple[_Pairs, int]:
    """Read `key: value` lines and `- item` lines below a key; count the lines that are neither."""
    pairs: _Pairs = {}
    prose = 0
    values: list[str] | None = None
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        if values is not None and (item := _LIST_ITEM.fullmatch(line)):
            values.append(_unquoted(item["value"]))
        elif pair := _PAIR.fullmatch(line.strip()):
            values = pairs.setdefault(_key(pair["key"]), [])
            if value := _unquoted(pair["value"]):
                values.append(value)
        else:
            prose += 1
    return pairs, prose


def _key(text: str) -> str:
    return text.strip().casefold()


def _unquoted(text: str) -> str:
    value = text.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"" else value


def _understand(pairs: _Pairs) -> FrontMatter:
    values: dict[str, str] = {}
    bylines: list[Byline] = []
    for key, parts in pairs.items():
        if name := patterns.FRONT_MATTER_KEYS.get(key):
            if value := " ".join(part for part in parts if part):
                values.setdefault(name, value)
        elif role := patterns.FRONT_MATTER_ROLES.get(key):
            people = (fields.one_line(part, LONGEST_NAME) for part in parts)
            bylines.extend(Byline(role, person) for person in people if person)
    if address := fields.parse_url(values.get("source", "")):
        # Web clippers name the address of a page its source.
        del values["source"]
        values.setdefault("url", address)
    return FrontMatter(
        title=fields.one_line(values.get("title", ""), fields.LONGEST_TITLE) or None,
        about=Metadata(
            source=fields.one_line(values.get("source", ""), LONGEST_NAME) or None,
            published=parse_published(values.get("published", "")),
            url=fields.parse_url(values.get("url", "")),
            bylines=tuple(bylines),
        ),
    )
