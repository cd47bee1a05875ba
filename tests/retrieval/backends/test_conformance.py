"""What every backend does alike: reports come, change and go, and questions and lists show it at once."""

import threading
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from retrieval.errors import Busy, IndexOutdated, ReportNotFound, SeveralReports
from retrieval.opensearch.client import ClusterClient
from retrieval.store import AskedQuestion, Feedback, Journal, Outcome, Store
from retrieval.types import Filters, Reach, mark_of
from tests.retrieval.making import report, write_report

TODAY = date(2026, 1, 5)


def put(folder, name, *paragraphs, **fields):
    head = "".join(f"{name}: {value}\n" for name, value in {"title": "无题", **fields}.items())
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}---\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")


def keys(answer):
    return [hit.report.key for hit in answer.hits]


def test_nothing_is_there_before_anything_was_indexed(engine):
    assert engine.search("服贸会在哪里举办").hits == ()
    assert engine.sources() == []
    assert engine.groups("source") == []
    assert engine.extent() == (0, None)
    assert engine.failures() == ()
    assert engine.indexed_at() is None
    with pytest.raises(ReportNotFound):
        engine.find("a.md")


def test_changes_of_the_folder_are_followed(engine, corpus):
    put(corpus, "a.md", "甲地来水三米。", title="水情")
    put(corpus, "sub/b.md", "乙地停电三小时。", title="电情")
    changes = engine.reindex()
    assert (changes.added, changes.reports, changes.passages) == (2, 2, 2)
    assert engine.reindex().unchanged == 2

    put(corpus, "a.md", "甲地停水五天。", title="水情")
    (corpus / "sub" / "b.md").unlink()
    put(corpus, "c.md", "丙地通车。", title="路情")
    changes = engine.reindex()

    assert (changes.added, changes.updated, changes.removed, changes.unchanged) == (1, 1, 1, 0)
    assert sorted(source.key for source in engine.sources()) == ["a.md", "c.md"]
    (hit,) = engine.search("甲地停水几天").hits[:1]
    assert (hit.report.key, hit.passage.text) == ("a.md", "甲地停水五天。")
    assert "b.md" not in str(keys(engine.search("停电三小时")))


def test_a_report_keeps_its_number_when_it_changes_and_when_it_comes_back(engine, corpus):
    put(corpus, "a.md", "甲地来水。")
    put(corpus, "b.md", "乙地来水。")
    engine.reindex()
    numbers = {source.key: source.id for source in engine.sources()}
    put(corpus, "a.md", "甲地停水。")
    engine.reindex()
    assert {source.key: source.id for source in engine.sources()} == numbers

    (corpus / "b.md").unlink()
    engine.reindex()
    put(corpus, "b.md", "乙地来水，又来了。")
    engine.reindex()
    assert {source.key: source.id for source in engine.sources()} == numbers
    assert numbers == {"a.md": 1, "b.md": 2}


def test_ties_are_in_the_order_of_the_passages(opened, corpus):
    # Told apart by nothing that counts; reposts of each other would stand together.
    engine = opened(group_reposts=False)
    for number in range(12):
        put(corpus, f"{number:02}.md", "水库水位三米。", title="水情")
    engine.reindex()

    answer = engine.search("水库水位", k=12)

    assert keys(answer) == [f"{number:02}.md" for number in range(12)]
    assert len({hit.score for hit in answer.hits}) == 1


STORY = (
    "昨日上午九时，江城大桥正式通车，全长三千二百米，双向八车道，设计时速八十公里，总投资四十二亿元。",
    "大桥北起青龙大道，南接白鹭湖隧道，沿线设互通立交三座，预留轻轨通道，主塔高一百七十八米，为斜拉结构。",
    "市交通局负责人介绍，工程历时四年半，高峰时有两千三百名工人同时施工，浇筑混凝土六十五万立方米。",
    "通车后，老城区到开发区的车程由五十分钟缩短到十二分钟，预计每天有九万辆车经过，货车夜间限行。",
    "桥面铺设了自动除冰装置和健康监测系统，传感器达一千四百余个，数据实时传到指挥中心。",
)


