"""Files that come in one by one: named safely, stored whole, indexed, corrected, taken back."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.corpus.files import LONGEST_NAME, safe_name
from retrieval.engine import Engine
from retrieval.errors import CorpusError, ReadError, ReportNotFound, UnsupportedFormat
from retrieval.readers import takes

PLAIN = "北岸书店开张\n江城晚报 2024-04-05 09:30\n\n店里有一台打字机。\n周末有读书会。\n\n文/江城晚报记者 周明\n"
BARE = "店里有一台放了四十年的打字机。\n周末有读书会，谁都可以来。\n"
FRONT = "---\n标题: 北岸书店开张\n来源: 江城晚报\n日期: 2024-04-05\n---\n\n店里有一台打字机。\n\n周末有读书会。\n"
HEADED = "# 北岸书店开张\n\n店里有一台打字机。\n\n周末有读书会。\n"
ENGLISH = "---\ntitle: Shop\nsource: Daily\ndate: 2024-04-05\ntags: [a, b]\n---\n\nThe shop has a typewriter.\n"


@pytest.fixture
def engine(tmp_path: Path):
    (tmp_path / "seeds").mkdir()
    with Engine(tmp_path / "wenju.db", tmp_path / "seeds") as opened:
        yield opened


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("书店.txt", "书店.txt"),
        ("书店.MD", "书店.md"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\书店.txt", "书店.txt"),
        ("a\0b\n.txt", "a b.txt"),
        ("CON.txt", "报告-CON.txt"),
        ("com1.tar.txt", "报告-com1-tar.txt"),
        (".隐藏.txt", "隐藏.txt"),
        ("_words.txt", "words.txt"),
        ("README.md", "报告-README.md"),
        ("\u202etxt.exe.md", "txt.exe.md"),
        (".txt", "报告.txt"),
        ("<>:|?*.txt", "报告.txt"),
    ],
)
def test_a_name_is_made_safe(sent, kept):
    assert safe_name(sent) == kept


@given(st.text(max_size=400))
def test_any_name_becomes_safe_or_is_refused(sent):
    try:
        name = safe_name(f"{sent}.txt")
    except UnsupportedFormat:
        return
    assert takes(name)
    assert len(name.encode()) <= LONGEST_NAME
    assert not set(name) & set('/\\<>:"|?*\0')
    assert name[0] not in " ._~"


@pytest.mark.parametrize("name", ["x.exe", "x", "", "..", "x.txt.exe"])
def test_a_name_without_a_known_ending_is_refused(name):
    with pytest.raises(UnsupportedFormat):
        safe_name(name)


def test_an_added_file_is_found_at_once_and_left_alone_by_reindex(engine, tmp_path):
    added = engine.add_file("书店.txt", PLAIN.encode())

    assert added.is_new
    assert engine.search("打字机").hits[0].report == added.report
    assert (tmp_path / "seeds" / "书店.txt").read_text("utf-8") == PLAIN
    assert engine.reindex().unchanged == 1


def test_the_same_bytes_are_not_added_twice_and_no_file_is_overwritten(engine, tmp_path):
    first = engine.add_file("书店.txt", PLAIN.encode())

    assert engine.add_file("又一次.txt", PLAIN.encode()).report == first.report
    other = engine.add_file("书店.txt", BARE.encode())
    assert other.is_new
    assert sorted(path.name for path in (tmp_path / "seeds").iterdir()) == ["书店-2.txt", "书店.txt"]


def test_what_cannot_be_read_leaves_no_file(engine, tmp_path):
    for name, data in (("空.txt", b""), ("x.pdf", b"%PDF-1.7"), ("大.txt", b"x" * (engine.options.max_file_bytes + 1))):
        with pytest.raises(ReadError):
            engine.add_file(name, data)
    assert list((tmp_path / "seeds").iterdir()) == []


def test_a_missing_corpus_folder_is_named(tmp_path):
    with Engine(tmp_path / "wenju.db", tmp_path / "nowhere") as engine, pytest.raises(CorpusError, match="nowhere"):
        engine.add_file("书店.txt", PLAIN.encode())


def test_a_correction_keeps_the_number_and_survives_a_reindex(engine):
    report = engine.add_file("书店.txt", PLAIN.encode()).report

    engine.correct(report.id, source="读书周刊", published=date(2024, 4, 1))
    engine.reindex(full=True)

    now = engine.report(report.id)
    assert (now.source, now.published, now.paragraphs) == ("读书周刊", date(2024, 4, 1), report.paragraphs)


def test_discarding_deletes_report_and_file_unless_it_changed(engine, tmp_path):
    report = engine.add_file("书店.txt", PLAIN.encode()).report
    path = tmp_path / "seeds" / report.key
    path.write_text(PLAIN + "后来补的一段。\n", "utf-8")
    with pytest.raises(ReadError, match="changed"):
        engine.discard(report.id)
    assert path.exists()

    path.write_text(PLAIN, "utf-8")
    engine.correct(report.id, source="读书周刊")
    engine.discard(report.id)

    assert not list(path.parent.iterdir())
    with pytest.raises(ReportNotFound):
        engine.report(report.id)
