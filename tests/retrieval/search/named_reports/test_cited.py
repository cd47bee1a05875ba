"""What was cited is found again: at its place, at another, or as it was before somebody changed it."""

from retrieval.types import mark_of
from tests.retrieval.making import write_report

FEE = "停车每小时二元。"


def test_unchanged_words_stand_where_they_stood(engine, corpus):
    write_report(corpus, "a.md", "总则。", FEE)
    engine.reindex()

    assert engine.cited(1, 2).paragraph == engine.cited(1, 2, mark_of(FEE)).paragraph == 2
    assert engine.cited(1, 2).before is engine.cited(1, 2, mark_of(FEE)).before is None


def test_words_that_have_another_number_now_are_found_there(engine, corpus):
    write_report(corpus, "a.md", "总则。", FEE)
    engine.reindex()
    write_report(corpus, "a.md", "总则。", "新增一段。", FEE)
    engine.reindex()

    cited = engine.cited(1, 2, mark_of(FEE))
    assert (cited.paragraph, cited.before) == (3, None)
    by_number = engine.cited(1, 2)
    assert (by_number.paragraph, by_number.before) == (2, FEE)


def test_words_that_were_changed_are_told_as_they_were_after_further_changes_too(engine, corpus):
    for fee in (FEE, "停车每小时三元。", "停车每小时四元。"):
        write_report(corpus, "a.md", "总则。", fee)
        engine.reindex()

    cited = engine.cited(1, 2, mark_of(FEE))
    assert (cited.paragraph, cited.before) == (None, FEE)
    assert cited.until is not None
    assert engine.cited(1, 2).before == "停车每小时三元。"
    assert engine.cited(1, 1).before is None


def test_words_that_nobody_knows_are_nowhere(engine, corpus):
    write_report(corpus, "a.md", "总则。", FEE)
    engine.reindex()

    for paragraph in (1, 2, 0, 99):
        cited = engine.cited(1, paragraph, mark_of("另一篇报告的话。"))
        assert (cited.paragraph, cited.before) == (None, None)


def test_only_the_last_texts_are_kept_and_none_of_what_is_taken_out(engine, corpus):
    for fee in range(6):
        write_report(corpus, "a.md", f"停车每小时{fee}元。")
        engine.reindex()
    kept = [fee for fee in range(5) if engine.cited(1, 1, mark_of(f"停车每小时{fee}元。")).before]
    assert kept == [2, 3, 4]

    engine.remove(1)
    engine.reindex(full=True)
    assert engine.cited(1, 1, mark_of("停车每小时4元。")).before is None
