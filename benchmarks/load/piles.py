"""What the bot is asked about under load: a pile as a newsroom or an office has it, and questions as people ask them.

Most of it are stories that differ, made here or read from a corpus. Some were printed again by other papers; some
reports come every day in one form, as of the weather; and every town has notices of one form. All of these are compared
with each other when an answer is put together.
"""

import random
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path

Story = dict[str, str]
"""Title, source, date and text of a report."""

FORMS = tomllib.loads(Path(__file__).with_name("forms.toml").read_text("utf-8"))
PLACES = FORMS["places"].split()
PEOPLE = FORMS["people"].split()
PAPERS = [f"{place}晚报" for place in PLACES]

YEARS = (2022, 2023, 2024)
FIRST, LAST = date(2024, 1, 1), date(2024, 4, 9)
"""Of the reports that come every day."""

REPRINTED = 40
REPRINTS = 8
"""Stories that other papers print again, and by how many."""

# 净服务收入为 541 亿元 is asked for as 净服务收入是多少.
_FIGURE = re.compile(r"(?P<what>[^，。；！？：“”\s]{4,20}?)(?:为|是|达|约)\s?\d")
_CLAUSE = re.compile(r"[^，。；！？：“”\n]{8,24}")


def make_stories(count: int) -> Iterator[Story]:
    """Stories of one subject each, of some 600 characters."""
    chance = random.Random(7)
    for number in range(count):
        things, sentences = chance.choice(list(FORMS["subjects"].items()))
        subject = {"place": chance.choice(PLACES), "thing": chance.choice(things.split())}
        paragraphs = [
            "".join(filled(chance.choice(sentences if n % 2 else FORMS["talk"]), chance, **subject) for n in range(6))
            for _ in range(5)
        ]
        yield {
            "title": filled(chance.choice(FORMS["headlines"]), chance, **subject),
            "source": chance.choice(PAPERS),
            "date": (FIRST + timedelta(days=number % 365)).isoformat(),
            "text": "\n\n".join(paragraphs),
        }


def make_pile(stories: Sequence[Story]) -> Iterator[Story]:
    """Stories, some of them printed again, and what comes every day and from every town."""
    yield from stories
    chance = random.Random(8)
    for story, paper in product(stories[:REPRINTED], PAPERS[:REPRINTS]):
        yield story | {"source": paper, "text": f"据报道，{story['text']}"}
    for (title, text), after in product(FORMS["daily"].items(), range((LAST - FIRST).days)):
        day = FIRST + timedelta(days=after)
        said = {"month": str(day.month), "day": str(day.day)}
        yield {
            "title": filled(title, chance, **said),
            "source": "江城日报",
            "date": day.isoformat(),
            "text": filled(text, chance, **said),
        }
    for (title, text), place, year in product(FORMS["notices"].items(), PLACES, YEARS):
        said = {"place": place, "year": str(year)}
        yield {
            "title": filled(title, chance, **said),
            "source": f"{place}市人民政府",
            "date": f"{year - 1}-12-{chance.randint(10, 28)}",
            "text": filled(text, chance, **said),
        }


def questions(stories: Sequence[Story], starter: Sequence[str]) -> Iterator[str]:
    """Questions without end: of eight, four about stories, one each about days and notices, two about the starter."""
    chance = random.Random(9)
    asking: tuple[Callable[[], str], ...] = (
        *[lambda: _about(chance.choice(stories)["text"], chance)] * 4,
        lambda: filled(chance.choice(FORMS["about_days"]), chance),
        lambda: filled(chance.choice(FORMS["about_notices"]), chance),
        *[lambda: chance.choice(starter)] * 2,
    )
    while True:
        yield chance.choice(asking)()


def filled(form: str, chance: random.Random, **said: str) -> str:
    """A form with something in each of its blanks."""
    pips = chance.randint(1000, 3000)
    blanks = {
        "place": chance.choice(PLACES),
        "people": chance.choice(PEOPLE),
        "who": chance.choice(FORMS["surnames"].split()) + chance.choice(FORMS["titles"].split()),
        "number": chance.randint(100, 9000),
        "money": chance.randint(10, 9000),
        "share": chance.randint(2, 98),
        "few": chance.randint(2, 9),
        "month": chance.randint(1, 3),
        "day": chance.randint(1, 28),
        "year": chance.choice(YEARS),
        "pips": pips,
        "more": pips + 500,
        "less": pips - chance.randint(1, 90),
        "warm": chance.randint(8, 24),
        "cold": chance.randint(-4, 7),
        "level": f"{chance.uniform(20, 30):.2f}",
    }
    return form.format(**blanks | said)


def _about(text: str, chance: random.Random) -> str:
    """What somebody asks who has heard of a story."""
    told = list(_FIGURE.finditer(text))
    if told and chance.random() < 0.5:
        return f"{chance.choice(told)['what']}是多少？"
    clauses = _CLAUSE.findall(text)[:20]
    return chance.choice(clauses) + chance.choice(FORMS["about_stories"]) if clauses else text[:20]
