"""Archives and JSON Lines in the corpus folder: each report inside is one of its own, through every change."""

import json
import os
import zipfile

import pytest

from retrieval.reasons import Code, reason
from retrieval.types import Failure
from tests.retrieval.making import write_report
from tests.retrieval.readers.gallery.prose import FACTORY, FLOOD, LIBRARY


def pack(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name + ".txt", text.encode())


def lines(path, *records):
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf-8")


def text(title, sentences):
    return "\n".join([title, *sentences])


def keys(engine):
    return sorted(source.key for source in engine.sources())


def test_reports_of_an_archive_are_found_and_named_by_their_place(engine, corpus):
    pack(corpus / "2022.zip", **{"水库/检修": text("白石水库检修", FLOOD), "新馆": text("新馆开门", LIBRARY)})

    changes = engine.reindex()

    assert (changes.added, changes.failed) == (2, ())
    assert keys(engine) == ["2022.zip!/新馆.txt", "2022.zip!/水库/检修.txt"]
    assert engine.search("备用电源几分钟投入运行").hits[0].report.title == "白石水库检修"


def test_an_archive_that_did_not_change_costs_nothing_and_loses_nothing(engine, corpus):
    pack(corpus / "2022.zip", 检修=text("白石水库检修", FLOOD), 新馆=text("新馆开门", LIBRARY))
    engine.reindex()

    assert engine.reindex().unchanged == 2
    again = engine.reindex(full=True)

    assert (again.added, again.updated, again.removed, again.unchanged) == (0, 0, 0, 2)


def test_changes_inside_an_archive_are_followed_and_numbers_stay(engine, corpus):
    pack(corpus / "a.zip", 检修=text("白石水库检修", FLOOD), 新馆=text("新馆开门", LIBRARY))
    engine.reindex()
    number = engine.find("a.zip!/新馆.txt").id

    pack(corpus / "a.zip", 新馆=text("新馆开门", LIBRARY[:2]), 车间=text("车间夜班", FACTORY))
    changes = engine.reindex()

    assert (changes.added, changes.updated, changes.removed) == (1, 1, 1)
    assert keys(engine) == ["a.zip!/新馆.txt", "a.zip!/车间.txt"]
    assert engine.find("a.zip!/新馆.txt").id == number


@pytest.mark.parametrize("name", ["新馆", "水库/检修"])
def test_a_sidecar_of_a_report_in_an_archive_is_noticed_when_it_comes_changes_and_goes(engine, corpus, name):
    """Though the archive itself stays as it is."""
    box = corpus / "2022.zip"
    pack(box, **{"水库/检修": text("白石水库检修", FLOOD), "新馆": text("新馆开门", LIBRARY)})
    os.utime(box, (1_600_000_000, 1_600_000_000))
    engine.reindex()
    assert engine.reindex().unchanged == 2
    key = f"2022.zip!/{name}.txt"
    as_read = engine.find(key)
    sidecar = corpus / f"{key}.yaml"
    sidecar.parent.mkdir(parents=True)

    for source in ("江城晚报", "江城日报"):
        sidecar.write_text(f"source: {source}\n", "utf-8")
        assert engine.reindex().updated == 1
        assert engine.find(key).source == source
    sidecar.unlink()

    assert engine.reindex().updated == 1
    assert engine.find(key) == as_read


def test_reports_of_an_archive_that_is_deleted_go(engine, corpus):
    pack(corpus / "a.zip", 检修=text("白石水库检修", FLOOD))
    (corpus / "b.txt").write_text(text("新馆开门", LIBRARY), encoding="utf-8")
    engine.reindex()

    (corpus / "a.zip").unlink()

    assert engine.reindex().removed == 1
    assert keys(engine) == ["b.txt"]


