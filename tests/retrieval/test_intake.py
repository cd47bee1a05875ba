"""Links and files come into the corpus folder, are indexed at once, and leave nothing behind where they fail."""

import codecs
import io
import json
import sqlite3
import threading
import zipfile
from contextlib import closing
from datetime import date

import pytest

from retrieval.corpus.corrections import sidecar_of
from retrieval.corpus.fetch import Fetcher
from retrieval.engine import Engine
from retrieval.errors import BackendUnavailable, Busy, LinkError, ReadError, ReportNotFound, UnsupportedFormat
from retrieval.intake import Intake
from retrieval.options import Options
from tests.retrieval.making import write_report
from tests.retrieval.web import lookup, only_inside, serving

POOL = "泳池开放\n江城晚报 2024-05-06 07:08\n\n区里的泳池周六开放，票价十元。\n"


@pytest.fixture
def web():
    with serving() as web:
        yield web


@pytest.fixture
def intake(engine):
    return Intake(engine, Fetcher(allowed=only_inside, lookup=lookup), pause=0)


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_link_becomes_a_report_that_needs_no_network_any_more(intake, engine, corpus, web):
    link = web.text("/news/泳池.txt", POOL)

    (report,) = intake.add_link(f"{link}#top").reports
    web.pages.clear()

    assert (report.title, report.source, report.url) == ("泳池开放", "江城晚报", link)
    assert engine.search("泳池票价多少").hits[0].report == report
    assert engine.reindex(full=True).failed == ()
    assert engine.report(report.id) == report
    assert files(corpus) == [report.key, f"{report.key}.yaml"]
    sidecar = sidecar_of(corpus / report.key).read_text("utf-8")
    assert f"url: {link}\n" in sidecar
    assert "fetched: '20" in sidecar


def test_a_name_from_a_link_is_readable_and_safe(intake, corpus, web):
    for path in ("/../../etc/passwd", "/.htaccess", "/" + "长" * 90, "/a%2Fb%00c?x=1", "/a%2Fb%00c?x=2", "/_words.txt"):
        web.text(path, POOL + path)
        web.text("/etc/passwd", POOL)
        intake.add_link(web.url(path))

    names = [name for name in files(corpus) if not name.endswith(".yaml")]

    assert len(names) == 6
    assert all(name.startswith("news-example") and len(name.encode()) < 220 for name in names)
    assert [path for path in corpus.parent.iterdir() if path != corpus and not path.name.startswith("index.db")] == []


def test_the_same_link_again_is_the_same_report(intake, engine, web):
    link = web.text("/a", POOL)
    (first,) = intake.add_link(link).reports
    web.text("/a", POOL.replace("十元", "五元"))

    (second,) = intake.add_link(link).reports

    assert second.id == first.id
    assert "五元" in second.text
    assert engine.stats().reports == 1


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("text/plain; charset=gbk", "gb18030"),
        ("text/plain; charset=GB2312", "gb18030"),
        ("text/plain; charset=utf-16", "utf-16"),
        ("text/plain; charset=ISO-8859-1", "gb18030"),
        ("text/plain; charset=utf-8", "gb18030"),
        ("text/plain; charset=nonsense", "gb18030"),
        ("text/plain", "utf-8"),
        ("text/plain", "gb18030"),
    ],
)
def test_the_encoding_is_the_servers_where_it_fits_else_ours(intake, web, header, encoding):
    web.pages["/a"] = (200, {"Content-Type": header}, POOL.encode(encoding))

    (report,) = intake.add_link(web.url("/a")).reports

    assert report.title == "泳池开放"
    assert report.paragraphs == ("区里的泳池周六开放，票价十元。",)


