"""Where settings come from, and what is said about bad ones."""

import os
import re
from pathlib import Path

import pytest

from bot.config import FILE, Settings, read_settings, write_setting
from bot.errors import SettingsError
from bot.setup_codes import SetupCode
from bot.texts.setup import SETUP, owner_texts
from retrieval.reasons import Reason


def test_defaults():
    settings = read_settings()

    assert (settings.db, settings.corpus, settings.language) == (Path("wenju.db"), Path("seeds"), "zh")


def test_the_command_line_wins_over_the_environment_over_the_file_over_the_default(
    workplace: Path, monkeypatch: pytest.MonkeyPatch
):
    (workplace / "wenju.toml").write_text('db = "file.db"\ncorpus = "file"\nwindow = 111\n')
    monkeypatch.setenv("WENJU_DB", "environment.db")
    monkeypatch.setenv("WENJU_CORPUS", "environment")

    settings = read_settings(db=Path("option.db"), corpus=None)

    assert settings.db == Path("option.db")
    assert settings.corpus == Path("environment")
    assert settings.window == 111
    assert settings.passage_size == 500


def test_every_setting_reaches_the_engine(monkeypatch: pytest.MonkeyPatch):
    given = {
        "WINDOW": "123",
        "THRESHOLD": "0.25",
        "PASSAGE_SIZE": "400",
        "WORDS": "w.txt",
        "SYNONYMS": "s.txt",
        "MAX_FILE_BYTES": "1000",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"WENJU_{name}", value)

    options = read_settings().options()

    assert options.window == 123
    assert options.threshold == 0.25
    assert options.passage_size == 400
    assert options.words == Path("w.txt")
    assert options.synonyms == Path("s.txt")
    assert options.max_file_bytes == 1000


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WENJU_WINDOW", "")
    monkeypatch.setenv("WENJU_SEMANTIC", "")

    assert read_settings() == Settings()


def test_the_home_folder_is_understood(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", "/home/li")

    assert read_settings(db=Path("~/wenju.db")).db == Path("/home/li/wenju.db")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("treshold = 0.5", ["wenju.toml", "treshold", "threshold"]),
        ("colour = 1", ["wenju.toml", "'colour'", "window"]),
        ("threshold = 1.5", ["wenju.toml", "threshold", "1.5"]),
        ("window = 'wide'", ["wenju.toml", "window", "'wide'"]),
        ("language = 'fr'", ["wenju.toml", "language", "'fr'", "zh"]),
        ('db = ""', ["wenju.toml", "db"]),
        ('db = "a\\u0000b"', ["wenju.toml", "db", "NUL"]),
        ("threshold = nan", ["wenju.toml", "threshold"]),
        ("threshold 0.5", ["wenju.toml", "TOML", "line 1"]),
    ],
)
def test_a_bad_file_is_told_in_one_line_with_key_and_value(workplace: Path, text: str, said: list[str]):
    (workplace / "wenju.toml").write_text(text)

    with pytest.raises(SettingsError) as caught:
        read_settings()

    message = str(caught.value)
    assert "\n" not in message
    assert all(part in message for part in said), message


def test_a_file_in_another_encoding_is_named(workplace: Path):
    (workplace / "wenju.toml").write_bytes('corpus = "报告"'.encode("gb18030"))

    with pytest.raises(SettingsError, match=r"wenju\.toml.*UTF-8"):
        read_settings()


def test_a_bad_variable_is_named_with_its_value(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WENJU_WINDOW", "wide")

    with pytest.raises(SettingsError, match="WENJU_WINDOW in the environment is 'wide'"):
        read_settings()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WENJU_ADMINS", "@li", "numbers of Telegram are wanted"),
        ("WENJU_ADMINS", "12, -100123", "only people can be admins"),
        ("WENJU_ALLOWED", "all", "numbers of Telegram are wanted"),
        ("WENJU_API_BASE_URL", "127.0.0.1:8081", "must begin with https:// (or http://"),
        ("WENJU_WEBHOOK_HOST", "localhost", "an IP address of this machine is wanted"),
        ("WENJU_TIME_ZONE", "Beijing", "no time zone has this name"),
        ("WENJU_TIME_ZONE", "../etc/passwd", "no time zone has this name"),
        ("WENJU_WEBHOOK_SECRET", "pass word!", "letters, digits, _ and -"),
    ],
)
def test_a_value_that_could_not_be_used_later_is_explained(monkeypatch: pytest.MonkeyPatch, name, value, said):
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=re.escape(said)) as caught:
        read_settings()

    assert name in str(caught.value)
    assert "pass word!" not in str(caught.value)


def test_people_and_groups_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WENJU_ADMINS", "12, 34")
    monkeypatch.setenv("WENJU_ALLOWED", "-100123 56")

    assert (read_settings().admins, read_settings().allowed) == ((12, 34), (-100123, 56))


