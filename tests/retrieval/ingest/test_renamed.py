"""A report stays itself when its file gets another name: number, text, judgements and correction go along."""

import json
import os
import shutil
import zipfile
from datetime import UTC, datetime

import pytest

from retrieval.corpus.corrections import sidecar_of
from retrieval.engine import Engine
from retrieval.errors import ReportNotFound
from retrieval.ingest.writer import Indexer
from retrieval.options import Options
from retrieval.store import AskedQuestion, Feedback, Journal, Outcome, Store
from tests.retrieval.making import write_report


def titles(engine):
    return {source.id: (source.key, source.title) for source in engine.sources()}


def counts(changes):
    return changes.added, changes.updated, changes.removed, changes.unchanged


@pytest.fixture
def three(engine, corpus):
    """Three reports, r1 to r3, the first of them corrected."""
    for name in "abc":
        write_report(corpus, f"{name}.md", f"{name}地来水。", title=f"{name}地")
    engine.reindex()
    engine.edit(1, source="新华社")
    return engine


@pytest.mark.parametrize("new", ["z.md", "sub/deeper/a.md", "sub/z.md"])
@pytest.mark.parametrize("whole", [True, False])
def test_renamed_or_moved_it_keeps_number_passages_and_correction(three, corpus, new, whole):
    passages = three.passages(1)
    (corpus / new).parent.mkdir(parents=True, exist_ok=True)
    (corpus / "a.md").rename(corpus / new)

    changes = three.reindex() if whole else three.index_files(["a.md", new])

    assert counts(changes)[:3] == (0, 0, 0)
    assert titles(three) == {1: (new, "a地"), 2: ("b.md", "b地"), 3: ("c.md", "c地")}
    assert three.passages(1) == passages
    assert three.report(1).source == "新华社"
    assert sidecar_of(corpus / new).exists()
    assert not sidecar_of(corpus / "a.md").exists()
    assert three.stray_corrections() == ()
    assert counts(three.reindex()) == (0, 0, 0, 3)


def test_a_sidecar_that_came_along_stays_where_it_is(three, corpus):
    for name in ("a.md", "a.md.yaml"):
        (corpus / name).rename(corpus / name.replace("a", "z", 1))
    three.reindex()

    assert (three.report(1).key, three.report(1).source) == ("z.md", "新华社")
    assert sidecar_of(corpus / "z.md").exists()


def test_renamed_and_edited_at_once_it_is_a_new_report_and_the_correction_is_listed(three, corpus):
    (corpus / "a.md").unlink()
    write_report(corpus, "z.md", "z地停水。", title="z地")

    assert counts(three.reindex()) == (1, 0, 1, 2)
    assert three.find("z.md").id == 4
    assert three.stray_corrections() == ("a.md",)
    with pytest.raises(ReportNotFound):
        three.report(1)


def test_of_two_with_the_same_bytes_the_renamed_one_moves(three, corpus):
    shutil.copy(corpus / "b.md", corpus / "b2.md")
    three.reindex()
    (corpus / "b2.md").rename(corpus / "y.md")
    three.reindex()

    assert titles(three)[2] == ("b.md", "b地")
    assert titles(three)[4] == ("y.md", "b地")


def test_where_only_the_copy_is_left_the_number_of_the_other_leads_to_it(three, corpus):
    shutil.copy(corpus / "b.md", corpus / "b2.md")
    three.reindex()
    (corpus / "b.md").unlink()
    three.reindex()

    assert three.report(2).key == three.look_up("r2#1")[0].key == "b2.md"
    assert three.find("b2.md").id == 4


def test_swapped_names_swap_keys_and_corrections(three, corpus):
    three.edit(2, source="晚报")
    one, other, aside = corpus / "a.md", corpus / "b.md", corpus / "aside"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
    os.utime(one)
    os.utime(other)
    three.reindex()

    assert titles(three) == {1: ("b.md", "a地"), 2: ("a.md", "b地"), 3: ("c.md", "c地")}
    assert (three.report(1).source, three.report(2).source) == ("新华社", "晚报")
    assert [sidecar_of(path).read_text("utf-8").strip() for path in (one, other)] == ["source: 晚报", "source: 新华社"]


def test_a_file_put_in_the_place_of_another_keeps_its_number_and_that_one_is_gone(three, corpus):
    (corpus / "a.md").rename(corpus / "b.md")
    three.reindex()

    assert titles(three) == {1: ("b.md", "a地"), 3: ("c.md", "c地")}
    assert three.report(1).source == "新华社"
    write_report(corpus, "late.md", "b地来水。", title="b地")
    three.reindex()
    assert titles(three)[2] == ("late.md", "b地")


def test_the_old_name_given_to_a_new_file_is_another_report(three, corpus):
    (corpus / "a.md").rename(corpus / "2024.md")
    write_report(corpus, "a.md", "d地来水。", title="d地")
    three.reindex()

    assert titles(three) == {1: ("2024.md", "a地"), 2: ("b.md", "b地"), 3: ("c.md", "c地"), 4: ("a.md", "d地")}
    assert (three.report(1).source, three.report(4).source) == ("新华社", None)