def test_reposts_stand_behind_their_story(engine, corpus):
    put(corpus, "a.md", *STORY, title="江城大桥通车", source="甲报", date="2022-01-01")
    put(corpus, "b.md", *STORY, "乙报讯。", title="江城大桥昨日通车", source="乙报", date="2022-01-02")
    put(corpus, "c.md", "江城大桥的桥头公园开放，每天接待两千人。", title="桥头公园", date="2022-01-03")
    engine.reindex()

    def told():
        hit = engine.search("江城大桥全长多少米", today=TODAY).hits[0]
        return sorted([hit.report.key, *(repost.report.key for repost in hit.reposts)])

    assert told() == ["a.md", "b.md"]

    put(corpus, "b.md", "另一座桥在修，两年后完工。", title="另一座桥")
    engine.reindex()
    assert told() == ["a.md"]
    put(corpus, "d.md", *STORY, title="大桥通车", source="丁报", date="2022-01-04")
    put(corpus, "e.md", *STORY[:4], title="大桥通车了", source="戊报", date="2022-01-05")
    engine.reindex()
    assert told() == ["a.md", "d.md", "e.md"]

    (corpus / "a.md").unlink()
    engine.reindex()
    assert told() == ["d.md", "e.md"]
    engine.remove(engine.find("e.md").id)
    assert told() == ["d.md"]


def test_filters_let_through_what_they_say(engine, corpus):
    put(corpus, "a.md", "水位三米。", source="新华社", date="2022-09-04")
    put(corpus, "b.md", "水位四米。", source="新華社北京分社", date="2023-01-31 23:30")
    put(corpus, "c.md", "水位五米。", source="北京日报", date="2023-02-01")
    put(corpus, "d.md", "水位六米。")
    engine.reindex()

    def found(**filters):
        return sorted(keys(engine.search("水位多少米", filters=Filters(**filters), today=TODAY)))

    assert found(since=date(2023, 1, 1)) == ["b.md", "c.md"]
    assert found(until=date(2023, 1, 31)) == ["a.md", "b.md"]
    assert found(since=date(2023, 1, 31), until=date(2023, 1, 31)) == ["b.md"]
    assert found(source="新华") == ["a.md", "b.md"]
    assert found(source="日报", since=date(2023, 1, 1)) == ["c.md"]
    assert found(source="无此") == []
    assert engine.extent(Filters(source="新华"))[0] == 2
    assert engine.extent(Filters(since=date(2023, 1, 1)))[1].isoformat()[:10] == "2023-02-01"
    assert engine.extent()[0] == 4


def test_a_time_in_the_question_is_preferred(engine, corpus):
    for year in range(2015, 2026):
        put(
            corpus,
            f"{year}.md",
            "全市粮食产量创下新高，增长百分之三。",
            f"这是第{year - 2000}次通报。",
            date=f"{year}-06-01",
        )
    engine.reindex()

    assert keys(engine.search("2019年全市粮食产量增长多少", today=TODAY))[0] == "2019.md"
    assert keys(engine.search("去年全市粮食产量增长多少", today=TODAY))[0] == "2025.md"


def test_what_no_report_says_is_declined(engine, corpus):
    put(corpus, "a.md", "首钢园区有三座展馆，占地九十万平方米。", title="首钢园")
    engine.reindex()

    assert not engine.search("火星上有没有水").answered
    declined = engine.search("首刚园的面积")
    assert declined.answered or declined.suggestion == "首钢园的面积"


def test_names_are_found_however_they_are_written(engine, corpus):
    put(corpus, "a.md", "PPR-9087阀门的开度为百分之三十。", title="阀门")
    put(corpus, "b.md", "OPTIFLUX5000FL流量计的精度为千分之五。", title="流量计")
    put(corpus, "c.md", "XK-2 型水泵扬程三十米。", title="水泵")
    engine.reindex()

    assert keys(engine.search("PPR9087阀门开度是多少"))[0] == "a.md"
    assert keys(engine.search("5000FL流量计精度是多少"))[0] == "b.md"
    assert keys(engine.search("XK2型水泵扬程多少"))[0] == "c.md"


def test_a_correction_is_seen_at_once_and_stays(engine, corpus):
    put(corpus, "a.md", "水位三米。", title="错的标题")
    engine.reindex()

    before, after = engine.edit(1, title="水情通报", source="水文局", published="2023-05-06")

    assert (before.title, after.title, after.source) == ("错的标题", "水情通报", "水文局")
    assert engine.find("水情通报").id == 1
    assert keys(engine.search("水情通报", filters=Filters(source="水文局"))) == ["a.md"]
    engine.reindex(full=True)
    assert engine.report(1).title == "水情通报"


