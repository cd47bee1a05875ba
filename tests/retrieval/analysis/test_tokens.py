"""Index terms: what they are, where they come from, and text that tries to break them."""

import shutil
import subprocess
import sys
import warnings
import weakref
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.analysis.normalisation import normalise, normalise_each, normalise_with_offsets
from retrieval.analysis.segmentation import Segmenter, shared_segmenter
from retrieval.analysis.tokens import Tokenizer
from retrieval.analysis.vocabulary import read_vocabulary
from retrieval.errors import EmptyQuestion, QuestionTooLong

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import jieba


@pytest.fixture(scope="module")
def reference() -> jieba.Tokenizer:
    """jieba itself, its dictionary built without the shared temporary folder."""
    dictionary = jieba.Tokenizer()
    dictionary.FREQ, dictionary.total = dictionary.gen_pfdict(dictionary.get_dict_file())
    dictionary.initialized = True
    return dictionary


def words(tokenizer: Tokenizer, text: str) -> list[str]:
    return [term[2:] for term in tokenizer.terms(text) if term.startswith("w:")]


hanzi = st.text(
    st.sampled_from("北京大学生活动中心的了发展中国家门口水果园区经济技术开人民法院长江大桥儴"), max_size=40
)
anything = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs"]),
        st.sampled_from("中國經濟二〇二二年ＡＢ㎡ﬁ½é\u0301か\u3099T恤20条。 \n\0"),
    ),
    max_size=40,
)


def test_a_text_gives_words_bigrams_and_single_characters(tokenizer):
    assert Counter(tokenizer.terms("企业 Robotaxi")) == Counter(
        ["w:企业", "b:企业", "u:企", "u:业", "w:robotaxi", "b:robotaxi", "u:robotaxi"]
    )


def test_bigrams_do_not_reach_across_punctuation_or_letters(tokenizer):
    bigrams = {term for term in tokenizer.terms("科技，创新A园区") if term.startswith("b:")}

    assert bigrams == {"b:科技", "b:创新", "b:a", "b:园区"}


def test_both_scripts_widths_cases_and_forms_of_a_year_give_the_same_terms(tokenizer):
    assert tokenizer.terms("經濟技術開發區ＡＩ，二〇二二年") == tokenizer.terms("经济技术开发区ai,2022年")


def test_only_whole_years_in_chinese_digits_become_numbers():
    assert normalise("一九九八年三月，二千零二年，九一二三四年，一二三四号") == (
        "1998年三月,二千零二年,九一二三四年,一二三四号"
    )


def originals(text):
    """Each normalised character with the part of the text that it stands for."""
    normal = normalise_with_offsets(text)
    assert normal.text == normalise(text)
    places = range(len(normal.text))
    starts, ends = normal.starts or places, normal.ends or [place + 1 for place in places]
    assert list(starts) == sorted(starts)
    return [(normal.text[at], text[starts[at] : ends[at]]) for at in places]


def test_offsets_lead_back_to_the_original_where_normalising_lengthens_it():
    assert originals("㍿㎡貿")[-3:] == [("m", "㎡"), ("2", "㎡"), ("贸", "貿")]


def test_a_letter_and_its_combining_mark_are_one_character_of_the_text(tokenizer):
    assert originals("在cafe\u0301里")[4:] == [("\u00e9", "e\u0301"), ("里", "里")]
    assert "w:caf\u00e9" in tokenizer.terms("在cafe\u0301里")


@given(anything)
@example("二")
@example("二〇二二年")
def test_every_normal_character_stands_in_the_normal_form_of_its_original(text):
    for character, original in originals(text):
        # A digit becomes one in a year only, and half of ㎡ is less than what it gives.
        assert character in normalise(original * 4) + normalise(original * 4 + "年")


@given(st.lists(anything, max_size=5))
def test_texts_normalised_together_are_what_each_is_alone(texts):
    assert normalise_each(texts) == [normalise_with_offsets(text) for text in texts]


@given(hanzi)
def test_words_are_those_of_jieba_without_its_hidden_markov_model(segmenter, reference, run):
    assert segmenter.cut(run) == list(reference.cut(run, HMM=False))


