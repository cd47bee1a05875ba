"""Who may import whom: read from the import statements."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# From the top down: a module imports only what stands on a lower line. A package (readers) counts as one module.
LAYERS = [
    {"bot.__main__"},
    {"bot.cli"},
    {"bot.doctor", "bot.repl", "bot.serve"},
    {"bot.evaluate", "bot.indexing", "bot.prompt", "bot.reading_report"},
    {"bot.telegram", "bot.upkeep"},
    {"bot.examples"},
    {"bot.chat_texts", "bot.console"},
    {"bot.texts"},
    {"bot.conversation", "bot.references", "bot.session"},
    {
        "bot",
        "bot.certainty",
        "bot.credentials",
        "bot.filters",
        "bot.findings",
        "bot.followups",
        "bot.json_forms",
        "bot.logs",
        "bot.reasons",
        "bot.scripts",
    },
    {"bot.config"},
    {"retrieval", "retrieval.calibration", "retrieval.fit", "retrieval.peer"},
    {"retrieval.evaluation"},
    {"retrieval.beside", "retrieval.intake", "retrieval.watching"},
    {"retrieval.engine"},
    {"retrieval.sharing", "retrieval.upkeep"},
    {"retrieval.search"},
    {"retrieval.agreement", "retrieval.incoming", "retrieval.reindexing", "retrieval.stories"},
    {"retrieval.library", "retrieval.reading", "retrieval.selection"},
    {"retrieval.contents", "retrieval.filing", "retrieval.options"},
    {"retrieval.confidence"},
    {"retrieval.answers", "retrieval.corpus", "retrieval.indexer"},
    {"retrieval.fitting"},
    {"retrieval.encoding", "retrieval.entries", "retrieval.linear", "retrieval.windows"},
    {"retrieval.ranking"},
    {"retrieval.candidates", "retrieval.matching"},
    {"retrieval.probes"},
    {"retrieval.evidence", "retrieval.links"},
    {"retrieval.fetching", "retrieval.journal", "retrieval.reposts", "retrieval.sidecars"},
    {"retrieval.connections", "retrieval.hosted"},
    {"retrieval.addresses"},
    {
        "retrieval.catalogue",
        "retrieval.inversion",
        "retrieval.locking",
        "retrieval.parallel",
        "retrieval.readers",
        "retrieval.segments",
    },
    {"retrieval.bm25", "retrieval.passages", "retrieval.report_values", "retrieval.store", "retrieval.tokens"},
    {"retrieval.merging", "retrieval.migrations", "retrieval.pruning", "retrieval.shingles", "retrieval.vocabulary"},
    {"retrieval.conversion"},
    {"retrieval.open_blocks"},
    {"retrieval.blocks", "retrieval.compiled"},
    {"retrieval.compiled_lists", "retrieval.compiled_matching", "retrieval.compiled_windows"},
    {"retrieval.compiling"},
    {"retrieval.acceleration", "retrieval.packed", "retrieval.sums"},
    {
        "retrieval.dates",
        "retrieval.inverted",
        "retrieval.measures",
        "retrieval.normalisation",
        "retrieval.numerals",
        "retrieval.packing",
        "retrieval.postings",
        "retrieval.question_sets",
        "retrieval.questions",
        "retrieval.recent",
        "retrieval.rounds",
        "retrieval.segmentation",
        "retrieval.sentences",
        "retrieval.suggestions",
    },
    {
        "retrieval.characters",
        "retrieval.errors",
        "retrieval.lattice",
        "retrieval.room",
        "retrieval.slots",
        "retrieval.types",
    },
]

# What the ways in may know of retrieval: the engine, what takes in and follows files, the journal, the database file
# that a bot's own tables share with them, and what travels through these doors.
DOOR = {
    "retrieval.beside",
    "retrieval.dates",
    "retrieval.engine",
    "retrieval.errors",
    "retrieval.hosted",
    "retrieval.intake",
    "retrieval.journal",
    "retrieval.options",
    "retrieval.store",
    "retrieval.types",
    "retrieval.watching",
}
# What measures answers goes through the engine itself.
MEASURING = {
    "retrieval.calibration",
    "retrieval.evaluation",
    "retrieval.measures",
    "retrieval.peer",
    "retrieval.question_sets",
}

OWNERS = {
    "aiohttp": {"bot.telegram"},
    "certifi": {"bot.telegram"},
    "httpcore": {"retrieval.connections", "retrieval.fetching"},
    "httpx": {"retrieval.connections", "retrieval.fetching"},
    "filelock": {"retrieval.locking"},
    "ir_measures": {"retrieval.measures"},
    "jieba": {"retrieval.peer", "retrieval.segmentation"},
    "lxml": {"retrieval.readers"},
    "markdown_it": {"retrieval.readers"},
    "numba": {
        "retrieval.compiled",
        "retrieval.compiled_lists",
        "retrieval.compiled_matching",
        "retrieval.compiled_windows",
        "retrieval.compiling",
    },
    "numpy": {
        "retrieval.answers",
        "retrieval.blocks",
        "retrieval.bm25",
        "retrieval.calibration",
        "retrieval.compiled",
        "retrieval.compiled_lists",
        "retrieval.compiled_matching",
        "retrieval.compiled_windows",
        "retrieval.confidence",
        "retrieval.conversion",
        "retrieval.evaluation",
        "retrieval.evidence",
        "retrieval.fit",
        "retrieval.characters",
        "retrieval.encoding",
        "retrieval.fitting",
        "retrieval.indexer",
        "retrieval.inversion",
        "retrieval.inverted",
        "retrieval.lattice",
        "retrieval.linear",
        "retrieval.matching",
        "retrieval.measures",
        "retrieval.merging",
        "retrieval.normalisation",
        "retrieval.packed",
        "retrieval.peer",
        "retrieval.postings",
        "retrieval.probes",
        "retrieval.pruning",
        "retrieval.ranking",
        "retrieval.windows",
        "retrieval.search",
        "retrieval.segments",
        "retrieval.shingles",
        "retrieval.slots",
        "retrieval.suggestions",
        "retrieval.sums",
    },
    "opencc": {"bot.scripts", "retrieval.normalisation", "retrieval.tokens"},
    "platformdirs": {"bot.prompt", "retrieval.library"},
    "prompt_toolkit": {"bot.prompt"},
    "pydantic": {"bot.config"},
    "pydantic_settings": {"bot.config"},
    "pypdf": {"retrieval.readers"},
    "pypinyin": {"retrieval.suggestions"},
    "rank_bm25": {"retrieval.bm25", "retrieval.peer"},
    "rich": {"bot.console", "bot.evaluate", "bot.indexing", "bot.repl", "bot.upkeep"},
    "sqlite_utils": {"retrieval.migrations", "retrieval.store"},
    "telegram": {"bot.telegram"},
    "tornado": {"bot.telegram"},
    "trafilatura": {"retrieval.readers"},
    "typer": {"bot.cli"},
    "watchfiles": {"retrieval.watching"},
    "yarl": {"bot.telegram"},
    "yaml": {"retrieval.readers", "retrieval.sidecars"},
}


def _module(path: Path) -> str:
    """`retrieval/readers/plain.py` is part of the module `retrieval.readers`."""
    package, *rest = path.relative_to(ROOT).with_suffix("").parts
    return f"{package}.{rest[0]}" if rest[0] != "__init__" else package


def _imports(path: Path) -> set[str]:
    """Dotted names that a file imports, `from bot import texts` as `bot.texts`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative imports hide who is meant"
            assert node.module
            if node.module in ("bot", "retrieval"):
                names.update(f"{node.module}.{alias.name}" for alias in node.names)
            else:
                names.add(node.module)
    return names


