"""Whatever can go wrong is told in the reader's language: every code there is, not those that a test has met."""

import ast
import re
import string
from pathlib import Path

import pytest

from bot.setup_codes import SetupCode
from bot.texts import EN
from bot.texts.chat import EN as CHAT_EN
from bot.texts.chat import ZH as CHAT
from bot.texts.chat import traditional
from bot.texts.scripts import to_traditional
from bot.texts.setup import owner_texts
from retrieval.corpus.fetch import Fetcher
from retrieval.errors import (
    Busy,
    CorpusError,
    IndexOutdated,
    LinkError,
    QuestionNotFound,
    ReadError,
    ReportNotFound,
    VocabularyError,
    WenjuError,
)
from retrieval.readers.foreign import ENDINGS, kind_by_name
from retrieval.reasons import Code, reason
from tests.retrieval.web import FORBIDDEN, lookup, only_inside, serving

ROOT = Path(__file__).parents[3]
ZH = owner_texts("zh")
CODES = (*Code, *SetupCode)
SOURCES = sorted([*(ROOT / "retrieval").rglob("*.py"), *(ROOT / "bot").rglob("*.py")])
# Words that Chinese sentences have too: names of formats, programs, settings, and what is typed.
_TERMS = frozenset(
    re.split(
        r"\s+",
        """UTF Markdown JSON XML PDF Word ZIP YAML OCR Office WPS LibreOffice RTF OpenDocument DjVu SQLite OFD CAJ CEB
        SQuAD deflate gzip html text title data relevant id source fetched https http robots txt corpus queries jsonl md
        docx zip doc xls ppt wps odt pip install wenju init reindex sources serve backup force db WENJU_DB WENJU_WORKERS
        max_file_bytes pdf json open ID TOML IP NUL Telegram API Token BotFather newbot mybots privacy setprivacy
        setinline HTTP HTTPS_PROXY SOCKS host port webhook Bot chmod add WENJU_CORPUS WENJU_ADMINS WENJU_ACCESS invite
        allowlist WENJU_API_BASE_URL WENJU_WEBHOOK_URL WENJU_WEBHOOK_PORT WENJU_WEBHOOK_HOST TELEGRAM_BOT_TOKEN
        ABC true false Asia Tokyo xlsx pptx epub mht eml rtf Safari
        OpenSearch NTP opensearch_user opensearch_secret opensearch_ca opensearch_index
        key Authorization Bearer localhost openapi mcp feed feeds list folder url every most_a_day below RSS Atom
        collections general""",
    )
)


def prose(sentence):
    """The English words in a sentence, blanks and technical terms aside."""
    said = "".join(text for text, *_ in string.Formatter().parse(sentence))
    return [word for word in re.findall("[A-Za-z_]{2,}", said) if word not in _TERMS]


def blanks(sentence):
    return {blank for _, blank, _, _ in string.Formatter().parse(sentence) if blank is not None}


def filled(code):
    """The code with a value in each blank."""
    written = {blank: spec for _, blank, spec, _ in string.Formatter().parse(code.value) if blank is not None}
    return reason(code, **{blank: 7 if spec else "7" for blank, spec in written.items()})


# What is the same in every language.
_WORDLESS = (
    Code.PLAIN,
    Code.DATABASE_PROBLEM,
    SetupCode.PROXY_UNUSABLE,
    SetupCode.ACCESS,
    SetupCode.BY_WEBHOOK,
    SetupCode.BAD_ARGUMENT,
)


# Each test goes through all codes in one: as many tests of their own would take seven seconds.


def test_every_reason_there_is_is_told_without_english():
    for code in CODES:
        assert prose(ZH.reasons[code]) == [], code
        assert blanks(ZH.reasons[code]) <= blanks(code.value), code
        assert re.search("[\u4e00-\u9fff]", ZH.reasons[code]) or code in (*_WORDLESS, SetupCode.CHMOD), code


def test_every_reason_there_is_in_a_chat_is_told_in_both_scripts():
    assert traditional().shared.reasons == {code: to_traditional(ZH.reasons[code]) for code in Code}


def test_every_reason_there_is_is_told_in_english():
    for code in CODES:
        told = EN.tell(filled(code))

        assert told == str(filled(code)) or code in EN.reasons, code
        assert ZH.tell(filled(code)), code
        assert blanks(EN.reasons.get(code, "")) <= blanks(code.value), code