def test_what_was_taken_out_stays_out_until_it_is_wanted_again(engine, corpus):
    put(corpus, "a.md", "甲地来水。")
    put(corpus, "b.md", "乙地来水。")
    engine.reindex()
    engine.remove(engine.find("a.md").id)
    assert keys(engine.search("甲地来水")) == ["b.md"]
    assert engine.reindex().unchanged == 1
    with pytest.raises(ReportNotFound):
        engine.report(1)

    engine.index_file("a.md")
    assert keys(engine.search("甲地来水"))[0] == "a.md"

    engine.discard(engine.find("a.md").id)
    assert not (corpus / "a.md").exists()
    assert keys(engine.search("甲地来水")) == ["b.md"]


def test_reports_of_programs_come_in_without_files(engine):
    reports = [report(f"第{n}号水库水位{n}米。", key=f"k{n}", title=f"水库{n}") for n in range(5)]
    stored = engine.add_all(reports)
    assert [one.id for one in stored] == [1, 2, 3, 4, 5]
    again = engine.add(report("第3号水库干了。", key="k3", title="水库3"))

    assert again.id == 4
    assert engine.report(4).paragraphs == ("第3号水库干了。",)
    assert engine.stats().reports == 5


def test_lists_are_in_order_and_told_apart_by_groups(engine, corpus):
    put(corpus, "a.md", "甲。", title="同名", source="新华社", date="2022-09-04")
    put(corpus, "b.md", "乙。", title="同名", source="新华社", date="2023-01-02 03:04")
    put(corpus, "c.md", "丙。", source="北京日报", date="2022-09-30")
    put(corpus, "d.md", "丁。", "戊。")
    (corpus / "e.md").write_bytes(b"")
    engine.reindex()

    assert [one.key for one in engine.sources()] == ["b.md", "c.md", "a.md", "d.md"]
    assert [one.key for one in engine.sources(limit=2, offset=1)] == ["c.md", "a.md"]
    by_source = engine.groups("source")
    assert [(group.name, group.reports) for group in by_source] == [("新华社", 2), ("北京日报", 1), ("", 1)]
    by_month = engine.groups("month")
    assert [(group.name, group.reports) for group in by_month] == [("2023-01", 1), ("2022-09", 2), ("", 1)]
    assert [one.key for one in engine.sources(group=by_source[0])] == ["b.md", "a.md"]
    assert [one.key for one in engine.sources(group=by_source[2])] == ["d.md"]
    assert engine.group("source", by_source[0].sample) == by_source[0]
    assert engine.group("month", engine.find("c.md").id) == by_month[1]
    assert [one.key for one in engine.each_source("source")] == ["b.md", "a.md", "c.md", "d.md"]
    listed = engine.sources()[-1]
    assert (listed.paragraphs, listed.passages) == (2, 1)
    assert [one.key for one in engine.doubtful()] == ["d.md"]
    assert [failure.key for failure in engine.failures()] == ["e.md"]
    with pytest.raises(SeveralReports):
        engine.find("同名")
    assert engine.find(f"r{engine.find('a.md').id}").key == "a.md"
    assert [one.key for one in engine.reports_of_file("a.md")] == ["a.md"]


def test_passages_are_found_by_their_numbers(opened, corpus):
    engine = opened(passage_size=50)
    put(corpus, "a.md", *[f"第{n}节说的是水库的第{n}道闸门，它在雨季打开，在旱季关上。" * 2 for n in range(5)])
    engine.reindex()

    passages = engine.passages(1)
    assert len(passages) >= 5
    middle = passages[2]
    assert engine.passage(middle.id) == middle
    assert engine.neighbours(middle.id) == passages[1:4]
    assert engine.locate("第2节的闸门", middle.id).passage.id == middle.id
    shown = engine.search("第2节的闸门什么时候打开").hits
    assert shown[0].passage.id not in {hit.passage.id for hit in engine.further("第2节的闸门", shown, 3)}
    put(corpus, "a.md", "全都改了。")
    engine.reindex()
    with pytest.raises(ReportNotFound):
        engine.passage(middle.id)
    with pytest.raises(ReportNotFound):
        engine.locate("第2节的闸门", middle.id)


