"""Questions with filters, and about a story that many papers printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import repeat
from pathlib import Path

from benchmarks.speed.questions import NEWS
from benchmarks.ways.piles import (
    LATELY,
    SMALL,
    SMALL_PAPER,
    Pile,
    copied,
    markdown,
    opened,
    passages_of,
    pile_of,
)
from benchmarks.ways.turns import Cost, cost_of, in_turn
from retrieval.engine import Engine
from retrieval.types import Filters

ASKED = 40
REPOSTS = 200
LEAST = 20
"""Reposts to be named with the answer; not all are."""

TIMES = 30
QUESTION = "南浦路新桥全长多少米？"
STORY = {
    "title": "南浦路新桥今早通车",
    "date": "2023-05-06",
    "text": "南浦路新桥今天早上6点通车，公交车改走新桥，老桥留给步行和骑车的市民。\n\n"
    "南浦路新桥全长1260米，双向六车道，两年前开工，比计划早三个月完工。工程师周砚说，桥下留出了货船的航道，"
    "汛期水位再高也不必封航。\n\n"
    "住在江边的何阿婆一早就来看新桥。她说以前过江要绕到北岸渡口，碰上大雾就得等半天，现在走过去只要一刻钟。\n\n"
    "交通局提醒，通车第一个月货车限行，早晚高峰请听从现场指挥。",
}


def filters(corpus: Path, work: Path, stories: int) -> dict[str, float]:
    """Seconds of a question without a filter, and with filters that a thousandth of the reports match, or none."""
    ways = {
        "without": Filters(),
        "source": Filters(source=SMALL_PAPER),
        "since": Filters(since=LATELY),
        "none": Filters(since=date(2050, 1, 1)),
    }
    pile = pile_of(corpus, stories, work)
    with opened(pile) as engine:

        def ask(filters: Filters, question: str) -> Cost:
            return cost_of(lambda: engine.search(question, filters=filters))

        asked = NEWS[:: len(NEWS) // ASKED]
        # Every question once before: what is measured is the filter, not the disk.
        for question in asked:
            engine.search(question)
        found = in_turn(asked, {name: partial(ask, way) for name, way in ways.items()})
        return found | {"passages": passages_of(pile)}


def reposts(corpus: Path, work: Path) -> dict[str, float]:
    """Seconds of a question whose story nobody printed again, and of the same one whose story 200 papers did."""
    pile = pile_of(corpus, SMALL, work)
    with _printed_by(1, pile) as once, _printed_by(1 + REPOSTS, pile) as often:
        reposts = often.search(QUESTION).hits[0].reposts
        if len(reposts) < LEAST or once.search(QUESTION).hits[0].reposts:
            raise RuntimeError(f"{len(reposts)} reposts were found")

        def ask(engine: Engine, question: str) -> Cost:
            return cost_of(lambda: engine.search(question))

        found = in_turn(repeat(QUESTION, TIMES), {"once": partial(ask, once), "often": partial(ask, often)})
        return found | {"passages": passages_of(pile)}


@contextmanager
def _printed_by(papers: int, pile: Pile) -> Iterator[Engine]:
    """An engine over a copy of a pile, with the story as so many papers printed it."""
    with copied(pile) as copy:
        for number in range(papers):
            story = STORY | {"source": f"第{number}晚报"}
            (copy.reports / f"story-{number:03}.md").write_text(markdown(story), "utf-8")
        copy.index()
        with opened(copy) as engine:
            yield engine
