"""Places that the READMEs and the doors of rooms name are there: files, modules, and names said to stand in a file.

Links are held by `test_readme`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import LONGEST
from tests.readme import READMES, ROOT
from tests.test_imports import FILES, MODULES

# Folders of the repository whose files are named from its root.
_TOP = ("benchmarks", "bot", "retrieval", "seeds", "tests")
# What programs, peers and owners' own folders call so.
_ELSEWHERE = re.compile(r"//|[<>{}*…→ ]|^[~/]|^\.\.?/")

# `FEATURES` and its column in `_features` of [search/ranking.py](search/ranking.py)
_SAID_TO_STAND = re.compile(
    r"((?:`\w+`(?:, | and | or )?)+)[^`\[\]|.;]{0,40}?\b(?:in|of)(?: the)? \[[^\]]*\]\(([^)#]+)\)"
)

# What doors name beside modules and rooms: commands, extras, a function of their own.
_NO_MODULES = frozenset(("add", "reindex", "watch", "fast", "ocr", "semantic", "dump"))


def _code(readme: Path) -> Iterator[str]:
    """What stands in `backticks`, outside of blocks."""
    text = re.sub(r"^ *```.*?^ *```$", "", readme.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    yield from re.findall(r"`([^`\n]+)`", text)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_that_a_readme_names_are_there(readme: Path):
    missing = []
    for named in _code(readme):
        path = named.partition("::")[0].rstrip("/")
        if path.split("/")[0] in _TOP and "/" in path and not _ELSEWHERE.search(path):
            missing += [named] if not (ROOT / path).exists() else []
        elif re.fullmatch(r"[a-z_]+\.py", path):
            missing += [named] if not list(readme.parent.rglob(path)) else []

    assert missing == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_that_a_readme_names_are_there(readme: Path):
    text = readme.read_text("utf-8")
    named = set(re.findall(r"python -m ((?:benchmarks|bot|retrieval|tests)[\w.]*\w)", text))
    named |= {
        word for word in _code(readme) if re.fullmatch(r"(?:benchmarks|bot|retrieval|tests)(?:\.[a-z_0-9]+)+", word)
    }

    assert [module for module in sorted(named) if not _found(module)] == []


def _found(module: str) -> bool:
    """Whether it is a module, or something that stands in one."""
    home, _, name = module.rpartition(".")
    if _file_of(module):
        return True
    file = _file_of(home)
    return file is not None and re.search(rf"\b{name}\b", file.read_text("utf-8")) is not None


def _file_of(module: str) -> Path | None:
    path = ROOT.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.is_file()), None)


def test_names_that_a_readme_says_stand_in_a_file_stand_there():
    missing, count = [], 0
    for readme in READMES:
        for names, link in _SAID_TO_STAND.findall(readme.read_text("utf-8")):
            target = readme.parent / link
            files = [target] if target.is_file() else list(target.rglob("*.py"))
            there = "\n".join(file.read_text("utf-8") for file in files)
            for name in re.findall(r"`(\w+)`", names):
                count += 1
                if not re.search(rf"\b{name}\b", there):
                    missing.append((str(readme.relative_to(ROOT)), name, link))

    assert count > 15
    assert missing == []


def test_modules_that_a_door_names_are_there():
    """Beside it, or in another room."""
    rooms = {module.rpartition(".")[2] for module, path in MODULES.items() if path.stem == "__init__"}
    missing = []
    for door in (path for path in FILES if path.stem == "__init__"):
        beside = {path.stem for path in door.parent.iterdir()}
        named = re.findall(r"`([a-z][a-z_0-9]*)`", ast.get_docstring(ast.parse(door.read_text("utf-8"))) or "")
        missing += [(str(door.relative_to(ROOT)), name) for name in named if name not in beside | rooms | _NO_MODULES]

    assert missing == []


def test_the_longest_tests_are_there():
    assert [name for name in LONGEST if not (ROOT / "tests" / name).is_file()] == []