@pytest.fixture(scope="module")
def segmenter(cache) -> Segmenter:
    return Segmenter(cache=cache)


def test_words_of_the_starter_list_stay_whole(tokenizer):
    for word in ("经开区", "服贸会", "北交所", "元宇宙", "小巨人", "专精特新", "三城一区", "科创20条"):
        assert word in words(tokenizer, f"记者从{word}中获悉"), word


def test_words_that_mix_letters_and_characters_are_found(tokenizer):
    assert words(tokenizer, "买T恤的A股股民") == ["买", "t恤", "的", "a股", "股民"]


def test_a_pasted_image_becomes_small_terms(tokenizer):
    assert max(map(len, tokenizer.terms("iVBORw0KGgo" * 1000))) <= 2 + 64


@pytest.mark.parametrize(
    "text",
    ["的" * 40_000, "a" * 100_000, "é\u0301" * 20_000, "\u0315\u0300" * 60_000, "20条" * 20_000, "\ud800" * 50_000],
    ids=["one character", "letters", "accents", "marks", "mixed", "surrogates"],
)
# A quadratic reading would run into this limit; a linear one takes a second or two.
@pytest.mark.timeout(60)
def test_long_runs_do_not_hang(tokenizer, text):
    tokenizer.terms(text)
    assert normalise_with_offsets(text).text == normalise(text)


def test_threads_share_a_tokenizer(tokenizer):
    texts = [f"北京經濟技術開發區第{n}批專精特新企業" for n in range(200)]
    alone = [tokenizer.terms(text) for text in texts]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(tokenizer.terms, texts)) == alone


def test_a_question_loses_its_words_of_asking_in_either_script(tokenizer):
    plain = tokenizer.question("服贸会，举办")

    assert tokenizer.question("请问服贸会什么时候举办？").weights == plain.weights
    assert tokenizer.question("服貿會甚麼時候舉辦呢？").weights == plain.weights


@pytest.mark.parametrize("name", ["几内亚", "几何", "哪吒", "多重保障"])
def test_names_that_look_like_words_of_asking_stay(tokenizer, name):
    assert f"b:{name[:2]}" in tokenizer.question(f"{name}在哪里？").own


def test_a_word_of_the_question_counts_twice_and_each_time(tokenizer):
    weights = tokenizer.question("企业和企业").weights

    assert (weights["w:企业"], weights["b:企业"], weights["u:企"]) == (4, 2, 2)


def test_synonyms_are_searched_too_and_weigh_less(tokenizer):
    question = tokenizer.question("亦庄有多少家企业？")

    assert 0 < question.weights["w:经开区"] < question.weights["w:亦庄"]
    assert 0 < question.weights["w:北京经济技术开发区"] < question.weights["w:亦庄"]
    assert "w:经开区" not in question.own


def test_a_synonym_in_letters_is_not_found_inside_another_word(tokenizer):
    assert "w:人工智能" in tokenizer.question("AI产业").weights
    assert "w:人工智能" not in tokenizer.question("aid产业").weights
    assert "w:人工智能" not in tokenizer.question("dubai产业").weights


@pytest.mark.parametrize("text", ["", " \u3000\n", "？！……", "什么？", "为什么是多少呢", "😀", "\ud800", "\0\x07"])
def test_a_question_with_nothing_to_search_for_is_refused(tokenizer, text):
    with pytest.raises(EmptyQuestion, match="names nothing to search for"):
        tokenizer.question(text)


def test_a_question_may_have_500_characters_and_no_more(tokenizer):
    assert tokenizer.question("  " + "企" * 500 + "\n").own
    with pytest.raises(QuestionTooLong, match=r"10000 characters.* 500 "):
        tokenizer.question("企" * 10_000)


