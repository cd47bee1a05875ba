"""A line that asks the same, and a year that is nowhere: what speaks for a passage beside the words it has."""

from datetime import date

from tests.retrieval.making import report


def first(engine, question):
    return engine.search(question).hits[0]


def test_the_entry_that_asks_the_same_comes_first(engine):
    engine.add(report("问：忘记借书证密码怎么办？", "答：带身份证到服务台重置。", key="a.md", title="常见问题一"))
    engine.add(
        report(
            "借书证的密码忘记之后，很多人会着急，其实借书证密码在服务台、在网上都可以改，忘记了也不要紧，密码怎么改请看墙上的说明。",
            key="b.md",
            title="服务台说明",
        )
    )
    engine.add(report("问：借书证可以借几本书？", "答：十本。", key="c.md", title="常见问题二"))

    assert first(engine, "借书证密码忘记了怎么办").report.key == "a.md"
    assert first(engine, "借书证能借几本书？").report.key == "c.md"
    assert dict(first(engine, "借书证可以借几本书？").shares)["asked"] > 1


def test_a_year_that_is_nowhere_counts_against(engine):
    text = "云溪市茶叶博览会的参展企业有{}家，参观的有{}万人，成交额比上一届多了一成。"
    engine.add(report(text.format(300, 5), key="old.md", title="茶叶博览会闭幕", published=date(2021, 9, 1)))
    engine.add(report(text.format(320, 6), key="new.md", title="茶叶博览会闭幕", published=date(2022, 9, 1)))
    engine.add(report("2023年，" + text.format(350, 7), key="named.md", title="茶叶博览会闭幕"))

    for year, key in ((2021, "old.md"), (2022, "new.md"), (2023, "named.md")):
        hit = first(engine, f"{year}年云溪市茶叶博览会有多少家企业参展？")
        assert hit.report.key == key
        assert dict(hit.shares)["year"] == 0


def test_shares_still_add_up(engine):
    engine.add(report("游泳馆2020年开放。怎么报名？请看墙上。", key="a.md", title="游泳馆"))

    hit = first(engine, "游泳馆2024年怎么报名？")

    assert dict(hit.shares)["year"] < 0 < dict(hit.shares)["asked"]
    assert abs(sum(share for _, share in hit.shares) - hit.score) < 1e-6
