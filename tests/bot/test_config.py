"""Where settings come from, and what is said about bad ones."""

import os
import re
from pathlib import Path

import pytest

from bot.config import Settings, read_settings
from bot.errors import SettingsError


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