def test_a_page_is_decoded_as_its_meta_tag_says(intake, corpus, web):
    head = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>泳池开放</title>'
    body = "".join(f"<p>第{number}个泳池周六开放，票价十元，儿童和朱鎔先生半价。</p>" for number in "一二三四")
    html = f"<html><head>{head}</head><body><h1>泳池开放</h1>{body}</body></html>"
    web.pages["/a.html"] = (200, {"Content-Type": "text/html"}, html.encode("gb18030"))

    (report,) = intake.add_link(web.url("/a.html")).reports
    key = report.key

    saved = (corpus / key).read_bytes()
    assert saved.startswith(codecs.BOM_UTF8)
    assert "朱鎔先生" in saved.decode("utf-8-sig")
    assert report.title == "泳池开放"
    assert "朱鎔先生" in report.text


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("image/png", b"\x89PNG\r\n"),
        ("text/plain", b""),
        ("application/pdf", b"%PDF-1.4 cut"),
        ("text/html", b"<html></html>"),
    ],
)
def test_what_gives_no_report_leaves_nothing_behind(intake, engine, corpus, web, media_type, body):
    web.pages["/a"] = (200, {"Content-Type": media_type}, body)

    with pytest.raises((LinkError, ReadError)):
        intake.add_link(web.url("/a"))

    assert files(corpus) == []
    assert engine.stats().reports == 0
    assert engine.failures() == ()


def test_a_page_that_went_bad_leaves_the_old_one(intake, engine, corpus, web):
    link = web.text("/a", POOL)
    (report,) = intake.add_link(link).reports
    before = (corpus / report.key).read_bytes()
    web.pages["/a"] = (200, {"Content-Type": "text/plain"}, b"")

    with pytest.raises(ReadError):
        intake.add_link(link)

    assert (corpus / report.key).read_bytes() == before
    assert engine.report(report.id) == report
    assert engine.failures() == ()


def test_refresh_fetches_all_links_again(intake, engine, corpus, web):
    write_report(corpus, "own.md", "自己的文件。")
    (same,) = intake.add_link(web.text("/same", POOL + "同样。")).reports
    (changed,) = intake.add_link(web.text("/changed", POOL + "会改。")).reports
    (gone,) = intake.add_link(web.text("/gone", POOL)).reports
    engine.edit(changed.id, source="改正过的来源")
    web.text("/changed", POOL.replace("十元", "五元"))
    del web.pages["/gone"]

    told = []
    refreshed = intake.refresh(told.append)

    assert sorted(told) == sorted([same.key, changed.key, gone.key])
    assert refreshed.updated == (changed.key,)
    assert refreshed.unchanged == 1
    assert [failure.key for failure in refreshed.failed] == [gone.key]
    assert "404" in str(refreshed.failed[0].reason)
    assert "五元" in engine.report(changed.id).text
    assert engine.report(changed.id).source == "改正过的来源"
    assert engine.report(gone.id) == gone


def test_refresh_goes_on_where_a_file_or_its_sidecar_vanishes_meanwhile(intake, engine, corpus, web):
    added = [intake.add_link(web.text(f"/{name}", POOL + name)).reports[0] for name in ("a", "b", "c", "d")]
    gone, folder, bare, last = sorted(report.key for report in added)
    for name in ("a", "b", "c", "d"):
        web.text(f"/{name}", POOL.replace("十元", "五元") + name)

    def meanwhile(key):
        if key in (gone, folder):
            (corpus / key).unlink()
        if key == folder:
            (corpus / key).mkdir()
        if key == bare:
            sidecar_of(corpus / key).unlink()

    refreshed = intake.refresh(meanwhile)

    assert refreshed.updated == (bare, last)
    assert [(failure.key, str(failure.reason)) for failure in refreshed.failed] == [
        (gone, "it cannot be read: No such file or directory"),
        (folder, "it cannot be read: Is a directory"),
    ]
    assert not (corpus / gone).exists()
    assert "五元" in engine.find(last).text
    # The address is known still: the page is among those that are fetched the next time.
    assert intake.refresh().unchanged == 2


def test_a_file_is_copied_and_indexed(intake, engine, corpus, tmp_path):
    path = write_report(tmp_path, "通知.md", "水位三米。", title="水位")
    sidecar_of(path).write_text("source: 江城晚报\n", "utf-8")

    (report,) = intake.add_file(path).reports

    assert (report.key, report.title, report.source) == ("通知.md", "水位", "江城晚报")
    assert engine.search("水位多少").hits[0].report == report
    assert path.exists()
    assert files(corpus) == ["通知.md", "通知.md.yaml"]


def test_another_file_of_the_same_name_overwrites_nothing(intake, corpus, tmp_path):
    write_report(corpus, "a.md", "甲地来水。")
    path = write_report(tmp_path, "a.md", "乙地停电。")

    assert intake.add_file(path).key == "a-2.md"
    assert intake.add_file(path).key == "a-2.md"
    assert intake.add_file(corpus / "a.md").key == "a.md"

    assert files(corpus) == ["a-2.md", "a.md"]