def test_a_question_of_a_thousand_terms_is_answered(engine, corpus):
    put(corpus, "a.md", "水库水位三米。", title="水情")
    characters = "".join(chr(0x4E00 + 7 * n) for n in range(480))
    put(corpus, "b.md", characters, title="字表")
    engine.reindex()

    assert keys(engine.search("水库水位" + characters[:490]))[0] == "b.md"


def test_an_index_of_other_words_is_refused_until_it_is_made_anew(opened, corpus):
    put(corpus, "a.md", "经开区的产值增长。")
    engine = opened()
    engine.reindex()
    (corpus / "_synonyms.txt").write_text("经开区 = 亦庄\n", "utf-8")

    with pytest.raises(IndexOutdated, match="wenju reindex"):
        opened().search("亦庄的产值")
    engine.reindex()
    assert keys(opened().search("亦庄的产值")) == ["a.md"]
    # The one that was open all the time follows, and the rebuild kept what citations name.
    assert keys(engine.search("亦庄的产值")) == ["a.md"]
    assert engine.passage(1).text == "经开区的产值增长。"


def test_a_rebuild_that_was_broken_off_harms_nobody(opened, corpus):
    put(corpus, "a.md", "经开区的产值增长。")
    engine = opened()
    engine.reindex()
    (corpus / "_synonyms.txt").write_text("经开区 = 亦庄\n", "utf-8")

    def break_off(progress):
        if progress.phase == "tokenize":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened().reindex(progress=break_off)
    assert keys(engine.search("经开区的产值")) == ["a.md"]

    engine.reindex()
    assert keys(opened().search("亦庄的产值")) == ["a.md"]
    cluster = engine.options.cluster
    if cluster:
        client = ClusterClient(cluster)
        assert len(client.ask("GET", f"/{cluster.index}-passages-*/_alias")) == 1
        client.close()


def test_a_first_load_that_was_broken_off_goes_on_where_it_was(opened, corpus, monkeypatch):
    monkeypatch.setattr("retrieval.ingest.batches.BATCH_FILES", 3)
    for number in range(12):
        put(corpus, f"{number:02}.md", f"第{number}号水库水位{number}米。", title=f"水库{number}")
    put(corpus, "03.md", *STORY, title="江城大桥通车")
    put(corpus, "11.md", *STORY, "乙报讯。", title="大桥通车")

    def break_off(progress):
        if progress.phase == "index" and progress.done > progress.total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened(workers=1).reindex(progress=break_off)
    changes = opened(workers=1).reindex()

    assert changes.unchanged >= 4
    assert (changes.unchanged + changes.added, changes.updated, changes.reports) == (12, 0, 12)
    (hit,) = opened().search("江城大桥全长多少米").hits[:1]
    assert len(hit.reposts) == 1
    assert opened().reindex().unchanged == 12


def test_one_changes_the_index_at_a_time(opened, corpus):
    one, other = opened(), opened()
    put(corpus, "a.md", "甲地来水。")
    one.reindex()
    with one.changing("a long job"):
        with pytest.raises(Busy, match="a long job"):
            other.reindex()
        one.reindex()
        assert keys(other.search("甲地来水")) == ["a.md"]
    assert other.reindex().unchanged == 1


def test_a_change_of_one_is_seen_by_all(opened, corpus):
    one, other = opened(), opened()
    put(corpus, "a.md", "甲地来水。")
    one.reindex()
    assert keys(other.search("甲地来水")) == ["a.md"]
    put(corpus, "a.md", "甲地停电。")
    other.index_files(["a.md"])
    assert one.search("甲地停电").hits[0].passage.text == "甲地停电。"


def test_readers_see_a_report_before_or_after_its_change(opened, corpus):
    engine, reader = opened(passage_size=50), opened(passage_size=50)
    versions = ["甲", "乙"]

    def write(version):
        put(corpus, "a.md", *[f"{version}版第{n}节：水库的第{n}道闸门在雨季打开，旱季关上。" * 2 for n in range(20)])
        write_report(corpus, "b.md", "别处的一座桥通车了。")
        engine.index_files(["a.md", "b.md"])

    write("甲")
    seen, stop, problems = set(), threading.Event(), []

    def ask():
        try:
            while not stop.is_set():
                for hit in reader.search("水库闸门雨季打开", k=3).hits:
                    if hit.report.key == "a.md":
                        version = (
                            hit.passage.text[0] if hit.passage.text[1:3] == "版第" else hit.report.paragraphs[0][0]
                        )
                        told = {paragraph[0] for paragraph in hit.report.paragraphs} | {version}
                        seen.add("".join(sorted(told)))
        except BaseException as error:
            problems.append(error)
            raise

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        for round_ in range(8):
            write(versions[round_ % 2])
    finally:
        stop.set()
        asking.join()

    assert problems == []
    assert seen <= {"甲", "乙"}
    assert seen


