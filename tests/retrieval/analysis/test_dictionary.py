"""jieba's dictionary on disk: kept for its owner alone, and never believed where others could have written it."""

import hashlib
import io
import marshal
import warnings

import pytest

from retrieval.analysis.dictionary import load_dictionary

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import jieba


def read(folder):
    """All that the dictionary of a folder says."""
    dictionary = load_dictionary(folder)
    dictionary.need_all()
    return dictionary.logs, dictionary.log_total, dictionary.shares, dictionary.classes


@pytest.fixture(scope="module", autouse=True)
def few_words():
    """A thirtieth of jieba's words, and those that begin as some here do: to compile all takes a second."""
    with jieba.Tokenizer().get_dict_file() as file:
        lines = [line for number, line in enumerate(file) if number % 30 == 0 or line.decode()[0] in "北开早"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jieba.Tokenizer, "get_dict_file", lambda _: io.BytesIO(b"".join(lines)))
        yield


@pytest.fixture(scope="module")
def kept(tmp_path_factory, few_words):  # noqa: ARG001 - they are compiled
    """A folder with what was compiled and kept."""
    folder = tmp_path_factory.mktemp("dictionary") / "cache"
    read(folder)
    return folder


@pytest.fixture(scope="module")
def sound(kept):
    """What that says."""
    return read(kept)


def test_the_cache_is_private_and_a_damaged_one_is_built_anew(tmp_path, kept, sound):
    [file] = kept.glob("jieba-*")
    assert kept.stat().st_mode & 0o777 == 0o700
    folder = tmp_path / "data" / "cache"
    folder.mkdir(parents=True)
    (folder / file.name).write_bytes(file.read_bytes()[:1000])

    assert read(folder) == sound
    assert (folder / file.name).stat().st_size > 100_000
    assert read(folder) == sound


def test_a_cache_others_can_write_is_not_read(tmp_path, kept, sound):
    [file] = kept.glob("jieba-*")
    # Whoever can write there can write the right checksum too.
    data = file.read_bytes()
    end = 36 + int.from_bytes(data[32:36])
    log_total, *others = marshal.loads(data[36:end])
    poison = marshal.dumps((log_total + 1, *others))
    head = hashlib.sha256(poison).digest() + len(poison).to_bytes(4)
    (tmp_path / file.name).write_bytes(head + poison + data[end:])
    assert read(tmp_path)[1] == log_total + 1

    tmp_path.chmod(0o777)

    assert read(tmp_path) == sound


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path, sound):
    (tmp_path / "file").write_text("no folder")

    assert read(tmp_path / "file" / "cache") == sound


def test_only_the_words_that_are_needed_are_read(kept, sound):
    dictionary = load_dictionary(kept)

    dictionary.need("北京经济技术开发区的便民早餐车")

    assert {word: dictionary.logs[word] for word in ("北京", "开发区")} == {
        word: sound[0][word] for word in ("北京", "开发区")
    }
    assert len(dictionary.logs) < len(sound[0]) / 2
