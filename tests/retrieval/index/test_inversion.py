"""Much text inverted by arrays gives the index that one text after the other gives, to the last row."""

import os
from collections import Counter

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.analysis.tokens import Tokenizer
from retrieval.engine import Engine
from retrieval.index import codec
from retrieval.index.inversion import invert, invert_texts
from retrieval.open_index import OpenIndex
from retrieval.options import Options
from tests.retrieval.making import write_report

text = st.text(
    st.one_of(
        st.sampled_from(
            "北京大学生活动中心的了发展中国家门口水果园区经济技术开人民法院长江大桥儴小巨人专精特新三城一区"
        ),
        st.sampled_from("T恤A股20条abé1９㎡ﬁ½か・々〇二〇二二年，。 \n_😀\U00020001\U0002ffff\0"),
        st.characters(),
        st.characters(categories=["Cs"]),
    ),
    max_size=60,
)


@given(st.lists(st.tuples(text, st.lists(text, max_size=3)), max_size=4))
@example([("345", ["6789:;<=½"]), ("0000000000000", [])])
def test_any_texts_give_the_postings_of_their_terms(tokenizer, reports):
    lengths, found = invert_texts(tokenizer.lattice, reports)

    terms = [tokenizer.terms(title) + tokenizer.terms(part) for title, parts in reports for part in parts]
    segment, expected = invert(dict(enumerate(terms)))
    assert lengths.tolist() == segment.lengths.tolist()
    assert list(found.terms) == list(expected.terms)
    for name in ("counts", "slots", "frequencies"):
        assert np.array_equal(getattr(found, name), getattr(expected, name)), name


@pytest.mark.parametrize(
    "long",
    ["的" * 40_000, "a" * 100_000, "20条" * 20_000, "中华人民共和国" * 9_000, "\ud800" * 5_000],
    ids=["one character", "letters", "mixed", "one word", "surrogates"],
)
# A quadratic reading would run into this limit; a linear one takes a second or two.
@pytest.mark.timeout(60)
def test_long_runs_do_not_hang_and_give_their_terms(tokenizer, long):
    _, found = invert_texts(tokenizer.lattice, [("标题", [long])])

    counts = dict(zip(found.terms, found.frequencies.tolist(), strict=True))
    assert counts == {term: min(n, 65_535) for term, n in Counter(tokenizer.terms("标题" + "，" + long)).items()}


def test_the_owners_words_stay_whole(tmp_path, cache):
    words = tmp_path / "词表.txt"
    words.write_text("亦庄新城科创园\n小微a1企业\n", encoding="utf-8")
    tokenizer = Tokenizer(words=words, cache=cache)

    _, found = invert_texts(tokenizer.lattice, [("", ["记者从亦庄新城科创园和小微A1企业获悉"])])

    assert {"w:亦庄新城科创园", "w:小微a1企业"} <= set(found.terms)


def rows(engine: Engine) -> dict[str, object]:
    """All that the tables hold; postings by term and passage, whichever segment they lie in."""
    index = OpenIndex(engine.database, engine.corpus, engine.options)
    connection = index.store.connection
    tables = ("file", "report", "passage", "repost", "repost_mark")
    found: dict[str, object] = {
        name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in tables
    }
    postings, lengths = set(), {}
    for segment in index.segments.segments():
        assert not segment.dead.size
        lengths |= dict(zip(segment.passages.tolist(), segment.lengths.tolist(), strict=True))
        data = connection.execute("SELECT data FROM block WHERE segment_id = ?", [segment.id])
        for part in map(codec.decode_block, (block for (block,) in data)):
            terms = np.repeat(np.array(part.terms, dtype=object), part.counts).tolist()
            ids = segment.passage_ids(part.slots).tolist()
            postings |= set(zip(terms, ids, part.frequencies.tolist(), strict=True))
    index.close()
    return {**found, "lengths": lengths, "postings": postings}


@pytest.mark.parametrize("workers", [1, 2])
def test_an_index_made_in_bulk_is_the_one_made_text_by_text(tmp_path, corpus, monkeypatch, workers):
    monkeypatch.setattr("retrieval.ingest.batches.BATCH_FILES", 20)
    for n in range(90):
        story = f"第{n // 3}号通知，20{n // 3}年T恤和科创20条都说明了北京大学的活动中心。" * (n % 5 + 3)
        path = write_report(corpus, f"{n:02}.md", story, f"本报记者{n}从经开区获悉。", title=f"报告{n // 3}")
        os.utime(path, (1_000_000_000, 1_000_000_000))
    (corpus / "坏.md").write_bytes(b"")

    found = []
    for name, few in (("bulk.db", 0), ("few.db", 1_000)):
        monkeypatch.setattr("retrieval.ingest.encoding.FEW_PASSAGES", few)
        with Engine(tmp_path / name, corpus, Options(workers=workers if not few else 1)) as engine:
            changes = engine.reindex()
            assert (changes.added, len(changes.failed)) == (90, 1)
            found.append(rows(engine))

    assert found[0]["repost"]
    assert len(found[0]["postings"]) > 1_000
    assert found[0] == found[1]


def test_the_dictionary_sent_to_workers_leaves_no_file_not_even_that_of_a_killed_process(tmp_path, corpus, monkeypatch):
    monkeypatch.setattr("retrieval.ingest.batches.BATCH_FILES", 2)
    for n in range(10):
        write_report(corpus, f"{n}.md", f"第{n}号通知。")
    folder = tmp_path / "index.db.words"
    folder.mkdir()
    (folder / "keys.npy").write_bytes(b"half of it")
    seen = []

    with Engine(tmp_path / "index.db", corpus, Options(workers=2)) as engine:
        engine.reindex(progress=lambda _: seen.extend(path.stat().st_size for path in folder.glob("keys.npy")))

    assert max(seen) > 1_000_000
    assert not folder.exists()
