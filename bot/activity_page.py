"""How it goes, as a page: printable, whole in itself, without scripts, and without a word of who asked."""

import html
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from bot.texts import TerminalTexts
from bot.untrusted import on_one_line
from retrieval.evaluation import LEAST_PEOPLE, Activity

_WIDTH: Final = 640
_HEIGHT: Final = 140
_MOST_DATES: Final = 14
"""Days that are written below their bars; of more, some are left out."""

_STYLE: Final = """
body{font:16px/1.6 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;color:#222}
body{max-width:44em;margin:2em auto;padding:0 1em}
h1{font-size:1.5em;margin:0}h2{font-size:1.1em;margin:2em 0 .5em;break-after:avoid}p{color:#666;margin:0}
dl{display:flex;gap:2em;flex-wrap:wrap}dd{margin:0;font-size:1.8em}dt{color:#666}
dl div{display:flex;flex-direction:column-reverse}
svg{max-width:100%;height:auto}svg text{font-size:12px;fill:#444}
li{break-inside:avoid}li span{color:#666}
@media print{body{margin:0}}
"""
_COLOURS: Final = {"all": "#4a7ab5", "likes": "#3a8f5c", "dislikes": "#c25b4e"}


def activity_page(activity: Activity, texts: TerminalTexts) -> str:
    """The page, in HTML.

    Args:
        activity: What came of the questions.
        texts: The reader's language.
    """
    words, asked = texts.activity, activity.asked
    days = len(asked.by_day)
    title = _safe(words["title"].format(days=days))
    span = words["span"].format(first=asked.by_day[0][0], last=asked.by_day[-1][0])
    settled, judged = asked.answered + asked.declined, asked.likes + asked.dislikes
    clear = sum(label.questions for label in activity.labels if label.support == "clear")
    figures = [
        (words["questions"], str(asked.questions)),
        (words["answered"], _percent(asked.answered, settled)),
        (words["clear"], _percent(clear, settled)),
        (words["judged"], str(judged)),
        (words["liked"], _percent(asked.likes, judged)),
    ]
    labels = [
        (
            (texts.support(label.support) if label.support else words["no_label"]).rstrip("。."),
            label.questions,
            label.likes,
            label.dislikes,
        )
        for label in activity.labels
    ]
    questions = [(one.question, words["times"].format(times=one.times)) for one in activity.unanswered]
    most = [(f"《{one.title}》", words["times"].format(times=one.answers)) for one in activity.most]
    never = [(f"《{one.title}》", f"r{one.report}") for one in activity.never]
    nothing = words["withheld"].format(least=LEAST_PEOPLE) if activity.withheld else words["nothing"]
    return "\n".join(
        [
            "<!doctype html>",
            '<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
            # Nothing that a question or a title might smuggle in is loaded or run.
            """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">""",
            f"<title>{title}</title><style>{_STYLE}</style></head><body>",
            f"<h1>{title}</h1><p>{_safe(span)}</p>",
            "<dl>" + "".join(f"<div><dt>{_safe(name)}</dt><dd>{value}</dd></div>" for name, value in figures) + "</dl>",
            _heading(words["by_day"]),
            _by_day(asked.by_day),
            _heading(words["by_label"]),
            _by_label(labels, words["questions"]),
            _heading(words["unanswered"]),
            _listed(questions, nothing),
            _heading(words["most"]),
            _listed(most, nothing),
            _heading(words["never"].format(count=activity.never_count, total=activity.reports)),
            _listed(never, nothing),
            "</body></html>\n",
        ]
    )


def _by_day(days: Sequence[tuple[date, int]]) -> str:
    """A bar a day, with its count above it."""
    most = max((count for _, count in days), default=0) or 1
    step = _WIDTH / len(days)
    every = -(-len(days) // _MOST_DATES)
    parts = []
    for number, (day, count) in enumerate(days):
        height = (_HEIGHT - 40) * count / most
        x, middle = number * step, (number + 0.5) * step
        parts.append(_bar(x + step * 0.15, _HEIGHT - 20 - height, step * 0.7, height, "all"))
        if number % every == 0:
            parts.append(_text(middle, _HEIGHT - 5, f"{day:%m-%d}"))
            parts.append(_text(middle, _HEIGHT - 25 - height, str(count)))
    return _drawing(_HEIGHT, parts)


def _by_label(labels: Sequence[tuple[str, int, int, int]], questions: str) -> str:
    """A row a label: how often it was said, and how long the bars of 👍 and 👎 are beside each other."""
    most = max((likes + dislikes for _, _, likes, dislikes in labels), default=0) or 1
    parts = []
    for number, (label, count, likes, dislikes) in enumerate(labels):
        y = number * 44
        told = f"{label} · {count} {questions} · 👍 {likes} · 👎 {dislikes}"
        share = _percent(likes, likes + dislikes) if likes + dislikes else ""
        parts.append(_text(0, y + 14, f"{told} {share}".strip(), anchor="start"))
        parts.append(_bar(0, y + 20, _WIDTH * likes / most, 12, "likes"))
        parts.append(_bar(_WIDTH * likes / most, y + 20, _WIDTH * dislikes / most, 12, "dislikes"))
    return _drawing(44 * len(labels), parts) if labels else ""


def _drawing(height: float, parts: Iterable[str]) -> str:
    size = f'viewBox="0 0 {_WIDTH} {height:.0f}" width="{_WIDTH}" height="{height:.0f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size}>{"".join(parts)}</svg>'


def _bar(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{_COLOURS[kind]}"/>'


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{_safe(text)}</text>'


def _heading(text: str) -> str:
    return f"<h2>{_safe(text)}</h2>"


def _listed(rows: Sequence[tuple[str, str]], nothing: str) -> str:
    if not rows:
        return f"<p>{_safe(nothing)}</p>"
    return "<ol>" + "".join(f"<li>{_safe(text)} <span>{_safe(aside)}</span></li>" for text, aside in rows) + "</ol>"


def _safe(text: str) -> str:
    return html.escape(on_one_line(text))


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"
