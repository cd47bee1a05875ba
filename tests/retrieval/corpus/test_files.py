"""Names are made safe, and files are put back where what was to follow fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.corpus.files import LONGEST_FILE_NAME, kept_on_failure, safe_name, write_whole
from retrieval.errors import UnsupportedFormat
from retrieval.readers import takes


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
    assert len(name.encode()) <= LONGEST_FILE_NAME
    assert not set(name) & set('/\\<>:"|?*\0')
    assert name[0] not in " ._~"


@pytest.mark.parametrize("name", ["x.exe", "x.txt.exe", "x.xyz"])
def test_a_name_without_a_known_ending_is_refused(name):
    with pytest.raises(UnsupportedFormat):
        safe_name(name)


@pytest.mark.parametrize("name", ["x", "关于2024.3.5会议的纪要"])
def test_a_name_without_an_ending_may_be_that_of_a_text(name):
    assert safe_name(name) == name


def test_files_are_put_back_after_any_failure_and_stay_changed_without_one(tmp_path):
    there, new = tmp_path / "a.md", tmp_path / "b.md"
    there.write_bytes(b"old")

    def fail():
        write_whole(there, b"changed")
        write_whole(new, b"new")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), kept_on_failure(there, new):
        fail()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.md": b"old"}

    with kept_on_failure(there, new):
        write_whole(new, b"new")
    assert new.read_bytes() == b"new"