def test_much_is_read_in_several_batches(opened, corpus, monkeypatch):
    monkeypatch.setattr("retrieval.ingest.batches.BATCH_FILES", 7)
    engine = opened(workers=1)
    for number in range(40):
        put(corpus, f"{number:02}.md", f"第{number}号水库水位{number}米。", title=f"水库{number}")
    assert engine.reindex().added == 40

    assert engine.stats().passages == 40
    assert len({engine.find(f"水库{number}").id for number in range(40)}) == 40
    assert engine.reindex(full=True).reports == 40
    for number in range(30):
        (corpus / f"{number:02}.md").unlink()
    assert engine.reindex().removed == 30
    assert engine.stats().passages == 10


def test_collections_are_counted_and_told_apart(engine, corpus):
    put(corpus, "a.md", *STORY, title="江城大桥通车", source="甲报", date="2022-01-01")
    put(corpus, "人事/b.md", *STORY, title="江城大桥昨日通车", source="乙报", date="2022-01-02")
    put(corpus, "人事/c.md", "乙地停电三小时。", title="电情", source="乙报")
    engine.reindex()
    numbers = {source.key: source.id for source in engine.sources()}

    assert [(group.name, group.reports) for group in engine.groups("collection")] == [("人事", 2), ("通用", 1)]
    only = engine.within(Reach(owner=True, only=frozenset({"人事"})))

    assert sorted(source.key for source in only.sources()) == ["人事/b.md", "人事/c.md"]
    assert [group.name for group in only.groups("source")] == ["乙报"]
    assert only.groups("collection") == [only.group("collection", numbers["人事/b.md"])]
    assert only.extent() == (2, date(2022, 1, 2))
    assert only.stats().reports == 2
    hit = only.search("江城大桥全长多少米", today=TODAY).hits[0]
    assert (hit.report.key, hit.reposts) == ("人事/b.md", ())
    assert only.passages(numbers["a.md"]) == []
    for look, name in ((only.report, numbers["a.md"]), (only.find, "江城大桥通车"), (only.find, "a.md")):
        with pytest.raises(ReportNotFound):
            look(name)
    with pytest.raises(ReportNotFound):
        only.locate("江城大桥", engine.passages(numbers["a.md"])[0].id)

    (corpus / "人事" / "b.md").rename(corpus / "b.md")
    engine.reindex()
    assert [source.key for source in only.sources()] == ["人事/c.md"]
    assert keys(only.search("江城大桥全长多少米", today=TODAY)) in ([], ["人事/c.md"])


def titles(engine):
    return {source.id: (source.key, source.title) for source in engine.sources()}


