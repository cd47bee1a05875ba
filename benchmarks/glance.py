"""What the bot's answers show at a glance: in the notification, without a tap, and how many rows of buttons.

    python -m benchmarks.glance [--shared FOLDER] [--every N] [--show]

Every N-th question of the open sets and of the piles is answered, and the message made as in a private chat. Of the
messages that answer (others say that nothing was found) it prints: how many there are; in how many the first 100
characters hold the expected words; the same where the label is 有明确依据, and where the passage holds them at all; the
median and the 90th percentile of the characters that stand there without a tap, citation included; the share of at
most 350; the most rows of buttons; and the share whose citation opens something.
"""

import argparse
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.pile import read_pile
from bot.telegram.pages.citations import Links
from bot.telegram.pages.render import Page, answer_page, choices_page
from bot.texts.chat import ZH
from retrieval.evaluation import Query, QuestionSet, read_question_set
from retrieval.evaluation.asking import holds, indexed
from retrieval.options import Options
from retrieval.types import Answer
from tests.e2e.standin.markup import parse_html, utf16_length

NOTICE = 100
"""Characters of a message that a notification shows."""

MOST = 350
"""Characters that most messages should not be longer than before a tap."""

SETS = ("ncp-tune", "news-short", "cmrc-dev", "drcd-dev")
QUESTIONS = Path(__file__).with_name("questions")


@dataclass(frozen=True)
class Glance:
    """One message.

    Attributes:
        noticed: Whether the notification holds the expected words.
        clear: Whether it says 有明确依据.
        held: Whether the passages shown first hold them at all.
        units: Characters without a tap.
        rows: Of buttons.
        opens: Whether its citation opens something.
    """

    noticed: bool
    clear: bool
    held: bool
    units: int
    rows: int
    opens: bool


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"), metavar="FOLDER")
    parser.add_argument("--every", type=int, default=10, metavar="N", help="of the open sets")
    parser.add_argument("--show", action="store_true", help="print the messages whose notification lacks the words")
    arguments = parser.parse_args()
    print("set | messages | first 100 | of clear | of held | median | p90 | <= 350 | rows | open")
    for name, questions, every in _sets(arguments.shared, arguments.every):
        glances = list(_glances(questions, every, show=arguments.show))
        clear, held = ([one for one in glances if getattr(one, kind)] for kind in ("clear", "held"))
        units = sorted(one.units for one in glances)
        print(
            f"{name} | {len(glances)} | {_share(glances)} | {_share(clear)} | {_share(held)} | "
            f"{statistics.median(units):.0f} | {units[int(0.9 * len(units))]} | "
            f"{sum(one <= MOST for one in units) / len(units):.0%} | {max(one.rows for one in glances)} | "
            f"{sum(one.opens for one in glances) / len(glances):.0%}"
        )
    return 0


def _sets(shared: Path, every: int) -> Iterator[tuple[str, QuestionSet, int]]:
    stories = shared / "scale" / "news.jsonl.gz"
    for name, path in (
        ("eval/pile", shared / "eval/pile/questions.jsonl"),
        ("typed", QUESTIONS / "news.jsonl"),
        ("typed, aside", QUESTIONS / "news-aside.jsonl"),
    ):
        yield name, read_pile(stories, [path]), 1
    for name in SETS:
        yield name, read_question_set(shared / "eval" / name), every


def _glances(questions: QuestionSet, every: int, *, show: bool) -> Iterator[Glance]:
    with indexed(questions, Options()) as engine:
        for query in questions.queries[::every]:
            answer = engine.search(query.text)
            if not answer.answered or not query.answers:
                continue
            page = _page(answer)
            glance = _glance(query, answer, page)
            if show and not glance.noticed:
                print(f"--- {query.text} {query.answers}\n{parse_html(page.html)[0][:250]}")
            yield glance


def _page(answer: Answer) -> Page:
    make = choices_page if answer.choices else answer_page
    return make(answer, 1, ZH, Links("wenju_bot"))


def _glance(query: Query, answer: Answer, page: Page) -> Glance:
    text, entities = parse_html(page.html)
    folded = sum(entity["length"] for entity in entities if entity["type"] == "expandable_blockquote")
    hits = [answer.hits[choice.rank - 1] for choice in answer.choices] or answer.hits[:1]
    return Glance(
        holds(text[:NOTICE], query.answers),
        answer.support == "clear",
        any(holds(hit.passage.text, query.answers) for hit in hits),
        utf16_length(text) - folded,
        len(page.keyboard.inline_keyboard) if page.keyboard else 0,
        any(entity["type"] == "text_link" for entity in entities),
    )


def _share(glances: list[Glance]) -> str:
    return f"{sum(one.noticed for one in glances)} of {len(glances)}"


if __name__ == "__main__":
    sys.exit(main())
