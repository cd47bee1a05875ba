"""What an owner says beside a report wins over what is read from it, survives reindexing, and is never lost."""

import os
import zipfile
from datetime import date, datetime

import pytest

from retrieval.analysis import CHINA_TIME
from retrieval.corpus.corrections import Correction, parse_sidecar, sidecar_of, write_sidecar
from retrieval.engine import Engine
from retrieval.errors import ReadError, ReportNotFound
from retrieval.options import Options
from tests.retrieval.making import write_report


def only(engine):
    (source,) = engine.sources()
    return engine.report(source.id)


@pytest.fixture
def notice(corpus):
    return write_report(corpus, "notice.md", "泳池周六开放。", title="错题")


def test_a_sidecar_wins_over_the_file(engine, notice):
    sidecar_of(notice).write_text(
        "title: 泳池开放\nsource: 江城晚报\ndate: 2024-05-06 07:08\nurl: https://example.org/1\n"
    )

    engine.reindex()

    report = only(engine)
    assert (report.title, report.source, report.url) == ("泳池开放", "江城晚报", "https://example.org/1")
    assert report.published == datetime(2024, 5, 6, 7, 8, tzinfo=CHINA_TIME)
    assert report.doubtful == ()
    assert report.paragraphs == ("泳池周六开放。",)


def test_a_sidecar_leaves_to_the_reader_what_it_does_not_name(engine, notice):
    sidecar_of(notice).write_text("来源: 江城晚报\n")

    engine.reindex()

    assert (only(engine).title, only(engine).source) == ("错题", "江城晚报")


def test_a_change_of_the_sidecar_alone_is_followed(engine, notice):
    engine.reindex()
    sidecar_of(notice).write_text("title: 甲\n")
    assert engine.reindex().updated == 1
    sidecar_of(notice).write_text("title: 乙\n")
    assert engine.reindex().updated == 1
    assert only(engine).title == "乙"

    sidecar_of(notice).unlink()

    assert engine.reindex().updated == 1
    assert only(engine).title == "错题"
    assert engine.reindex().unchanged == 1


def test_an_older_sidecar_of_equal_length_moved_into_place_is_followed(engine, notice, tmp_path):
    sidecar_of(notice).write_text("title: 甲\n")
    engine.reindex()
    older = tmp_path / "older"
    older.write_text("title: 乙\n")
    os.utime(older, (1_000_000_000, 1_000_000_000))
    older.replace(sidecar_of(notice))

    assert engine.reindex().updated == 1
    assert only(engine).title == "乙"


@pytest.mark.usefixtures("notice")
def test_a_correction_survives_a_full_reindex_and_a_change_of_the_file(engine, corpus):
    engine.reindex()
    engine.edit(only(engine).id, title="泳池开放", published="2024年5月6日")
    write_report(corpus, "notice.md", "泳池周日开放。", title="又错")

    engine.reindex(full=True)

    report = only(engine)
    assert (report.title, report.published, report.paragraphs) == ("泳池开放", date(2024, 5, 6), ("泳池周日开放。",))


def test_an_edit_is_in_the_index_at_once_and_keeps_earlier_ones(engine, notice):
    engine.reindex()
    number = only(engine).id

    before, after = engine.edit(number, source="江城晚报")
    engine.edit(number, title="泳池开放")

    assert (before.source, after.source) == (None, "江城晚报")
    assert (only(engine).source, only(engine).title, only(engine).id) == ("江城晚报", "泳池开放", number)
    assert "source: 江城晚报" in sidecar_of(notice).read_text("utf-8")
    assert engine.search("泳池何时开放").hits[0].report.title == "泳池开放"


def test_an_empty_text_gives_a_field_back_to_the_reader(engine, notice):
    engine.reindex()
    number = only(engine).id
    engine.edit(number, title="泳池开放", source="江城晚报")

    engine.edit(number, title="", source="")

    assert (only(engine).title, only(engine).source) == ("错题", None)
    assert not sidecar_of(notice).exists()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"published": "9月31日"}, "no day"),
        ({"published": "2024-09-31"}, "no day"),
        ({"url": "javascript:x"}, "https://"),
    ],
)
def test_a_wrong_edit_changes_nothing(engine, notice, wrong, told):
    engine.reindex()
    engine.edit(only(engine).id, source="江城晚报")
    kept = sidecar_of(notice).read_bytes()
    before = only(engine)

    with pytest.raises(ReadError, match=told):
        engine.edit(before.id, title="新", **wrong)

    assert only(engine) == before
    assert sidecar_of(notice).read_bytes() == kept


