"""What the READMEs say, the program does; and what they link to is there."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from bot.cli.running import app
from bot.config import Settings
from bot.refusals import OPTIONS
from tests.readme import README, READMES, ROOT, examples, printed_by, put_starter

TEXT = README.read_text("utf-8")
REFERENCE = (ROOT / "bot" / "README.md").read_text("utf-8")
COMMANDS = typer.main.get_command(app).commands


def _rows(first_column: str) -> list[list[str]]:
    """The cells of the table whose first heading is given."""
    table = re.search(rf"^\| {re.escape(first_column)} \|.*\n\|[-|]+\|\n((?:\|.*\|\n)+)", REFERENCE, re.MULTILINE)
    assert table
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1].splitlines()]


def _options() -> dict[str, str]:
    """Every option of every command, with its help."""
    options = {"--help, -h": "Show this message and exit."}
    for command in (typer.main.get_command(app), *COMMANDS.values()):
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name != "help":
                options[", ".join(parameter.opts)] = parameter.help.split("  [")[0]
    return options


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with the starter corpus, indexed."""
    put_starter(tmp_path)
    printed_by("wenju reindex", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("command", "output"), examples(TEXT), ids=lambda part: part.split("\n")[0][:40])
def test_an_example_prints_what_the_readme_shows(folder: Path, command: str, output: str):
    assert printed_by(command, folder) == output, "run `make readme` and look at the difference"


def test_the_first_screen_has_the_two_commands_and_a_cited_answer():
    screen = "\n".join(TEXT.splitlines()[:30])

    assert "\nmake repl" in screen
    assert "\nmake test" in screen
    assert "50%" in screen
    assert "〔1〕《" in screen


def test_every_command_is_in_the_table_with_its_help():
    written = {}
    for usage, text in _rows("command"):
        words = usage.strip("`").split()
        written[words[1]] = (set(re.findall(r"(?<!\w)--?[a-z]+(?:-[a-z]+)*", usage)), text)

    own = {}
    for name, command in COMMANDS.items():
        options = {option for parameter in command.params for option in parameter.opts if option.startswith("-")}
        own[name] = (options - {"--db", "--corpus", "--help", "-h"}, command.help)
    assert written == own


def test_every_option_is_in_the_table_with_its_help():
    assert {name.replace("`", ""): text for name, text in _rows("option")} == _options()


def test_every_setting_is_in_the_table_with_its_default_and_meaning():
    rows = _rows("`wenju.toml`")

    assert [row[0].strip("`") for row in rows] == list(Settings.model_fields)
    for name, variable, option, default, meaning in rows:
        field = Settings.model_fields[name.strip("`")]
        assert variable == f"`WENJU_{name.strip('`').upper()}`"
        assert option in ("", f"`--{OPTIONS.get(name.strip('`'), name.strip('`'))}`")
        assert default == ("" if field.default in (None, ()) else f"`{field.default}`")
        assert meaning.startswith(field.description.rstrip("."))


def test_the_readme_is_no_manual():
    assert len(TEXT.splitlines()) <= 180


@pytest.mark.parametrize("readme", READMES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(readme: Path):
    """Links to files of the repository, and to headings in them."""
    links = re.findall(r"\]\(([^)\s]+)\)", _without_code(readme.read_text("utf-8")))
    broken = []
    for link in links:
        name, _, heading = link.partition("#")
        target = readme.parent / name if name else readme
        if "://" not in link and not (target.exists() and (not heading or heading in _anchors(target))):
            broken.append(link)

    assert broken == []


def _without_code(text: str) -> str:
    return re.sub(r"^ *```.*?^ *```$", "", text, flags=re.DOTALL | re.MULTILINE)


def _anchors(page: Path) -> set[str]:
    """The headings of a page as GitHub links to them."""
    headings = re.findall(r"^#+ (.*)", _without_code(page.read_text("utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_target_of_the_makefile_that_the_readmes_name_exists():
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    texts = "\n".join(path.read_text("utf-8") for path in READMES)
    named = set(re.findall(r"(?:`|\n|\| )make (?:-s )?(?:[A-Z]+=\S+ )?([a-z]+)", texts))

    assert named
    assert named <= targets


def test_each_promise_names_tests_that_there_are():
    named = [test for _, _, held in _rows("about") for test in re.findall(r"`([^`]+)`", held)]
    missing = []
    for test in named:
        path, _, name = test.partition("::")
        text = (ROOT / path).read_text("utf-8") if (ROOT / path).is_file() else ""
        if not re.search(rf"^(?:async )?def {name}\(", text, re.MULTILINE):
            missing.append(test)

    assert len(named) > 50
    assert missing == []
    assert [promise for _, promise, held in _rows("about") if "::" not in held] == []


def _keys(form: Any) -> Any:
    """The shape of a JSON form: its keys in order, of lists the first element; nothing where a list is empty."""
    if isinstance(form, dict):
        return {key: _keys(value) for key, value in form.items()}
    if isinstance(form, list) and form:
        return [_keys(form[0])]
    return None


@pytest.mark.parametrize(
    ("command", "shape"),
    [
        ("wenju ask 承担重大攻关项目能拿到多少资金支持？ --json", "confidence"),
        ("wenju reindex --json", "added"),
        ("wenju sources --json", "bylines"),
        ("wenju stats --json", "fingerprint"),
        ("wenju backup kept.db --json", "file"),
        ("wenju report --json", "labels"),
    ],
)
def test_json_has_the_keys_that_the_readme_shows(folder: Path, command: str, shape: str):
    (folder / "seeds" / "related.txt").write_text(
        "泳池开放\n江城晚报 2024-05-06 07:08\n\n区里的泳池周六开放，票价十元。\n\n文/江城晚报记者 周明\n\n"
        "相关阅读\n去年的泳池\n江城晚报 2023-05-06\n"
    )
    written = next(
        form for block in re.findall(r"```json\n(.*?)```", REFERENCE, re.DOTALL) if f'"{shape}"' in (form := block)
    )

    printed = json.loads(printed_by(command, folder))

    assert _in_order(_keys(json.loads(written)), _keys(printed))


def _in_order(written: Any, printed: Any) -> bool:
    if written is None or printed is None:
        return True
    if isinstance(written, dict):
        return list(written) == list(printed) and all(_in_order(written[key], printed[key]) for key in written)
    return _in_order(written[0], printed[0])
