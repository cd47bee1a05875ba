"""The page of a citation: the report with the cited sentence marked, what is known of it, and the hash of its file.

It holds no script and loads nothing; whatever reports say is escaped, and its policy lets a browser do nothing else. It
prints well, and is dark where the reader's system is.
"""

import base64
import hashlib
from dataclasses import dataclass
from html import escape

from bot.texts import TerminalTexts
from bot.untrusted import for_telegram
from retrieval.types import Report, Span

_AROUND = 200
"""Paragraphs shown on either side of the cited ones; most reports have fewer."""

_STYLE = """
:root{color-scheme:light dark;--ink:#1c1c1c;--dim:#666;--paper:#fff;--mark:#ffe58a;--line:#ddd}
@media(prefers-color-scheme:dark){:root{--ink:#e6e6e6;--dim:#9a9a9a;--paper:#161616;--mark:#6b5500;--line:#333}}
body{margin:0 auto;max-width:42em;padding:1.2em;background:var(--paper);color:var(--ink);
font:1.05em/1.75 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.35em;line-height:1.35;margin:0 0 .4em}
blockquote{margin:1em 0;padding:.2em 0 .2em 1em;border-left:.25em solid #d09b00;font-size:1.1em}
blockquote p{margin:0}a{color:inherit}
dl{display:grid;grid-template-columns:auto 1fr;gap:.15em 1em;color:var(--dim);font-size:.88em;margin:1em 0;
padding:.8em 0;border:solid var(--line);border-width:1px 0}dd{margin:0}
p.paragraph{margin:.9em 0;padding-left:2.6em;position:relative}
p.paragraph>span{position:absolute;left:0;width:2.2em;text-align:right;color:var(--dim);font-size:.8em;
user-select:none}
p.cited{border-left:.25em solid #d09b00;margin-left:-.25em}
mark{background:var(--mark);color:inherit;padding:.05em 0}
@media print{body{max-width:none;padding:0;font-size:11pt}p.paragraph,blockquote{break-inside:avoid}
mark{background:none;font-weight:bold;text-decoration:underline}}
"""

_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; form-action 'none'"
"""The Content-Security-Policy of the page: its own style, and nothing besides."""


@dataclass(frozen=True, slots=True)
class CitedText:
    """What is cited.

    Attributes:
        report: The report.
        paragraphs: Its cited paragraphs, from 1; none, at the place where they stood, if they do not stand there.
        sentence: What of them is cited, in `Report.text`; all of them by default.
        file_hash: SHA-256 of the file it was read from, as hex digits; None where there is no file of its own.
        became: What is said of words that do not stand there any more, or stood elsewhere.
        before: What they said; None where they still stand there, or nobody knows.
    """

    report: Report
    paragraphs: range
    sentence: Span | None = None
    file_hash: str | None = None
    became: str = ""
    before: str | None = None

    @property
    def words(self) -> str:
        """The cited words; "" where nobody knows them any more."""
        if not self.paragraphs:
            return self.before or ""
        if self.sentence is not None:
            return self.report.text[self.sentence.start : self.sentence.end]
        return "\n".join(self.report.paragraphs[number - 1] for number in self.paragraphs)


def citation_html(cited: CitedText, texts: TerminalTexts) -> str:
    """The whole page.

    Args:
        cited: What it shows.
        texts: The language of its labels.
    """
    report, first = cited.report, cited.paragraphs.start
    title = _plain(report.title)
    place = texts.place(cited.paragraphs or range(first, first + 1))
    lines = "".join(f"<p>{_plain(line)}</p>" for line in cited.words.split("\n") if line)
    told = (f"<p>{_plain(cited.became)}</p>" if cited.became else "") + (
        f"<blockquote>{lines}</blockquote>" if lines else ""
    )
    body = "\n".join(_paragraphs(cited))
    return f"""<!DOCTYPE html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<title>{title} · {_plain(place)}</title>
<style>{_STYLE}</style>
</head>
<body>
<header>
<h1>{title}</h1>
{told}
<dl>{_facts(cited, texts, place)}</dl>
</header>
<main id="p{first}-around">
{body}
</main>
</body>
</html>
"""


def _facts(cited: CitedText, texts: TerminalTexts, place: str) -> str:
    report, labels = cited.report, texts.page_labels
    bylines = " ".join(f"{byline.role}/{byline.name}" for byline in report.bylines)
    published = report.published.strftime("%Y-%m-%d") if report.published else None
    where = f'<a href="#p{cited.paragraphs.start}">{_plain(place)}</a>'
    if cited.paragraphs:
        more = (texts.cells(report, cited.paragraphs), texts.leaves(report, cited.paragraphs))
        where = " · ".join((where, *map(_plain, filter(None, more))))
    rows = [
        (labels["place"], where),
        (labels["source"], _plain(report.source)),
        (labels["published"], _plain(published)),
        (labels["bylines"], _plain(bylines)),
        (labels["url"], _address(report.url)),
        (labels["file"], _plain(report.key.rpartition("/")[2])),
        (labels["hash"], f"<code>{_plain(cited.file_hash)}</code>" if cited.file_hash else ""),
    ]
    return "".join(f"<dt>{escape(label)}</dt><dd>{value}</dd>" for label, value in rows if value)


def _address(url: str | None) -> str:
    """A link, where a browser may follow it: a report may say `javascript:` too."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return _plain(url)
    return f'<a href="{escape(for_telegram(url))}" rel="noreferrer noopener">{_plain(url)}</a>'


def _paragraphs(cited: CitedText) -> list[str]:
    """The paragraphs around the cited ones, numbered, with what is cited marked."""
    report = cited.report
    shown = range(max(cited.paragraphs.start - _AROUND, 1), cited.paragraphs.stop + _AROUND)
    lines, start = [], 0
    for number, paragraph in enumerate(report.paragraphs, start=1):
        if number in shown:
            is_cited = number in cited.paragraphs
            words = _marked(paragraph, start, cited.sentence) if is_cited else _plain(paragraph)
            kind = "paragraph cited" if is_cited else "paragraph"
            lines.append(f'<p class="{kind}" id="p{number}"><span>{number}</span>{words}</p>')
        start += len(paragraph) + 1
    return lines


def _marked(paragraph: str, start: int, sentence: Span | None) -> str:
    """A paragraph that starts at an offset of its report; all of it is marked where no sentence is cited."""
    first, last = (0, len(paragraph)) if sentence is None else (sentence.start - start, sentence.end - start)
    first, last = max(first, 0), min(max(last, 0), len(paragraph))
    inside = _plain(paragraph[first:last])
    return (
        f"{_plain(paragraph[:first])}<mark>{inside}</mark>{_plain(paragraph[last:])}" if inside else _plain(paragraph)
    )


def _plain(text: str | None) -> str:
    return escape(for_telegram(text)) if text else ""
