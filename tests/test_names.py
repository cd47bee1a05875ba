"""One name, one meaning: who meets a name twice may take the second for the first."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.test_imports import FILES, MODULES, ROOT

# Public names of two meanings, or defined twice with one, and why that may be.
SAME_ON_PURPOSE = {
    "handlers": "what each module of bot.telegram.handlers hands to the application",
    "last_handlers": "the same, for what comes behind all others",
    "citation": "the same thing to see in the terminal and in the chat",
    "show_context": "the same wish in the terminal and under a button",
    "show_report": "the same wish in the terminal and under a button",
    "examples": "said with its module: keyboards.examples stands under examples",
    "decode_list": "its numpy and its compiled twin",
    "ZH": "the sentences of the terminal, and with them those of the chat",
    "EN": "the sentences of the terminal, and with them those of the chat",
}

# Modules and rooms of one name.
SAME_MODULES = {
    "app": "where the commands, and where the parts of the Telegram bot, are put together",
    "asking": "what asks: a command, a set of questions",
    "en": "one of a language, for both ways in and for the chat",
    "zh": "one of a language, for both ways in and for the chat",
    "words": "the names of those sentences, likewise",
    "errors": "what each package, and the transport to Telegram, may raise",
    "evaluation": "the measuring, and its output in the terminal",
    "folder": "the corpus folder, and the commands for it",
    "maxscore": "its numpy and its compiled twin",
    "postings": "their numpy and their compiled twin",
    "reader": "the reader of each format that has a folder of its own",
    "reasons": "what can go wrong, and how that is said in Chinese",
    "reindex": "the reindexing, and the chat's command for it",
    "transport": "what HTTP goes over, as httpx and Telegram's library call it",
}


def named(path: Path) -> Iterator[str]:
    """The classes, functions, constants and types that a module defines; type variables mean nothing elsewhere."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            made = node.value.func if isinstance(node.value, ast.Call) else None
            if not (isinstance(made, ast.Name) and made.id == "TypeVar"):
                yield from (target.id for target in targets if isinstance(target, ast.Name))


def several(places: dict[str, set[str]]) -> dict[str, list[str]]:
    return {name: sorted(where) for name, where in sorted(places.items()) if len(where) > 1 and name[0] != "_"}


@cache
def defined() -> dict[str, list[str]]:
    places = defaultdict(set)
    for path in FILES:
        for name in named(path):
            places[name].add(str(path.relative_to(ROOT)))
    return several(places)


def modules() -> dict[str, list[str]]:
    places = defaultdict(set)
    for module in MODULES:
        places[module.rpartition(".")[2]].add(module)
    return several(places)


def test_no_public_name_has_two_meanings():
    assert {name: where for name, where in defined().items() if name not in SAME_ON_PURPOSE} == {}


def test_no_two_modules_that_differ_have_one_name():
    assert {name: where for name, where in modules().items() if name not in SAME_MODULES} == {}


def test_what_is_allowed_is_still_there():
    assert SAME_ON_PURPOSE.keys() - defined().keys() == set()
    assert SAME_MODULES.keys() - modules().keys() == set()