def test_a_file_that_is_no_report_leaves_nothing_behind(intake, engine, corpus, tmp_path):
    (tmp_path / "leer.txt").write_bytes(b"")
    (tmp_path / "programme.exe").write_bytes(b"MZ")

    with pytest.raises(ReadError, match="empty"):
        intake.add_file(tmp_path / "leer.txt")
    with pytest.raises(UnsupportedFormat):
        intake.add_file(tmp_path / "programme.exe")
    with pytest.raises(ReadError, match="cannot be read"):
        intake.add_file(tmp_path / "missing.txt")

    assert files(corpus) == []
    assert engine.failures() == ()


def test_a_file_over_the_limit_is_refused(tmp_path, corpus):
    with (
        Engine(tmp_path / "i.db", corpus, Options(max_file_bytes=100)) as engine,
        pytest.raises(ReadError, match="100 bytes"),
    ):
        Intake(engine).add_bytes("a.txt", b"x" * 101)
    assert files(corpus) == []


def test_the_folder_is_made_by_the_first_report(tmp_path):
    with Engine(tmp_path / "i.db", tmp_path / "new" / "reports") as engine:
        (report,) = Intake(engine).add_bytes("a.txt", POOL.encode()).reports

    assert report.title == "泳池开放"


def packed(**parts):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as box:
        for name, text in parts.items():
            box.writestr(f"{name}.txt", text)
    return archive.getvalue()


def test_an_added_file_is_found_at_once_and_left_alone_by_reindex(intake, engine, corpus):
    (report,) = intake.add_bytes("泳池.txt", POOL.encode()).reports

    assert engine.search("泳池票价").hits[0].report == report
    assert (corpus / "泳池.txt").read_text("utf-8") == POOL
    assert engine.reindex().unchanged == 1


def test_the_same_bytes_are_never_added_twice_whatever_a_correction_says(intake, engine, corpus, tmp_path, web):
    (first,) = intake.add_bytes("泳池.txt", POOL.encode()).reports
    engine.edit(first.id, source="改正过的来源")
    # Packed once: an archive has the time in it.
    archive = packed(a=POOL.replace("泳池", "书店"))
    box = intake.add_bytes("年.zip", archive)
    (tmp_path / "又一次.txt").write_text(POOL, "utf-8")
    link = web.url("/a")
    web.pages["/a"] = (200, {"Content-Type": "text/plain"}, POOL.encode())

    again = [
        intake.add_bytes("又一次.txt", POOL.encode()),
        intake.add_file(tmp_path / "又一次.txt"),
        intake.add_link(link),
        intake.add_bytes("别的.zip", archive),
    ]

    assert [addition.is_new for addition in again] == [False] * 4
    assert [addition.key for addition in again] == ["泳池.txt", "泳池.txt", "泳池.txt", "年.zip"]
    assert again[0].reports == (engine.report(first.id),)
    assert again[3].reports == box.reports
    assert files(corpus) == ["年.zip", "泳池.txt", "泳池.txt.yaml"]


def test_bytes_whose_file_is_gone_or_changed_are_new(intake, corpus):
    intake.add_bytes("a.txt", POOL.encode())
    (corpus / "a.txt").write_text(POOL.replace("十元", "五元"), "utf-8")

    assert intake.add_bytes("a.txt", POOL.encode()).key == "a-2.txt"
    (corpus / "a-2.txt").unlink()
    assert intake.add_bytes("b.txt", POOL.encode()).key == "b.txt"


def test_what_was_taken_out_of_the_index_comes_back_without_a_second_file(intake, engine, corpus):
    (report,) = intake.add_bytes("a.txt", POOL.encode()).reports
    engine.remove(report.id)

    assert intake.add_bytes("a.txt", POOL.encode()).reports == (report,)
    assert files(corpus) == ["a.txt"]


