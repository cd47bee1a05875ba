"""How sure a field is travels with the report, into the database and back."""

from datetime import date

from retrieval.types import MISSING, Origin, Reading
from tests.retrieval.making import report


def test_the_way_a_report_was_read_is_kept_with_it(engine):
    reading = Reading(
        "pdf",
        Origin("found", "largest line"),
        MISSING,
        Origin("guessed", "file name"),
        ("第 3 页没有文字",),
        body=Origin("guessed", "mostly short lines"),
    )
    stored = engine.add(
        report(
            "台风登陆。",
            "物资到位。",
            reading=reading,
            pages=(1, 2),
            written=date(2024, 7, 1),
            published=date(2024, 7, 3),
        )
    )

    loaded = engine.report(stored.id)

    assert (loaded.reading, loaded.pages, loaded.written) == (reading, (1, 2), date(2024, 7, 1))
    assert loaded.doubtful == ("source", "published", "body")


def test_a_citation_of_a_paper_names_its_pages(engine):
    engine.add(report("救灾物资于周三到位。", "地铁明年开通。", "港口今天恢复作业。", pages=(2, 2, 5)))

    hit = engine.search("港口什么时候恢复作业").hits[0]

    assert hit.pages[-1] == 5
    assert list(hit.report.pages_of(range(1, 4))) == [2, 3, 4, 5]


def test_a_report_without_pages_is_cited_without(engine):
    engine.add(report("救灾物资于周三到位。"))

    assert not engine.search("救灾物资什么时候到位").hits[0].pages
