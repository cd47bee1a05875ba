"""What a terminal is sent: bold sentence, coloured words, and nothing a report could smuggle in."""

import io
from dataclasses import replace
from datetime import date

import pytest

from bot import json_forms
from bot.terminal.console import open_console, open_output, show_answer, show_context, show_hits
from bot.terminal.reports_shown import citation
from bot.texts import EN, ZH
from bot.untrusted import for_terminal
from retrieval.types import Agreement, Answer, Hit, Passage, Report, Span, Version

TEXT = "前面一句。新馆藏书一百二十万册。后面一句。"
REPORT = Report(7, "a.md", "新馆开放", "城市晚报", date(2024, 9, 20), "https://example.org/a", (), (TEXT,), (), "")
PASSAGE = Passage(3, 7, 0, range(1, 2), 0, len(TEXT), TEXT)
HIT = Hit(REPORT, PASSAGE, 1.0, Span(0, len(TEXT)), Span(5, 16), Span(5, 16), (Span(5, 7), Span(7, 9)))
ANSWER = Answer("新馆藏书多少", (HIT,), 0.9, answered=True, support="clear")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm-256color")
    return Terminal()


def test_on_a_terminal_the_sentence_is_bold_and_matched_words_are_coloured(terminal: Terminal):
    show_answer(open_console(terminal), ANSWER, [(1, HIT)], ZH)

    out = terminal.getvalue()
    assert "前面一句。\x1b[1;31m新馆\x1b[0m\x1b[1;31m藏书\x1b[0m\x1b[1m一百二十万册。\x1b[0m后面一句。" in out
    assert "**" not in out


def test_no_color_keeps_bold_and_drops_colour(terminal: Terminal, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")

    show_answer(open_console(terminal), ANSWER, [(1, HIT)], ZH)

    out = terminal.getvalue()
    assert "\x1b[1m一百二十万册。" in out
    assert "31m" not in out
    assert "32m" not in out


@pytest.mark.parametrize(("wanted", "coloured"), [({}, False), ({"FORCE_COLOR": "1"}, True)])
def test_a_pipe_has_colours_where_somebody_wants_them(monkeypatch, wanted, coloured):
    for name, value in {"TERM": "xterm-256color", **wanted}.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()

    show_answer(open_output(stream), ANSWER, [(1, HIT)], ZH)

    assert ("\x1b[" in stream.getvalue()) is coloured
    assert ("**" in stream.getvalue()) is not coloured


def test_without_a_terminal_the_sentence_stands_between_stars():
    stream = io.StringIO()

    show_answer(open_output(stream), ANSWER, [(1, HIT)], ZH)

    assert stream.getvalue() == (
        "有明确依据\n\n"
        "前面一句。**新馆藏书一百二十万册。**后面一句。\n"
        "〔1〕《新馆开放》 城市晚报 · 2024-09-20 · 第 1 段\n"
    )


def test_a_window_that_leaves_text_out_says_so_on_both_sides():
    stream = io.StringIO()
    hit = Hit(REPORT, PASSAGE, 1.0, Span(5, 16), Span(5, 16), Span(5, 16), ())

    show_answer(open_output(stream), ANSWER, [(1, hit)], ZH)

    assert "\n…**新馆藏书一百二十万册。**…\n" in stream.getvalue()


def test_a_declined_answer_says_so_before_the_nearest_passages():
    stream = io.StringIO()

    show_answer(open_output(stream), Answer("?", (HIT,), 0.1, answered=False), [(1, HIT)], EN)

    assert stream.getvalue().startswith("The reports do not answer this question.\nThe nearest passages:\n\n")


def test_the_context_marks_the_passage_among_its_neighbours():
    stream = io.StringIO()
    after = Passage(4, 7, 1, range(2, 4), 30, 36, "另一段。")

    show_context(open_output(stream), 1, HIT, [PASSAGE, after], ZH)

    assert "▶ 第 1 段\n" in stream.getvalue()
    assert "  第 2–3 段\n另一段。\n" in stream.getvalue()


def test_a_title_links_to_its_page_on_a_terminal(terminal: Terminal):
    open_console(terminal).print(citation(REPORT, range(1, 2), ZH))

    assert "https://example.org/a" in terminal.getvalue()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://example.org/\x1b]0;x\x07", "https://a b"])
def test_what_is_no_web_address_is_no_link(terminal: Terminal, url: str):
    report = Report(7, "a.md", "新馆开放", None, None, url, (), (TEXT,), (), "")

    open_console(terminal).print(citation(report, range(1, 2), ZH))

    assert terminal.getvalue() == "《新馆开放》 第 1 段\n"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("红\x1b[31;1m字\x1b[0m", "红字"),
        ("题\x1b]0;坏标题\x07后", "题后"),
        ("链\x1b]8;;http://x\x1b\\接", "链接"),
        ("断\x1b[3", "断[3"),
        ("链\x1b]8;;http://x\x07接\x1b]8;;\x07。", "链接。"),
        ("C1\x9b31m字\x9d0;题\x9c。", "C1字。"),
        ("图\x1bPq#0;2;0\x1b\\片\x90q\x9c。", "图片。"),
        ("套\x1bPtmux;\x1b\x1b]52;c;eA==\x07\x1b\\娃", "套娃"),
        ("短\x1bc\x1b7\x1b(B\x1b#8。", "短。"),
        ("私\x1b[?1049h\x1b[200~有\x1b_x\x1b\\", "私有"),
        ("没完\x1b]0;题\n下一行", "没完]0;题\n下一行"),
        ("双\x1b\x1b[31m重", "双重"),
        ("退\x08格\r回\x00零\x7f", "退格回零"),
        ("反\u202e向\u2066", "反向"),
        ("行\n行\t列", "行\n行 列"),
        ("半\ud83d个", "半\ufffd个"),
        ("😀㎡[bold]é", "😀㎡[bold]é"),
    ],
)
def test_no_text_can_steer_the_terminal(text: str, left: str):
    assert for_terminal(text) == left