def test_an_upload_in_the_middle_of_another_of_its_name_is_refused_and_nothing_is_lost(
    intake, engine, corpus, monkeypatch
):
    monkeypatch.setattr("retrieval.upkeep.updating.MOMENT", 0.0)
    other = POOL.replace("十元", "五元")
    refused = []

    def meanwhile(_):
        def upload():
            with pytest.raises(Busy, match=r"adding a\.txt"):
                intake.add_bytes("a.txt", other.encode())
            refused.append(files(corpus))

        if not refused:
            thread = threading.Thread(target=upload)
            thread.start()
            thread.join()

    intake.add_bytes("a.txt", POOL.encode(), progress=meanwhile)
    intake.add_bytes("a.txt", other.encode())

    assert refused == [["a.txt"]]
    assert [(corpus / name).read_text("utf-8") for name in files(corpus)] == [other, POOL]
    assert sorted(source.key for source in engine.sources()) == ["a-2.txt", "a.txt"]


def test_uploads_of_one_name_from_many_threads_are_all_kept(intake, engine, corpus):
    texts = [POOL.replace("十元", f"{number}元") for number in range(8)]
    together = threading.Barrier(len(texts))
    keys = {}

    def upload(text):
        together.wait()
        while text not in keys:
            try:
                keys[text] = intake.add_bytes("a.txt", text.encode()).key
            except Busy:
                continue  # as its sender is told to

    threads = [threading.Thread(target=upload, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {text: (corpus / key).read_text("utf-8") for text, key in keys.items()} == {text: text for text in texts}
    assert sorted(source.key for source in engine.sources()) == sorted(keys.values())


def state(engine, corpus):
    reports = [engine.report(source.id) for source in engine.sources()]
    return {path.name: path.read_bytes() for path in corpus.iterdir()}, reports, engine.failures()


class Stop(BaseException):
    """Like Ctrl-C."""


@pytest.mark.parametrize("moment", range(6))
def test_an_addition_that_is_stopped_leaves_all_as_it_was(intake, engine, corpus, web, moment, monkeypatch):
    monkeypatch.setattr("retrieval.ingest.batches.BATCH_FILES", 1)
    if moment % 2:  # once by processes of its own, once without
        monkeypatch.setattr("retrieval.processes.pool.FEW_BATCHES", 100)
    link = web.text("/a", POOL)
    intake.add_link(link)
    before = state(engine, corpus)
    web.text("/a", POOL.replace("十元", "五元"))
    lines = "".join(json.dumps({"id": n, "text": f"第{n}号公告。"}) + "\n" for n in range(5))
    told = []

    def stop(_):
        told.append(1)
        if len(told) > moment:
            raise Stop

    with pytest.raises(Stop):
        intake.add_bytes("lines.jsonl", lines.encode(), progress=stop)
    assert state(engine, corpus) == before

    if moment < 2:  # a page has no more of them
        told.clear()
        with pytest.raises(Stop):
            intake.add_link(link, stop)
        assert state(engine, corpus) == before
    assert engine.reindex().unchanged == 1


def test_a_database_that_cannot_be_written_leaves_all_as_it_was(intake, engine, corpus):
    intake.add_bytes("a.txt", POOL.encode())
    before = state(engine, corpus)
    with closing(sqlite3.connect(engine.database)) as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON passage BEGIN SELECT RAISE(ABORT, 'full'); END")

    with pytest.raises(BackendUnavailable):
        intake.add_bytes("b.txt", POOL.replace("十元", "五元").encode())
    with pytest.raises(BackendUnavailable):
        engine.edit(engine.find("a.txt").id, source="别的来源")

    assert state(engine, corpus) == before


def test_a_correction_keeps_the_number_and_survives_a_reindex(intake, engine):
    (report,) = intake.add_bytes("泳池.txt", POOL.encode()).reports

    engine.edit(report.id, source="读书周刊", published="2024-04-01")
    engine.reindex(full=True)

    now = engine.report(report.id)
    assert (now.source, now.published, now.paragraphs) == ("读书周刊", date(2024, 4, 1), report.paragraphs)


def test_discarding_deletes_report_and_file_unless_it_changed(intake, engine, corpus):
    (report,) = intake.add_bytes("泳池.txt", POOL.encode()).reports
    path = corpus / report.key
    path.write_text(POOL + "后来补的一段。\n", "utf-8")
    with pytest.raises(ReadError, match="changed"):
        engine.discard(report.id)
    assert path.exists()

    path.write_text(POOL, "utf-8")
    engine.edit(report.id, source="读书周刊")
    engine.discard(report.id)

    assert files(corpus) == []
    with pytest.raises(ReportNotFound):
        engine.report(report.id)
