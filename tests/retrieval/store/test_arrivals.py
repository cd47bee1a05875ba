"""What came in since: new reports once, whatever becomes of them, and no old ones under another name."""

from retrieval.open_index import OpenIndex
from retrieval.types import Filters
from tests.retrieval.making import report, write_report


def came(engine, after: int = 0, limit: int = 100) -> list[str]:
    return [engine.report(arrival.report).key for arrival in engine.arrivals_after(after, limit)]


def test_a_report_arrives_once_and_a_renamed_file_is_nothing_new(engine):
    write_report(engine.corpus, "pool.md", "泳池周六开放。")
    write_report(engine.corpus, "park.md", "公园夜里开放。")
    engine.reindex()
    assert sorted(came(engine)) == ["park.md", "pool.md"]
    assert len(came(engine, limit=1)) == 1
    last = engine.last_arrival()

    (engine.corpus / "pool.md").rename(engine.corpus / "swimming.md")
    write_report(engine.corpus, "park.md", "公园夜里也开放。")
    engine.reindex()
    engine.remove(engine.find("park.md").id)
    engine.reindex(full=True)
    assert came(engine, last) == []

    write_report(engine.corpus, "zoo.md", "动物园周一闭园。")
    engine.reindex()
    assert came(engine, last) == ["zoo.md"]


def test_only_some_reports_are_asked_and_a_repost_of_another_is_known(engine):
    told = "城北菜市场每天早上6点开门，新增停车位三百个，夜间照明也换成了节能灯，摊位租金不变。"
    first, repost, other = engine.add_all(
        [
            report(told, key="a.md", title="菜市场重新开业"),
            report(told, key="b.md", title="菜市场开业"),
            report(told.replace("6点", "7点"), key="c.md", title="菜市场开门时间更正"),
        ]
    )

    def asked_of(*reports):
        return engine.search(
            "城北菜市场几点开门", k=1, filters=Filters(among=frozenset(each.id for each in reports))
        ).hits

    assert [hit.report.id for hit in asked_of(repost)] == [repost.id]
    assert asked_of() == ()
    assert engine.repeats(asked_of(repost)[0], [])
    assert not engine.repeats(asked_of(repost)[0], [first.id])
    assert not engine.repeats(asked_of(other)[0], [])


def test_what_came_before_is_found_without_looking_at_all_that_came_later(engine):
    engine.add_all([report(f"第{number}条。", key=f"{number}.md", title=f"{number}") for number in range(400)])
    index = OpenIndex(engine.database, engine.corpus, engine.options)
    steps = []
    index.store.connection.set_progress_handler(lambda: steps.append(1), 10)

    with index.store.reading():
        early = index.arrivals.before(4, 9)
        of_early, late = len(steps), index.arrivals.before(None, 3)
        of_late = len(steps) - of_early
    index.close()

    assert [arrival.number for arrival in early] == [3, 2, 1]
    assert [arrival.number for arrival in late] == [400, 399, 398]
    assert of_early <= of_late + 5