def test_no_language_tells_what_there_is_not():
    assert set(ZH.reasons) == set(CODES)
    assert set(CHAT.shared.reasons) == set(Code)


def _named(path, node):
    """The name of a code in the source that raises it: `Code.X`, and of the process that reads PDF its text."""
    if path.name not in ("reasons.py", "setup_codes.py", "setup.py"):
        match node:
            case ast.Attribute(value=ast.Name(id="Code" | "SetupCode"), attr=name) | ast.Constant(value=str(name)):
                yield name


def _given(path, node):
    """Where a code is given with its values: the place, the code, and the names of the values."""
    if isinstance(node, ast.Call) and not any(value.arg is None for value in node.keywords):
        for value in node.args[-1:]:
            match value:
                case ast.Attribute(value=ast.Name(id="Code" | "SetupCode" as kind), attr=name):
                    given = {keyword.arg for keyword in node.keywords}
                    code = Code[name] if kind == "Code" else SetupCode[name]
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", code, given


@pytest.fixture(scope="module")
def source():
    """The names of codes in the source, and where they are given; no tree of it is kept, which takes much memory."""
    names, given = set(), []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names.update(_named(path, node))
            given.extend(_given(path, node))
    return names, given


def test_every_reason_there_is_is_given_somewhere(source):
    names, _ = source

    assert {code.name for code in CODES} <= names


def test_the_values_that_are_given_are_those_of_the_sentence(source):
    _, found = source

    assert len(found) > len(Code)
    for place, code, given in found:
        assert given == blanks(code.value), (place, code)


def test_every_kind_of_file_that_is_refused_says_what_to_do():
    for ending in ENDINGS:
        assert "；请" in ZH.tell(kind_by_name(f"a{ending}")), ending


def test_a_reason_within_a_reason_is_told_too():
    inner = reason(Code.UNREADABLE, problem="Permission denied")

    assert ZH.tell(reason(Code.SIDECAR, sidecar="a.yaml", problem=inner)) == "更正文件 a.yaml：读不出来：没有权限"
    assert str(reason(Code.SIDECAR, sidecar="a.yaml", problem=inner)) == (
        "its sidecar a.yaml: it cannot be read: Permission denied"
    )


def test_braces_in_a_value_are_a_value():
    assert ZH.tell(reason(Code.UNKNOWN_HOST, host="{url}")) == "找不到网站 {url}；请检查链接和网络"


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

    told = ZH.tell(refused.value.reason)
    assert re.search(r"不是网址|用户名|公网|找不到|连接被拒绝", told)
    assert prose(re.sub(r"\S+:/\S+|\w+\.example", "", told)) == []


def test_an_error_of_any_code_is_told_in_chinese_in_a_chat_and_names_no_path():
    for code in Code:
        given = filled(code).values
        values = {name: f"/srv/{value}" if isinstance(value, str) else value for name, value in given.items()}
        for error in (Busy, IndexOutdated, QuestionNotFound, ReportNotFound, WenjuError):
            for texts in (CHAT, traditional()):
                assert "/srv" not in texts.explain(error(code, **values)), code
                assert prose(texts.explain(error(code, **values))) == [], code


def test_a_file_that_cannot_be_read_is_named():
    assert CHAT.explain(ReadError("空.txt", Code.EMPTY_FILE)) == "空.txt：文件是空的（0 字节）"
    assert ZH.explain(ReadError("空.txt", Code.EMPTY_FILE)) == "未能读取 空.txt：文件是空的（0 字节）"
    assert (
        traditional().explain(ReadError("a.ppt", Code.SLIDES)) == "a.ppt：是舊版幻燈片；請另存爲 .pptx，或導出成 .pdf"
    )


@pytest.mark.parametrize(
    "error", [CorpusError(Code.NO_CORPUS, folder="x"), VocabularyError(Code.LIST_NOT_UTF8, path="x")]
)
def test_what_an_admin_can_mend_is_told_in_a_chat(error):
    assert CHAT.explain(error) == ZH.tell(error.reason) != CHAT.failed
    assert CHAT_EN.explain(error) == str(error)