def test_the_fingerprint_stays_and_changes_with_the_lists_alone(cache, tokenizer, tmp_path):
    listed = tmp_path / "词表.txt"
    listed.write_text("# 只有注释\n", encoding="utf-8")
    commented = tmp_path / "注释.txt"
    commented.write_text("\n# 别的注释\n", encoding="utf-8")

    empty = Tokenizer(words=listed, cache=cache).fingerprint

    assert Tokenizer(cache=cache).fingerprint == tokenizer.fingerprint
    assert empty != tokenizer.fingerprint
    assert Tokenizer(words=commented, cache=cache).fingerprint == empty
    assert Tokenizer(words=listed, synonyms=listed, cache=cache).fingerprint != empty


def test_tokenisers_of_the_same_words_share_a_dictionary_until_the_last_is_gone(cache, tokenizer, tmp_path):
    words = tmp_path / "词表.txt"
    words.write_text("量子谷\n", encoding="utf-8")
    first, second = Tokenizer(words=words, cache=cache), Tokenizer(words=words, cache=cache)
    assert first.question("量子谷在哪里").weights == second.question("量子谷在哪里").weights

    assert first.lattice is second.lattice
    assert first.lattice is not tokenizer.lattice
    shared = weakref.ref(first.lattice)
    del first
    assert shared() is not None
    del second
    assert shared() is None


def test_a_dictionary_is_loaded_once_by_threads_that_want_it_together(cache):
    with ThreadPoolExecutor(4) as pool:
        loaded = list(pool.map(lambda _: shared_segmenter((("量子海", None),), cache), range(4)))

    assert len({id(segmenter) for segmenter in loaded}) == 1


def test_words_that_are_read_as_needed_are_those_of_the_whole_dictionary(cache):
    texts = ["北京经济技术开发区的便民早餐车", "研究生命起源", "从小巨人中", "南京市长江大桥", "量子海里的鱼"]
    words = (("量子海", None), ("从小", 7))
    whole, asked = Segmenter(words, cache), Segmenter(words, cache)
    whole.lattice  # noqa: B018 - it wants every word

    assert [asked.cut(text) for text in texts] == [whole.cut(text) for text in texts]
    assert [asked.is_place(text[:2]) for text in texts] == [whole.is_place(text[:2]) for text in texts]
    assert [asked.frequency(text[:2]) for text in texts] == [whole.frequency(text[:2]) for text in texts]


def test_what_words_of_the_owner_are_worth_is_kept_until_they_change(tmp_path, cache):
    words, others = read_vocabulary().words, (("量子海", None), ("从小", 7))
    for name in ("one", "other", "kept"):
        (tmp_path / name).mkdir(mode=0o700)
        for file in cache.glob("jieba-*"):
            shutil.copy(file, tmp_path / name)
    wanted, wanted_others = worth(words, tmp_path / "one"), worth(others, tmp_path / "other")
    assert wanted != wanted_others

    said = [worth(each, tmp_path / "kept") for each in (words, words, others, others, words)]

    assert said == [wanted, wanted, wanted_others, wanted_others, wanted]


def worth(words, folder):
    segmenter = Segmenter(words, folder)
    return {word: segmenter.frequency(word) for word, _ in ((*words, ("量子海", None), ("从小", 7), ("从", None)))}


def test_a_damaged_word_costs_only_time(tmp_path, cache, caplog):
    (file,) = cache.glob("jieba-*")
    data = bytearray(file.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    (tmp_path / file.name).write_bytes(data)
    words = (("量子海", None), ("北京经济技术", 5000))
    Segmenter(words, tmp_path).cut("量")

    asked = Segmenter(words, tmp_path)

    text = "量子海里的北京经济技术开发区的便民早餐车"
    assert asked.cut(text) == Segmenter(words, cache).cut(text)
    assert "damaged" in caplog.text


def test_nothing_is_said_on_the_terminal_and_nothing_left_in_the_temporary_folder(tmp_path):
    script = "from retrieval.analysis.tokens import Tokenizer; print(len(Tokenizer().terms('服贸会在北京举办')))"

    # Without compiled files jieba's old escapes warn, as they do for a user at the first start.
    uncompiled = {"PYTHONPYCACHEPREFIX": str(tmp_path / "none"), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(
        [sys.executable, "-W", "default", "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[3]), **uncompiled},
    )

    assert run.stderr == ""
    assert int(run.stdout) > 0
    assert list(tmp_path.iterdir()) == []