def test_neither_a_pipe_nor_a_file_too_large_to_be_read_is_waited_for(tmp_path, corpus):
    with Engine(tmp_path / "small.db", corpus, Options(max_file_bytes=1000)) as engine:
        write_report(corpus, "a.md", "甲地来水。")
        engine.reindex()
        (corpus / "a.md").rename(corpus / "b.md")
        os.mkfifo(corpus / "a.md")
        (corpus / "film.md").write_bytes(b"x" * 2000)
        engine.reindex()

        assert engine.report(1).key == "b.md"


def test_gone_and_back_under_another_name_it_has_its_number(three, corpus):
    data = (corpus / "b.md").read_bytes()
    (corpus / "b.md").unlink()
    three.reindex()
    (corpus / "y.md").write_bytes(data)
    three.reindex()

    assert titles(three)[2] == ("y.md", "b地")


def test_what_was_taken_out_stays_out_under_another_name(three, corpus):
    three.remove(2)
    (corpus / "b.md").rename(corpus / "y.md")
    three.reindex()

    assert sorted(titles(three)) == [1, 3]


def test_a_title_that_was_the_file_name_is_the_new_name(engine, corpus):
    (corpus / "停水.txt").write_text("周一停水，从早上八点到晚上六点，请提前储水，给您带来的不便敬请谅解。\n", "utf-8")
    engine.reindex()
    number = engine.find("停水.txt").id
    (corpus / "停水.txt").rename(corpus / "停水通知.txt")
    engine.reindex()

    assert (engine.report(number).key, engine.report(number).title) == ("停水通知.txt", "停水通知")


def lines(*texts):
    return "".join(json.dumps({"id": text[0], "text": text}, ensure_ascii=False) + "\n" for text in texts)


@pytest.mark.parametrize("new", ["新.jsonl", "sub/库.ndjson"])
def test_all_stories_of_a_renamed_file_of_lines_keep_their_numbers(engine, corpus, new):
    (corpus / "库.jsonl").write_text(lines("甲地来水。", "乙地停电。"), "utf-8")
    engine.reindex()
    engine.edit(engine.find("库.jsonl!/乙").id, source="晚报")
    before = {source.id: source.key.partition("!")[2] for source in engine.sources()}
    (corpus / new).parent.mkdir(exist_ok=True)
    (corpus / "库.jsonl").rename(corpus / new)
    engine.reindex()

    assert {source.id: source.key.partition("!")[2] for source in engine.sources()} == before
    assert engine.find(f"{new}!/乙").source == "晚报"


def test_a_renamed_archive_keeps_the_numbers_of_what_is_in_it(engine, corpus):
    with zipfile.ZipFile(corpus / "2024.zip", "w") as archive:
        archive.writestr("a.md", "# 甲\n\n甲地来水。\n")
    engine.reindex()
    number = engine.find("2024.zip!/a.md").id
    (corpus / "2024.zip").rename(corpus / "去年.zip")
    engine.reindex()

    assert titles(engine) == {number: ("去年.zip!/a.md", "甲")}


def test_judgements_follow(three, corpus, tmp_path):
    store = Store(tmp_path / "index.db")
    journal = Journal(store)
    asked = AskedQuestion(7, "telegram", "1", "1", "来水？", "来水？", datetime.now(UTC), Outcome.ANSWERED, 1.0, 0.1)
    journal.record(asked)
    journal.judge(Feedback(7, "b.md", "1", 1))
    (corpus / "b.md").rename(corpus / "y.md")
    three.reindex()

    assert [judgement.report_key for judgement in journal.judged()] == ["y.md"]
    store.close()


@pytest.mark.parametrize("where", ["before the rows", "after the rows"])
def test_a_sudden_end_in_between_loses_neither_number_nor_correction(three, corpus, tmp_path, monkeypatch, where):
    three.edit(2, source="晚报")
    (corpus / "a.md").rename(corpus / "aside")
    (corpus / "b.md").rename(corpus / "a.md")
    (corpus / "aside").rename(corpus / "b.md")
    os.utime(corpus / "a.md")
    os.utime(corpus / "b.md")
    with monkeypatch.context() as patch:
        place = "retrieval.store.Files.rename" if where == "before the rows" else f"{Indexer.__module__}.Indexer.merge"
        patch.setattr(place, _die)
        with pytest.raises(KeyboardInterrupt):
            three.reindex()
    with Engine(tmp_path / "index.db", corpus) as again:
        again.reindex()

        assert titles(again) == {1: ("b.md", "a地"), 2: ("a.md", "b地"), 3: ("c.md", "c地")}
        assert (again.report(1).source, again.report(2).source) == ("新华社", "晚报")


def _die(*_, **__):
    raise KeyboardInterrupt