# Reading everything again from each of them would take hours.
@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", ["\x1bP", "\x9d", "\x1b[", "\x1b[0", "\x1b]a", "\x1b "])
def test_a_million_sequences_without_an_end_take_no_time(piece: str):
    assert "\x1b" not in for_terminal(piece * 1_000_000)
    assert "\x1b" not in for_terminal(piece + piece[-1] * 1_000_000)


def test_reports_that_say_the_same_are_named_in_one_line_below_the_citation():
    others = tuple(
        Agreement(rank, replace(REPORT, title=f"另一篇\n之{rank}", published=None), range(3, 5))
        for rank in (2, 4, 5, 6)
    )
    stream = io.StringIO()

    show_hits(open_output(stream), [(1, replace(HIT, agreeing=others))], ZH)

    assert stream.getvalue().splitlines()[-1] == (
        "    另有 4 篇报告也这样说：〔2〕《另一篇 之2》 · 第 3–4 段；〔4〕《另一篇 之4》 · 第 3–4 段；"
        "〔5〕《另一篇 之5》 · 第 3–4 段等"
    )


def test_what_changes_an_answer_stands_below_it():
    stream = io.StringIO()
    earlier = replace(HIT.report, published=date(2020, 1, 2))
    later = replace(HIT.report, published=date(2030, 1, 2), id=7)
    versions = (
        Version(0, later, range(1, 2), "九元", begins=date(2031, 1, 1)),
        Version(3, later, range(1, 2), "八元"),
        Version(2, earlier, range(1, 2), "五元"),
        Version(4, earlier, range(1, 2), "四元"),
    )
    hit = replace(HIT, versions=versions, ended=date(2025, 12, 31))
    show_hits(open_output(stream), [(1, hit)], ZH)
    form = json_forms.answer_form(Answer("问", (hit,), 0.9, answered=True), ZH)

    assert stream.getvalue().splitlines()[-4:] == [
        "    有效期到 2025-12-31 为止",
        "    2031-01-01 起施行：九元 r7",
        "    2030-01-02 的报告说法不同：八元〔3〕",
        "    此前：五元（2020-01-02）〔2〕",
    ]
    assert form["hits"][0]["ended"] == "2025-12-31"
    first, second, *_ = form["hits"][0]["versions"]
    assert (first["rank"], first["figure"], first["begins"]) == (None, "九元", "2031-01-01")
    assert (second["rank"], second["report"]["id"], second["paragraphs"]) == (3, 7, [1, 1])
