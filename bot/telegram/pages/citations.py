"""Where a text stands, in a line that opens it: in a message, and on the clipboard."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.telegram.pages.markup import Marked, cut, joined, linked, plain, utf16_length
from bot.telegram.services import Context, Services, services_of
from bot.texts.chat import ChatTexts
from bot.web import WebAddresses
from retrieval.types import Reach, Report, Rules, Span, collection_of, mark_of

COPY_UNITS = 256
"""Longest text that a button copies (telegram.constants.InlineKeyboardButtonLimit)."""

FACT_UNITS = 300
"""Longest line of source, date and place."""

_TITLE_UNITS = 50
_SOURCE_UNITS = 36
_CELLS_UNITS = 40
"""Longest title, source, and sheet with its rows, where they stand beside a sentence on the clipboard."""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses that open a place of the reports for whoever taps on them, in forwarded messages too.

    Attributes:
        username: The bot's, without @.
        web: Where the owner publishes cited reports; None where that is nowhere.
        rules: Which of them are not for everybody, and so are not published.
    """

    username: str
    web: WebAddresses | None = None
    rules: Rules = field(default_factory=Rules)

    @classmethod
    def by(cls, services: Services, username: str) -> "Links":
        """Those of a bot of this name."""
        return cls(username, services.web, services.whole.known_rules)

    def report(self, report: Report, paragraph: int, sentence: Span | None = None) -> str | None:
        """Opens the report outside of Telegram: its own address, else its page on the web with the sentence marked."""
        published = self.web and self.rules.admit(Reach(), collection_of(report.key))
        return report.url or (self.web.of(report, paragraph, sentence) if self.web and published else None)

    def place(self, report: Report, paragraph: int) -> str:
        """Opens a paragraph in the bot, and knows its words: `handlers.reading.LINK` reads it."""
        mark = mark_of(report.paragraphs[paragraph - 1])
        return f"https://t.me/{self.username}?start=r{report.id}p{paragraph}m{mark}"


def links_of(context: Context) -> Links:
    """The links of the bot that a handler runs in."""
    return Links.by(services_of(context), context.bot.username)


def citation(
    report: Report,
    paragraphs: range,
    texts: ChatTexts,
    links: Links,
    *,
    units: int = FACT_UNITS,
    sentence: Span | None = None,
    dated: bool = True,
) -> Marked:
    """Where a text stands: 《title》 source · date · 第 n–m 段（共 k 段）.

    The title opens the report (`Links.report`), or where it has no address the paragraph in the bot; the place always
    does that.

    Args:
        report: The report.
        paragraphs: Of it, from 1.
        texts: The reader's language.
        links: Open it.
        units: Longest title.
        sentence: What is cited, in `Report.text`: marked on the report's page on the web.
        dated: Whether the date stands in it.
    """
    opens = links.report(report, paragraphs.start, sentence) or links.place(report, paragraphs.start)
    title = linked(opens, plain(f"《{cut(report.title, units)}》"))
    facts = (report.source, day(report.published) if dated else "")
    published = [plain(cut(fact, FACT_UNITS)) for fact in facts if fact]
    return joined([title, joined([*published, place_in(report, paragraphs, texts, links)], " · ")], " ")


def place_in(report: Report, paragraphs: range, texts: ChatTexts, links: Links) -> Marked:
    """The place of a citation, which opens the paragraph in the bot: 第 n–m 段（共 k 段） · 第 p 页."""
    place = linked(links.place(report, paragraphs.start), plain(texts.place(report, paragraphs)))
    return joined([place, plain(texts.shared.leaves(report, paragraphs))], " · ")


def copied(report: Report, paragraphs: range, sentence: Span, texts: ChatTexts, links: Links) -> str:
    """A citation as plain text, for the clipboard: “sentence” 《title》 source · date · 第 n 段 link.

    Of its 256 UTF-16 units the others take what they need, and the sentence gets the rest. The report's own address
    stands there too where there is room.

    Args:
        report: The report.
        paragraphs: Of it, from 1.
        sentence: What is cited, in `Report.text`.
        texts: The reader's language.
        links: Open it.
    """
    source = cut(report.source, _SOURCE_UNITS) if report.source else None
    title = f"《{plain_title(report.title, _TITLE_UNITS)}》"
    cells = cut(texts.shared.cells(report, paragraphs), _CELLS_UNITS)
    place = facts_line([source, day(report.published), cells, texts.shared.place(paragraphs)])
    said = [title, place, links.place(report, paragraphs.start)]
    words = " ".join(report.text[sentence.start : sentence.end].split())
    address = links.report(report, paragraphs.start, sentence)
    if address and _size(f"“{words}”", *said, address) <= COPY_UNITS:
        said.append(address)
    room = COPY_UNITS - _size("“”", *said)
    return " ".join((f"“{cut(words, room)}”", *said))


def plain_title(title: str, units: int) -> str:
    """A title that fits into a line or a button."""
    return cut(" ".join(title.split()), units)


def day(published: date | None) -> str:
    """A date as people write it; "" where there is none."""
    return published.strftime("%Y-%m-%d") if published else ""


def facts_line(facts: Iterable[str | None]) -> str:
    """Facts in a row, without those that are missing."""
    return " · ".join(fact for fact in facts if fact)


def _size(*words: str) -> int:
    return utf16_length(" ".join(words))