def test_a_report_stays_itself_under_another_name(engine, opened, corpus, tmp_path):
    for name in "abcd":
        put(corpus, f"{name}.md", f"{name}地来水。", title=f"{name}地")
    put(corpus, "same.md", "d地来水。", title="d地")
    (corpus / "停水.txt").write_text("周一停水，从早上八点到晚上六点，请提前储水，给您带来的不便敬请谅解。\n", "utf-8")
    (corpus / "库.jsonl").write_text('{"id": "甲", "text": "甲地修路。"}\n', "utf-8")
    engine.reindex()
    numbers = {source.key: source.id for source in engine.sources()}
    engine.edit(numbers["a.md"], source="新华社")
    passages = engine.passages(numbers["a.md"])
    with closing(Store(tmp_path / "index.db")) as store:
        Journal(store).record(
            AskedQuestion(7, "telegram", "1", "1", "来水？", "来水？", datetime.now(UTC), Outcome.ANSWERED, 1.0, 0.1)
        )
        Journal(store).judge(Feedback(7, "b.md", "1", 1))

    # Swapped, moved, named otherwise, put in the place of another, taken away beside a copy.
    aside = corpus / "aside"
    (corpus / "a.md").rename(aside)
    (corpus / "b.md").rename(corpus / "a.md")
    aside.rename(corpus / "b.md")
    (corpus / "sub").mkdir()
    (corpus / "c.md").rename(corpus / "sub" / "c.md")
    (corpus / "停水.txt").rename(corpus / "停水通知.txt")
    (corpus / "库.jsonl").rename(corpus / "sub" / "库.ndjson")
    (corpus / "d.md").unlink()
    changes = engine.reindex()

    assert (changes.added, changes.removed) == (0, 1)
    assert titles(engine) == {
        numbers["a.md"]: ("b.md", "a地"),
        numbers["b.md"]: ("a.md", "b地"),
        numbers["c.md"]: ("sub/c.md", "c地"),
        numbers["same.md"]: ("same.md", "d地"),
        numbers["停水.txt"]: ("停水通知.txt", "停水通知"),
        numbers["库.jsonl!/甲"]: ("sub/库.ndjson!/甲", engine.find("sub/库.ndjson!/甲").title),
    }
    assert engine.passages(numbers["a.md"]) == passages
    assert engine.report(numbers["a.md"]).source == "新华社"
    assert engine.report(numbers["d.md"]).key == "same.md"
    assert keys(engine.search("a地来水"))[0] == "b.md"
    with closing(Store(tmp_path / "index.db")) as store:
        assert [judgement.report_key for judgement in Journal(store).judged()] == ["a.md"]

    (corpus / "b.md").rename(corpus / "a.md")
    opened().reindex()
    assert titles(engine)[numbers["a.md"]] == ("a.md", "a地")
    assert numbers["b.md"] not in titles(engine)
    # What had its key taken comes back with its number.
    put(corpus, "late.md", "b地来水。", title="b地")
    engine.reindex()
    assert titles(engine)[numbers["b.md"]] == ("late.md", "b地")
    assert engine.reindex().unchanged == 6


def test_what_a_citation_meant_is_told_after_the_report_changed(engine, corpus):
    versions = ["坝高三十米。", "坝高四十米。", "坝高五十米。", "坝高六十米。", "坝高七十米。"]
    for version in versions:
        put(corpus, "a.md", "水情通报。", version)
        engine.reindex()
    engine.reindex(full=True)

    def told(words, mark=True):
        found = engine.cited(1, 2, mark_of(words) if mark else None)
        return found.paragraph, found.before

    assert told(versions[4]) == (2, None)
    assert [told(version) for version in versions[1:4]] == [(None, version) for version in versions[1:4]]
    assert told(versions[0]) == (None, None)
    assert told("", mark=False) == (2, versions[3])
    engine.remove(1)
    engine.index_file("a.md")
    assert told(versions[3]) == (None, None)


def test_a_report_arrives_once(engine, corpus):
    def came(after=0, limit=100):
        return [engine.report(arrival.report).key for arrival in engine.arrivals_after(after, limit)]

    assert (engine.last_arrival(), engine.arrivals_after(0, 5)) == (0, [])
    put(corpus, "pool.md", "泳池周六开放。")
    put(corpus, "park.md", "公园夜里开放。")
    engine.reindex()
    assert sorted(came()) == ["park.md", "pool.md"]
    assert came(limit=1) == came()[:1]
    last = engine.last_arrival()

    (corpus / "pool.md").rename(corpus / "swimming.md")
    put(corpus, "park.md", "公园夜里也开放。")
    engine.reindex()
    engine.remove(engine.find("park.md").id)
    engine.reindex(full=True)
    put(corpus, "copy.md", "泳池周六开放。")
    engine.reindex()
    assert came(last) == []

    put(corpus, "zoo.md", "动物园周一闭园。")
    put(corpus, "zoo2.md", "动物园周一闭园。")
    engine.reindex()
    assert came(last) == ["zoo.md"]
    assert engine.last_arrival() >= engine.arrivals_after(last, 1)[0].number
    engine.add(report("书展开幕了。", key="fair"))
    assert came(last) == ["zoo.md", "fair"]
    engine.remove(engine.find("zoo.md").id)
    assert came(last) == ["fair"]

    put(corpus, "人事/list.md", "名单贴在三楼。")
    (corpus / "_access.yaml").write_text("人事: [11]\n", "utf-8")
    engine.reindex()
    *_, open_, closed = engine.arrivals_after(0, 9)
    assert engine.within(Reach(11)).last_arrival() == engine.last_arrival() == closed.number
    assert engine.within(Reach(22)).last_arrival() == open_.number


