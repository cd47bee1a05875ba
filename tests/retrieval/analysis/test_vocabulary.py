"""The lists an owner may edit: what they do, and what is said about a line that is wrong."""

import pytest

from retrieval.analysis.tokens import Tokenizer
from retrieval.analysis.vocabulary import STARTER_WORDS, read_vocabulary
from retrieval.errors import VocabularyError


@pytest.fixture
def listed(tmp_path):
    def write(name: str, text: str | bytes):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_the_starter_lists_are_sound_and_nobody_is_listed_twice():
    lines = [line.partition("#")[0].strip() for line in STARTER_WORDS.read_text(encoding="utf-8").splitlines()]
    words = [line for line in lines if line]
    groups = read_vocabulary().groups

    assert len(words) == len(set(words)) > 100
    assert ("经开区", "北京经济技术开发区", "北京经开区", "亦庄", "北京亦庄") in groups
    assert len(groups) > 20


def test_words_of_the_owner_are_kept_whole(listed, cache):
    text = "量子谷落户云溪"

    plain = Tokenizer(cache=cache)
    taught = Tokenizer(words=listed("words.txt", "量子谷\n云溪 5000 ns\n"), cache=cache)

    assert "w:量子谷" not in plain.terms(text)
    assert {"w:量子谷", "w:云溪"} <= set(taught.terms(text))


def test_synonyms_of_the_owner_are_searched_and_kept_whole(listed, cache):
    synonyms = listed("synonyms.txt", "量子谷 = 云溪科学园 # 2023 年改名\n")
    tokenizer = Tokenizer(synonyms=synonyms, cache=cache)

    assert "w:云溪科学园" in tokenizer.question("量子谷在哪里？").weights
    assert "w:量子谷" in tokenizer.question("雲溪科學園在哪裡？").weights


def test_spelling_of_the_lists_does_not_matter(listed):
    plain = read_vocabulary(listed("a", "量子谷 5\nai芯片\n"), listed("b", "经开区=亦庄\n"))
    other = read_vocabulary(
        listed("c", "\ufeff# 词表\r\n\r\n量子谷　５\r\nAI芯片 # 新词\r\n"), listed("d", "　經開區 ＝ 亦莊 # 同一处\r\n")
    )

    assert other == plain


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("量子谷 很多", "the count '很多' is not a whole number"),
        ("量子谷 0", "the count 0 is not between 1 and"),
        ("量子谷 99999999999", "is not between 1 and 999999999"),
        ("量子谷 5 ns 更多", "write one word a line"),
        ("量子谷，云溪", "has a sign in it"),
        ("谷", "is a single character"),
        ("谷" * 41, "has 41 characters; 40 is the most"),
    ],
)
def test_a_wrong_word_is_named_with_its_file_and_line(listed, line, message):
    path = listed("words.txt", f"# 词表\n云溪\n{line}\n")

    with pytest.raises(VocabularyError) as error:
        read_vocabulary(words=path)

    assert str(error.value).startswith(f"{path}, line 3: ")
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("量子谷\n", 1, "names one word only"),
        ("量子谷 = 量子谷\n", 1, "names one word only"),
        ("量子谷 =\n", 1, "has nothing beside a '='"),
        ("量子谷 = 谷\n", 1, "is a single character"),
        ("量子谷 = 云溪\n云溪 = 科学园\n", 2, "云溪 stands in two groups"),
    ],
)
def test_a_wrong_group_is_named_with_its_file_and_line(listed, text, line, message):
    path = listed("synonyms.txt", text)

    with pytest.raises(VocabularyError) as error:
        read_vocabulary(synonyms=path)

    assert str(error.value).startswith(f"{path}, line {line}: ")
    assert message in str(error.value)


def test_a_list_that_is_missing_a_folder_or_not_utf8_says_so(listed, tmp_path):
    with pytest.raises(VocabularyError, match=r"cannot be read .*No such file.*leave that out"):
        read_vocabulary(words=tmp_path / "没有.txt")
    with pytest.raises(VocabularyError, match=r"cannot be read .*directory"):
        read_vocabulary(synonyms=tmp_path)
    with pytest.raises(VocabularyError, match="not UTF-8 text; save it as UTF-8"):
        read_vocabulary(words=listed("gbk.txt", "量子谷".encode("gbk")))


def test_no_line_at_all_is_an_empty_list(listed):
    empty = listed("empty.txt", "")

    assert read_vocabulary(empty, empty).words == ()
    assert read_vocabulary(empty, empty).groups == ()