def test_a_misspelt_variable_is_refused_and_a_stranger_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("WENJU_SERVICE_HOST", "10.0.0.1")
    read_settings()
    monkeypatch.setenv("WENJU_TRESHOLD", "0.5")

    with pytest.raises(SettingsError, match=r"WENJU_TRESHOLD.*WENJU_THRESHOLD"):
        read_settings()


def test_a_bad_option_is_named():
    with pytest.raises(SettingsError, match="option --db is"):
        read_settings(db=Path())


def test_a_home_folder_that_is_unknown():
    with pytest.raises(SettingsError, match="home folder"):
        read_settings(db=Path("~nobody-is-called-so/wenju.db"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(workplace: Path):
    (workplace / "wenju.toml").touch(0o000)

    with pytest.raises(SettingsError, match=r"wenju\.toml cannot be read"):
        read_settings()


def test_settings_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        read_settings().window = 5


_VALUES = (
    *(
        "''",
        "'x'",
        "'12 @li'",
        "'~nobody-is-called-so/x'",
        '"a\\u0000b"',
        "nan",
        "inf",
        "1e9",
        "-1",
        "1.5",
        "5",
        "true",
    ),
    *("[]", "[1, 'a']", "[[1]]", "[1.5]", "{a = 1}", "2022-09-04", "07:08:09", "9" * 30, "9" * 5000, "'https://a b'"),
    *("'localhost'", "'pass word!'", f"'{'长' * 5000}'", "[" * 5000, "'", "1 2", "", "'9'", f"'{'9' * 5000}'"),
)


def codes(reason):
    """All that a refusal is put together of."""
    return {reason.code}.union(*(codes(value) for value in reason.values.values() if isinstance(value, Reason)))


def refusal():
    try:
        read_settings()
    except SettingsError as error:
        return error
    return None


@pytest.mark.parametrize("name", [*Settings.model_fields, "treshold", "colour", "a.b"])
def test_whatever_stands_in_the_file_is_taken_or_refused_in_our_own_words(workplace: Path, name: str):
    for value in _VALUES:
        (workplace / FILE).write_text(f"{name} = {value}\n", "utf-8")
        if error := refusal():
            assert codes(error.reason) <= set(SETUP) - {SetupCode.UNUSABLE}, (value, str(error))
            assert len(str(error)) < 800


@pytest.mark.parametrize(
    "value", ["@li", "-1", "1.5", "nan", "x" * 5000, "9" * 5000, "a:b", "fr", "~nobody-is-called-so"]
)
def test_whatever_the_environment_says_is_taken_or_refused_in_our_own_words(monkeypatch, value: str):
    for name in Settings.model_fields:
        with monkeypatch.context() as patch:
            patch.setenv(f"WENJU_{name.upper()}", value)
            if error := refusal():
                assert codes(error.reason) <= set(SETUP) - {SetupCode.UNUSABLE}, (name, str(error))
                assert SetupCode.VARIABLE in codes(error.reason)


@pytest.mark.parametrize(
    "text", ["a = [", "a = 1\na = 2", "\x01", "'", "[a\n", "a = " + "[" * 5000, "a = " + "9" * 5000]
)
def test_a_file_that_is_no_toml_is_told_in_our_own_words_and_left_alone(workplace: Path, text: str):
    (workplace / FILE).write_text(text)

    for work in (read_settings, lambda: write_setting("threshold", 0.5)):
        with pytest.raises(SettingsError) as caught:
            work()
        assert codes(caught.value.reason) & {SetupCode.BAD_TOML, SetupCode.NO_TOML}
    assert (workplace / FILE).read_text() == text


def test_a_file_that_is_a_folder_is_told_in_chinese(workplace: Path):
    (workplace / FILE).mkdir()

    with pytest.raises(SettingsError) as caught:
        read_settings()

    assert owner_texts("zh").explain(caught.value) == "wenju.toml 读不出来：是文件夹"


def test_a_refusal_speaks_the_language_that_stands_beside_it(workplace: Path, wenju, monkeypatch):
    (workplace / FILE).write_text("language = 'en'\nwindow = 'wide'\n")
    assert wenju("sources").err == "wenju: 'window' in wenju.toml is 'wide': a whole number is wanted\n"

    monkeypatch.setenv("WENJU_LANGUAGE", "zh")
    assert wenju("sources").err == "wenju: wenju.toml 里的 'window' 不能是 'wide'：要写整数\n"

    monkeypatch.setenv("WENJU_LANGUAGE", "fr")
    assert wenju("sources").err == "wenju: 环境变量 WENJU_LANGUAGE 不能是 'fr'：可以写 zh, en\n"


def test_a_misspelt_variable_is_told_in_chinese(wenju):
    assert (
        wenju("sources", WENJU_TRESHOLD="1").err
        == "wenju: 环境变量 WENJU_TRESHOLD 不是设置；是不是 WENJU_THRESHOLD？\n"
    )