def test_a_damaged_archive_keeps_its_old_reports(engine, corpus):
    pack(corpus / "a.zip", 检修=text("白石水库检修", FLOOD))
    engine.reindex()

    whole = (corpus / "a.zip").read_bytes()
    (corpus / "a.zip").write_bytes(whole[: len(whole) // 2])
    changes = engine.reindex()

    assert [failure.key for failure in changes.failed] == ["a.zip"]
    assert "damaged or cut short" in str(changes.failed[0].reason)
    assert keys(engine) == ["a.zip!/检修.txt"]
    (corpus / "a.zip").write_bytes(whole)
    assert engine.reindex().failed == ()


def test_a_bad_part_is_listed_each_time_and_hurts_no_other(engine, corpus):
    pack(corpus / "a.zip", 检修=text("白石水库检修", FLOOD), 空="")

    failed = Failure("a.zip!/空.txt", reason(Code.EMPTY_FILE))

    assert engine.reindex().failed == (failed,)
    assert engine.reindex().failed == (failed,)
    assert engine.failures() == (failed,)
    assert keys(engine) == ["a.zip!/检修.txt"]


def test_a_report_taken_out_of_an_archive_stays_out(engine, corpus):
    pack(corpus / "a.zip", 检修=text("白石水库检修", FLOOD), 新馆=text("新馆开门", LIBRARY))
    engine.reindex()
    engine.remove(engine.find("a.zip!/新馆.txt").id)

    pack(corpus / "a.zip", 检修=text("白石水库检修", FLOOD[:3]), 新馆=text("新馆开门", LIBRARY))
    engine.reindex()

    assert keys(engine) == ["a.zip!/检修.txt"]
    engine.reindex(full=True)
    assert set(keys(engine)) == {"a.zip!/新馆.txt", "a.zip!/检修.txt"}


def test_names_packed_on_windows_can_be_read(engine, corpus):
    with zipfile.ZipFile(corpus / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("jxjxjxjx.txt"), text("白石水库检修", FLOOD).encode())
    data = (corpus / "a.zip").read_bytes()
    (corpus / "a.zip").write_bytes(data.replace(b"jxjxjxjx", "水库检修".encode("gbk")))

    engine.reindex()

    assert keys(engine) == ["a.zip!/水库检修.txt"]


def test_lines_of_json_are_reports_with_their_fields(engine, corpus):
    lines(
        corpus / "库.jsonl",
        {
            "title": "白石水库检修",
            "text": "\n".join(FLOOD),
            "source": "青岚日报",
            "date": "2022-09-04",
            "url": "https://a.example/1",
        },
        {"标题": "新馆开门", "正文": list(LIBRARY), "来源": "滨江日报", "日期": "2022年9月5日 08:15"},
    )

    engine.reindex()

    report = engine.find("白石水库检修")
    assert (report.key, report.source, str(report.published)) == (
        "库.jsonl!/https://a.example/1",
        "青岚日报",
        "2022-09-04",
    )
    assert (report.paragraphs, report.doubtful) == (FLOOD, ())
    assert engine.find("库.jsonl!/新馆开门").paragraphs == LIBRARY


def test_lines_may_be_sorted_and_numbers_stay(engine, corpus):
    records = [{"title": f"第{number}号简报", "text": sentence} for number, sentence in enumerate(LIBRARY)]
    lines(corpus / "库.jsonl", *records)
    engine.reindex()
    numbers = {source.title: source.id for source in engine.sources()}

    lines(corpus / "库.jsonl", {"title": "新的一份", "text": FLOOD[0]}, *reversed(records))
    changes = engine.reindex()

    assert (changes.added, changes.updated, changes.unchanged) == (1, 0, 5)
    assert numbers.items() <= {source.title: source.id for source in engine.sources()}.items()


def test_bad_lines_are_listed_by_their_number(engine, corpus):
    (corpus / "库.jsonl").write_text(
        '{"title": "好的一行", "text": "水库检修完毕。"}\n不是 JSON\n\n[1, 2]\n{"title": "没有正文"}\n',
        encoding="utf-8",
    )

    failed = {failure.key: str(failure.reason) for failure in engine.reindex().failed}

    assert list(failed) == ["库.jsonl!/line 2", "库.jsonl!/line 4", "库.jsonl!/没有正文"]
    assert "no JSON" in failed["库.jsonl!/line 2"]
    assert "no text" in failed["库.jsonl!/没有正文"]
    assert len(engine.sources()) == 1


def test_lines_in_gbk_are_read(engine, corpus):
    (corpus / "库.jsonl").write_bytes(
        "".join(json.dumps({"title": s[:5], "text": s}, ensure_ascii=False) + "\n" for s in LIBRARY).encode("gbk")
    )

    assert engine.reindex().added == len(LIBRARY)


@pytest.mark.parametrize("folder", ["通知_files", "通知.files"])
def test_what_a_browser_saves_beside_a_page_is_no_report(engine, corpus, folder):
    (corpus / "通知.html").write_text(
        "<html><title>水库检修</title><h1>水库检修</h1>" + "".join(f"<p>{s}</p>" for s in FLOOD), encoding="utf-8"
    )
    (corpus / folder).mkdir()
    (corpus / folder / "ad.html").write_text("<html>广告</html>", encoding="utf-8")
    (corpus / folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")

    changes = engine.reindex()

    assert (changes.added, changes.failed) == (1, ())


def test_a_picture_in_the_folder_is_listed_with_what_to_do(engine, corpus):
    (corpus / "扫描.gif").write_bytes(b"GIF89a....")

    (failure,) = engine.reindex().failed

    assert failure.key == "扫描.gif"
    assert "text recognition" in str(failure.reason)


def test_a_reports_page_travels_into_its_citation(engine, corpus):
    from tests.retrieval.readers.gallery.papers import PAPERS

    (corpus / "红头文件.pdf").write_bytes(PAPERS[0].data)
    engine.reindex()

    hit = engine.search("巡查记录弄虚作假怎么追究").hits[0]

    assert hit.report.pages[-1] == 2
    assert 2 in hit.pages


def test_a_folder_named_like_a_report_is_walked(engine, corpus):
    write_report(corpus, "a.txt", "甲地来水。")
    write_report(corpus, "a.txt!/b.txt", "乙地停电。")
    keys = ["a.txt", "a.txt!/b.txt"]

    assert engine.reindex().added == 2
    write_report(corpus, "a.txt", "甲地停水两天。")
    changes = engine.reindex()
    assert (changes.updated, changes.removed, sorted(one.key for one in engine.sources())) == (1, 0, keys)
    os.utime(write_report(corpus, "a.txt!/b.txt", "乙地停电两天。"), (1_000_000_000, 1_000_000_000))
    os.utime(corpus / "a.txt", (1_000_000_000, 1_000_000_000))
    assert engine.reindex().updated == 1
    assert engine.reindex().unchanged == 2
    (corpus / "a.txt").unlink()
    assert engine.reindex().removed == 1
    assert [one.key for one in engine.sources()] == keys[1:]
