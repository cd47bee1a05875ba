"""jieba's dictionary on disk: kept for its owner alone, and never believed where others could have written it."""

import hashlib
import marshal

import pytest

from retrieval.analysis.dictionary import load_dictionary


@pytest.fixture(scope="module")
def sound(cache, tokenizer):  # noqa: ARG001 - the tokenizer has filled the cache
    """What was compiled and kept."""
    return load_dictionary(cache)


def test_the_cache_is_private_and_a_damaged_one_is_built_anew(tmp_path, cache, sound):
    [file] = cache.iterdir()
    assert cache.stat().st_mode & 0o777 == 0o700
    folder = tmp_path / "data" / "cache"
    folder.mkdir(parents=True)
    (folder / file.name).write_bytes(file.read_bytes()[:1000])

    assert load_dictionary(folder) == sound
    assert (folder / file.name).read_bytes() == file.read_bytes()


def test_a_cache_others_can_write_is_not_read(tmp_path, cache, sound):
    [file] = cache.iterdir()
    # Whoever can write there can write the right checksum too.
    poison = marshal.dumps(({"北": -1.0}, 17.9, {}, []))
    (tmp_path / file.name).write_bytes(hashlib.sha256(poison).digest() + poison)
    assert load_dictionary(tmp_path).logs == {"北": -1.0}

    tmp_path.chmod(0o777)

    assert load_dictionary(tmp_path) == sound


def test_a_cache_that_cannot_be_written_does_no_harm(tmp_path, sound):
    (tmp_path / "file").write_text("no folder")

    assert load_dictionary(tmp_path / "file" / "cache") == sound
