"""Where a question's words stand in passages: held against reading the text row by row."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.search.evidence import lay_out
from retrieval.search.lookups import Lookup
from retrieval.search.matching import gather


def stands(word: str, row: str) -> bool:
    """The definition: anywhere, but letters and digits of an alphabet not inside a longer run of them."""
    narrow = "[^\\W_\u2e80-\U0010ffff]"
    before = f"(?<!{narrow})" if re.match(narrow, word) else ""
    after = f"(?!{narrow})" if re.match(narrow, word[-1]) else ""
    return re.search(before + re.escape(word) + after, row) is not None


def longest(asked: str, rows: list[str]) -> int:
    """Length of the longest part of the question without a blank that one of the rows has."""
    parts = (asked[start:end] for start in range(len(asked)) for end in range(start + 1, len(asked) + 1))
    return max((len(part) for part in parts if " " not in part and any(part in row for row in rows)), default=0)


asked = st.text(st.sampled_from("展位费减免亦庄A120é𠮷， "), min_size=1, max_size=20)
piece = st.text(st.sampled_from("展位费减免亦庄经开区。\n A120é吉𠮷，…㎡\x1e\0"), max_size=40)


@given(
    asked.filter(lambda text: text.strip(" ，")),
    st.lists(st.tuples(piece, piece), min_size=1, max_size=4),
)
def test_every_term_is_found_where_it_stands_and_nowhere_else(tokenizer, question, passages):
    terms = tokenizer.question(question)
    texts = lay_out((text, title, False) for text, title in passages)

    evidence = gather(Lookup.of(terms), texts)

    for place, text in enumerate(texts):
        title, *rows = text.characters.split("\0")[:-1]
        found = [evidence.title(place).tolist(), *evidence.rows(place).T.tolist()]
        replaced = {term for synonym in terms.synonyms for term in synonym.own}
        for row, here in zip((title, *rows), found, strict=True):
            for term, marked in zip(evidence.terms, here, strict=True):
                assert marked == stands(term[2:], row) or (marked and term in replaced)
        both = [any(stands(one + other, row) for row in (title, *rows)) for one, other in terms.pairs]
        assert evidence.pairs[:, place].tolist() == both
        assert evidence.longest[place] == longest(terms.text, [title, *rows])


def test_a_synonym_stands_for_the_word_of_the_question_in_its_row_only(tokenizer):
    evidence = gather(Lookup.of(tokenizer.question("亦庄企业")), lay_out([("经开区有企业。区里的企业。", "", False)]))

    assert evidence.rows(0)[evidence.terms.index("w:亦庄")].tolist() == [True, False]


@pytest.mark.parametrize(
    ("title", "question", "asked"),
    [("X2", "X2何时发布", True), ("X2", "X20何时发布", False), ("X2", "20与X20及X2", True), ("A 1", "a1几点开", True)],
)
def test_a_title_is_asked_about_where_it_stands_whole_in_the_question(tokenizer, title, question, asked):
    evidence = gather(Lookup.of(tokenizer.question(question)), lay_out([("正文。", title, False)]))

    assert evidence.title_asked.tolist() == [asked]
