"""Why a file was refused is told in the reader's language, and no sentence is forgotten."""

import ast
import re
from pathlib import Path

import pytest

from bot.texts import EN, ZH
from bot.texts.chat import ZH as CHAT
from bot.texts.chat import traditional
from retrieval import errors
from retrieval.corpus.fetch import Fetcher
from retrieval.errors import BackendUnavailable, Busy, CorpusError, LinkError, VocabularyError, WenjuError
from retrieval.readers.foreign import ENDINGS, refusal_by_content, refusal_by_name, refusal_by_parts
from tests.retrieval.web import FORBIDDEN, lookup, only_inside, serving

ROOT = Path(__file__).parents[3]
CALLS = {"ReadError": 1, "UnsupportedFormat": 1, "Failure": 1, "LinkError": 0}
ENGLISH = re.compile(r"\b(?:it|is|the|its|has|holds|cannot)\b")


def templates(node):
    """The texts that an expression may be, a name or a number in them as `7`."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return ["".join(part.value if isinstance(part, ast.Constant) else "7" for part in parts)]
        case ast.BinOp(left=left, right=right):
            return [first + second for first in templates(left) for second in templates(right)]
        case ast.IfExp(body=body, orelse=orelse):
            return templates(body) + templates(orelse)
    return []


def reasons():
    for path in sorted((ROOT / "retrieval").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                place = CALLS.get(node.func.id)
                if place is not None and len(node.args) > place:
                    yield from templates(node.args[place])
                if node.func.id == "_problem":
                    yield from (f"its sidecar 7 {text}" for text in templates(node.args[1]))
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value == "refused":
                        yield from templates(value)


REASONS = sorted(set(reasons()) - {"its sidecar 7 7"})


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_told_in_chinese_and_left_as_it_is_in_english(reason):
    told = ZH.reason(reason)

    assert re.search("[\u4e00-\u9fff]", told)
    assert not ENGLISH.search(told.replace("7", ""))
    assert told.count("7") == reason.count("7")
    assert EN.reason(reason) == reason


def sentences():
    """Every sentence of an error that the code can raise, and the class of that error."""
    for path in sorted([*(ROOT / "retrieval").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                error = getattr(errors, node.func.id, None)
                if isinstance(error, type) and error.__init__ in (Exception.__init__, WenjuError.__init__):
                    yield from ((error, text) for text in templates(node.args[0]))


SENTENCES = sorted(set(sentences()), key=str)


def test_sentences_of_errors_are_found():
    assert {CorpusError, VocabularyError, LinkError, Busy, BackendUnavailable} <= {error for error, _ in SENTENCES}


@pytest.mark.parametrize(("error", "sentence"), SENTENCES)
def test_an_error_is_told_in_chinese_in_a_chat(error, sentence):
    for texts in (CHAT, traditional()):
        told = texts.explain(error(sentence))

        assert re.search("[\u4e00-\u9fff]", told)
        assert not ENGLISH.search(told.replace("7", ""))


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_what_a_file_is_and_what_to_do_instead_is_told_in_chinese(ending):
    assert not ENGLISH.search(ZH.reason(refusal_by_name(f"a{ending}")))


@pytest.mark.parametrize(
    "refusal",
    [
        refusal_by_content(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        refusal_by_content(b"\x89PNG\r\n"),
        refusal_by_content(b"SQLite format 3\0"),
        refusal_by_parts(["xl/a"]),
        refusal_by_parts(["content.xml"]),
    ],
)
def test_a_refusal_by_what_a_file_holds_is_told_in_chinese(refusal):
    assert not ENGLISH.search(ZH.reason(refusal))


def test_a_reason_that_nobody_knows_stays_as_it_is():
    assert ZH.reason("something new") == "something new"


@pytest.mark.parametrize(
    "target",
    [
        "ftp://news.example/a",
        "http://u:p@news.example/",
        "http://news.example:99999/",
        f"http://{FORBIDDEN}:1/",
        "http://nowhere.example/",
    ],
)
def test_where_a_link_led_to_and_what_is_wrong_there_is_told_in_chinese(target):
    with serving() as web, pytest.raises(LinkError) as refused:
        Fetcher(allowed=only_inside, lookup=lookup).fetch(web.redirect("/out", target))

    told = ZH.reason(str(refused.value))
    assert re.search("[\u4e00-\u9fff]", told)
    assert not ENGLISH.search(told)
    assert not re.search(r"redirects|elsewhere|only", told)