def test_an_edit_of_a_report_without_a_file_is_refused(engine, notice):
    engine.reindex()
    notice.unlink()

    with pytest.raises(ReadError, match="no such file"):
        engine.edit(only(engine).id, source="江城晚报")
    with pytest.raises(ReportNotFound):
        engine.edit(999, source="江城晚报")
    assert not sidecar_of(notice).exists()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("sorce: 江城晚报\n", "unknown key 'sorce'"),
        ("- a\n- b\n", "list or a text"),
        ("只是一句话", "list or a text"),
        ("title: [a\n", "not YAML"),
        ('title: "\\UFFFFFFFF"\n', "not YAML"),
        ("%YAML " + "1" * 5000 + ".1\n---\ntitle: 甲\n", "not YAML"),
        ("title:\n  deep: er\n", "several parts in line 2"),
        ("date: 2024-13-01\n", "its sidecar notice.md.yaml: the date '2024-13-01' is no day"),
        ("url: file:///etc/passwd\n", "no web address"),
        ("fetched: 昨天\n", "fetched"),
        ("title: " + "长" * 20_000, "bytes"),
        ("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\ntitle: *b\n", "several parts"),
        (b"\xff\xfe\x00".decode("latin-1"), "not YAML"),
    ],
)
def test_a_bad_sidecar_is_listed_and_the_old_version_stays(engine, notice, text, told):
    engine.reindex()
    before = only(engine)
    sidecar_of(notice).write_text(text, "utf-8")

    (failure,) = engine.reindex().failed

    assert failure.key == "notice.md"
    assert "notice.md.yaml" in str(failure.reason)
    assert told in str(failure.reason)
    assert only(engine) == before
    assert engine.failures() == (failure,)

    sidecar_of(notice).unlink()
    assert engine.reindex().failed == ()


def test_a_sidecar_that_is_a_folder_or_in_another_encoding_is_listed(engine, notice):
    sidecar_of(notice).mkdir()
    assert "is no file" in str(engine.reindex().failed[0].reason)

    sidecar_of(notice).rmdir()
    sidecar_of(notice).write_bytes("source: 江城晚报".encode("gb18030"))
    assert "UTF-8" in str(engine.reindex().failed[0].reason)


def test_what_is_written_is_read_back(tmp_path):
    correction = Correction(
        title="冒号: 与#号 “引号”",
        source="yes",
        published=datetime(2024, 5, 6, 7, 8, tzinfo=CHINA_TIME),
        url="https://example.org/a?b=c#d",
        fetched=datetime(2026, 1, 2, 3, 4, 5, tzinfo=CHINA_TIME),
    )

    write_sidecar(tmp_path / "a.md", correction)

    assert parse_sidecar((tmp_path / "a.md.yaml").read_bytes(), "a.md") == correction
    assert [path.name for path in tmp_path.iterdir()] == ["a.md.yaml"]


def test_a_name_too_long_for_a_sidecar_is_still_a_report(engine, corpus):
    name = "长" * 83 + ".md"
    write_report(corpus, name, "水位三米。")

    assert engine.reindex().added == 1


def test_one_file_is_indexed_without_a_look_at_the_others(engine, corpus):
    write_report(corpus, "a.md", "甲地来水。")
    engine.reindex()
    write_report(corpus, "a.md", "甲地停水。")
    write_report(corpus, "b.md", "乙地停电。")

    assert engine.index_file("b.md").added == 1

    assert engine.find("a.md").paragraphs == ("甲地来水。",)
    assert engine.find("b.md").paragraphs == ("乙地停电。",)
    with pytest.raises(ReadError, match=r"c\.md"):
        engine.index_file("c.md")


def test_a_file_indexed_alone_does_not_hide_another_way_of_cutting(tmp_path, corpus):
    write_report(corpus, "a.md", *["江水上涨。" * 20] * 6)
    with Engine(tmp_path / "i.db", corpus) as engine:
        engine.reindex()
        coarse = len(engine.passages(1))
    with Engine(tmp_path / "i.db", corpus, Options(passage_size=100)) as engine:
        engine.index_file("a.md")
        write_report(corpus, "b.md", "乙地停电。")
        engine.index_file("b.md")
        engine.reindex()
        assert len(engine.passages(1)) > coarse


def test_a_report_inside_an_archive_can_be_corrected_too(engine, corpus):
    with zipfile.ZipFile(corpus / "2024.zip", "w") as archive:
        archive.writestr("a.md", "---\ntitle: 甲\n---\n\n甲地来水。\n")
        archive.writestr("b.md", "---\ntitle: 乙\n---\n\n乙地停电。\n")
    engine.reindex()
    number = engine.find("2024.zip!/a.md").id

    engine.edit(number, title="改正", source="江城晚报")

    assert (engine.report(number).title, engine.find("2024.zip!/b.md").title) == ("改正", "乙")
    engine.reindex(full=True)
    assert (engine.report(number).title, engine.report(number).source) == ("改正", "江城晚报")
    assert (corpus / "2024.zip!" / "a.md.yaml").is_file()