FILES = sorted(path for package in ("bot", "retrieval") for path in (ROOT / package).rglob("*.py"))
ALL = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))


def _ours(path: Path) -> set[str]:
    """The modules of our own that a file imports, itself left out."""
    found = {".".join(name.split(".")[:2]) for name in _imports(path) if name.split(".")[0] in ("bot", "retrieval")}
    return found - {_module(path)}


@ALL
def test_imports_go_down(path: Path):
    floor = {module: number for number, layer in enumerate(LAYERS) for module in layer}
    here = _module(path)
    assert here in floor, f"say in LAYERS where {here} stands"

    assert [name for name in _ours(path) if floor[name] <= floor[here]] == []


@ALL
def test_retrieval_knows_no_bot_and_bot_only_the_door(path: Path):
    if _module(path).startswith("retrieval"):
        assert not any(name.startswith("bot") for name in _ours(path))
    else:
        door = DOOR | MEASURING if _module(path) == "bot.evaluate" else DOOR
        assert {name for name in _ours(path) if name.startswith("retrieval")} <= door


@ALL
def test_each_library_stays_with_its_owner(path: Path):
    libraries = {name.split(".")[0] for name in _imports(path)} - sys.stdlib_module_names - {"bot", "retrieval"}

    for library in libraries:
        assert _module(path) in OWNERS.get(library, set()), f"{library} belongs to {OWNERS.get(library, 'nobody yet')}"


def test_every_module_named_here_exists():
    modules = {_module(path) for path in FILES}

    assert set().union(*LAYERS) <= modules