def test_only_the_reports_that_are_named_are_asked(engine, corpus):
    for number in range(20):
        put(corpus, f"{number:02}.md", f"第{number}号水库水位{number}米。", title=f"水库{number}", source="水文局")
    engine.reindex()

    def found(*numbers, **filters):
        return sorted(keys(engine.search("水库水位多少米", k=20, filters=Filters(among=frozenset(numbers), **filters))))

    assert found(3, 7) == ["02.md", "06.md"]
    assert found() == []
    assert found(99) == []
    assert found(3, 7, source="水文局") == ["02.md", "06.md"]
    assert found(3, 7, source="新华社") == []
    assert engine.extent(Filters(among=frozenset([3, 7])))[0] == 2


PRICES = "区,单价（元）,户数\n城北,3.2,1200\n城南,2.8,950\n城西,4.1,300\n合计,,2450"


def test_the_rows_of_a_table_are_found_and_cited(engine, corpus):
    (corpus / "水价.csv").write_text(PRICES + "\n", "utf-8")
    put(corpus, "a.md", "城北的水费按月收，欠费的用户另行通知。", title="水费")
    engine.reindex()

    hit = engine.search("城北的单价是多少").hits[0]
    assert hit.report.key == "水价.csv"
    assert hit.passage.tabular
    assert hit.passage.text[hit.sentence.start : hit.sentence.end].count("3.2")
    (table,) = engine.report(hit.report.id).tables
    assert [column.name for column in table.columns] == ["区", "单价", "户数"]
    assert "城西" in engine.search("哪个区的单价最高").hits[0].passage.text
    assert engine.cited(hit.report.id, hit.passage.paragraphs[0] + 1).paragraph


def test_of_versions_the_one_that_holds_stands_first(engine, corpus):
    for year, price in ((2021, "2.8"), (2023, "3.2"), (2025, "3.6")):
        put(
            corpus,
            f"{year}.md",
            f"自{year}年1月1日起，居民生活用水价格调整为每立方米{price}元。",
            title="关于调整居民用水价格的通知",
            source="发改委",
            date=f"{year - 1}-12-01",
        )
    engine.reindex()

    answer = engine.search("居民用水价格每立方米多少元", today=TODAY)
    assert keys(answer)[0] == "2025.md"
    assert [version.report.key for version in answer.hits[0].versions] == ["2023.md", "2021.md"]
    engine.edit(engine.find("2025.md").id, valid_until="2025-06-30")
    assert engine.report(engine.find("2025.md").id).valid_until == date(2025, 6, 30)


def test_when_it_changed_is_told_by_what_may_be_seen(engine, corpus):
    put(corpus, "a.md", "甲地来水三米。")
    put(corpus, "人事/b.md", "乙地招人三名。")
    (corpus / "_access.yaml").write_text("人事: [11]\n", "utf-8")
    engine.reindex()
    stranger, insider = engine.within(Reach(22)), engine.within(Reach(11))
    before = stranger.indexed_at()
    assert before is not None
    assert stranger.stats().indexed_at == before

    def changed():
        engine.reindex()
        assert insider.indexed_at() == engine.indexed_at()
        return engine.indexed_at()

    put(corpus, "人事/c.md", "丙地招人两名。")
    came = changed()
    (corpus / "人事" / "c.md").rename(corpus / "人事" / "d.md")
    renamed = changed()
    put(corpus, "人事/d.md", "丙地招人九名。")
    edited = changed()
    engine.remove(engine.find("人事/b.md").id)
    assert before < came < renamed < edited < engine.indexed_at() == insider.indexed_at()
    assert stranger.indexed_at() == before

    (corpus / "人事" / "d.md").rename(corpus / "d.md")
    assert stranger.indexed_at() == before < changed() == stranger.indexed_at()

    put(corpus, "园区/e.md", "戊地开园。")
    opened = changed()
    (corpus / "园区" / "e.md").unlink()
    assert opened < changed() == stranger.indexed_at()
    put(corpus, "人事/f.md", "己地招人。")
    assert stranger.indexed_at() < changed()
    ended = stranger.indexed_at()
    (corpus / "人事" / "f.md").unlink()
    assert stranger.indexed_at() == ended < changed()
    assert stranger.indexed_at() == ended
