"""`wenju doctor` and the token it wants, as an owner meets them."""

import os
from typing import get_args

import pytest

from bot.config import read_settings
from bot.findings import Matter
from bot.telegram.checkup import delivery
from bot.texts.setup import MATTERS, line_of
from tests.bot.texts.test_reasons import prose
from tests.e2e.standin import Standin
from tests.e2e.standin.faults import How


@pytest.fixture(autouse=True)
def in_english(monkeypatch):
    """The language of the owner whose lines are looked at here."""
    monkeypatch.setenv("WENJU_LANGUAGE", "en")


@pytest.fixture
def standin(monkeypatch):
    with Standin() as running:
        monkeypatch.setenv("WENJU_API_BASE_URL", running.base_url)
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", running.token)
        yield running


@pytest.mark.usefixtures("standin")
def test_a_bot_that_is_ready_has_no_problem(wenju, monkeypatch):
    monkeypatch.setenv("WENJU_ADMINS", "7")
    wenju("reindex")

    run = wenju("doctor")

    assert run.status == 0, run.out
    assert "problem" not in run.out
    assert "the bot is @wenju_test_bot" in run.out
    assert "2 reports" in run.out
    assert "privacy mode: on" in run.out


def test_a_revoked_token_is_a_problem_that_never_shows_it(wenju, standin):
    standin.revoked = True

    run = wenju("doctor")

    assert run.status == 1
    assert "problem  token: Telegram rejects it -> ask @BotFather" in run.out
    assert standin.token not in run.out + run.err


def test_an_unreachable_server_is_named(wenju, monkeypatch):
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1234567890:a-token-of-the-right-form")
    monkeypatch.setenv("WENJU_API_BASE_URL", "http://127.0.0.1:9")

    run = wenju("doctor")

    assert run.status == 1
    assert "http://127.0.0.1:9 cannot be reached" in run.out


@pytest.mark.usefixtures("standin")
def test_it_changes_nothing(wenju, workplace):
    wenju("reindex")
    (workplace / "blank.db").touch()
    before = {path.name: path.read_bytes() for path in workplace.glob("*.db")}

    assert "holds nothing yet" in wenju("doctor", "--db", "blank.db").out
    assert "does not exist yet" in wenju("doctor", "--db", "none.db").out
    assert "2 reports" in wenju("doctor").out

    assert {path.name: path.read_bytes() for path in workplace.glob("*.db")} == before


@pytest.mark.usefixtures("standin")
def test_an_index_of_other_words_is_told_apart(wenju, workplace):
    wenju("reindex")
    (workplace / "seeds" / "_words.txt").write_text("滨河路", "utf-8")

    run = wenju("doctor")

    assert run.status == 1
    assert "problem  fingerprint:" in run.out
    assert run.out.count("wenju reindex") == 1


@pytest.mark.usefixtures("standin")
def test_keys_that_others_can_read_are_named(wenju, workplace):
    wenju("key", "portal")
    assert "keys" not in wenju("doctor").out

    (workplace / "wenju-keys.toml").chmod(0o644)

    assert "note     keys: wenju-keys.toml can be read by others (mode 0644) -> chmod 600 wenju-keys.toml" in (
        wenju("doctor").out
    )


def test_serve_without_a_token_makes_no_index(wenju, workplace, monkeypatch):
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN_FILE", raising=False)

    assert wenju("serve").status == 2
    assert not (workplace / "wenju.db").exists()


@pytest.mark.usefixtures("standin")
@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("WENJU_DB", "no/such/wenju.db", "problem  database: its folder"),
        ("WENJU_CORPUS", "nowhere", "problem  corpus: nowhere is no folder -> `wenju init` makes it"),
    ],
)
def test_folders_that_are_not_there_are_named(wenju, monkeypatch, name, value, words):
    monkeypatch.setenv(name, value)

    run = wenju("doctor")

    assert run.status == 1
    assert words in run.out


def test_a_server_that_is_no_bot_api_is_not_blamed_on_the_token_alone(wenju, standin, monkeypatch):
    monkeypatch.setenv("WENJU_API_BASE_URL", f"http://127.0.0.1:{standin.port}/elsewhere")

    assert "(WENJU_API_BASE_URL) is no Bot API server" in wenju("doctor").out


@pytest.mark.parametrize("command", ["doctor", "serve"])
def test_a_server_whose_answers_lack_something_is_named(wenju, standin, command):
    me = b'{"ok":true,"result":{"id":1,"first_name":"x"}}'
    standin.fails("getMe", How(body=me), times=None)
    if command == "serve":
        wenju("reindex")
    told = wenju(command)

    assert told.status == 1
    assert "answers otherwise than the Bot API" in told.out + told.err
    assert "Traceback" not in told.err
    assert standin.token not in told.out + told.err


def test_privacy_mode_that_is_off_is_noted(wenju, standin):
    standin.world.reads_all_group_messages = True

    run = wenju("doctor")

    assert "note     privacy mode: off" in run.out
    assert "/setprivacy turns it on" in run.out


def test_a_webhook_that_telegram_would_not_call_is_a_problem(monkeypatch):
    monkeypatch.setenv("WENJU_WEBHOOK_URL", "http://example.org/wenju")

    (found, *_) = delivery(read_settings(), "", None, 0)

    assert line_of(found, "en").startswith("problem  webhook: http://example.org/wenju is not https")
    assert line_of(found, "zh").startswith("问题  webhook：http://example.org/wenju 不是 https")


@pytest.mark.parametrize("command", ["serve", "doctor"])
@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "the bot's token is missing: ask @BotFather"),
        ({"TELEGRAM_BOT_TOKEN": "12:short"}, "TELEGRAM_BOT_TOKEN holds no token of a bot"),
        (
            {"TELEGRAM_BOT_TOKEN_FILE": "nowhere.txt"},
            "nowhere.txt (TELEGRAM_BOT_TOKEN_FILE) cannot be read: No such file",
        ),
    ],
)
def test_a_missing_or_wrong_token_is_explained(wenju, monkeypatch, command, variables, words):
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_BOT_TOKEN_FILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    run = wenju(command, WENJU_LANGUAGE="en")

    assert run.status == (2 if command == "serve" else 1)
    assert words in run.out + run.err
    assert "12:short" not in run.out + run.err


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"])
def test_a_socks_proxy_is_named_at_once_and_nothing_is_indexed(wenju, monkeypatch, name):
    for other in [other for other in os.environ if other.lower().endswith("_proxy")]:
        monkeypatch.delenv(other)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1234567890:a-token-of-the-right-form")
    monkeypatch.setenv(name, "socks5://127.0.0.1:1080")
    found = f"{name} names a SOCKS proxy (socks5), which is not supported"

    served, examined = wenju("serve"), wenju("doctor")

    assert served.status == 1
    assert served.err.splitlines()[-1].startswith(f"wenju: {found}; name an HTTP proxy there (http://host:port)")
    assert len(served.err.splitlines()) == 1
    assert "problem  proxy: " + found in examined.out
    assert "reports" not in served.out


def test_the_token_may_come_from_a_file(wenju, workplace, standin, monkeypatch):
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN")
    (workplace / "token").write_text(standin.token + "\n", "utf-8")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", "token")

    assert "the bot is @wenju_test_bot" in wenju("doctor").out


def test_each_line_is_in_chinese_where_that_is_the_language(wenju, workplace, standin, monkeypatch):
    unready = wenju("doctor", "--db", "none.db", WENJU_LANGUAGE="zh", TELEGRAM_BOT_TOKEN="12:short")
    wenju("reindex")
    (workplace / "seeds" / "_words.txt").write_text("滨河路", "utf-8")
    outdated = wenju("doctor", WENJU_LANGUAGE="zh")
    (workplace / "seeds" / "_words.txt").unlink()
    standin.world.reads_all_group_messages = True
    monkeypatch.setenv("WENJU_WEBHOOK_URL", "http://127.0.0.1/hook")
    ready = wenju("doctor", WENJU_LANGUAGE="zh", WENJU_ADMINS="7", WENJU_ACCESS="invite")
    standin.revoked = True
    rejected = wenju("doctor", WENJU_LANGUAGE="zh")

    lines = [line for run in (unready, outdated, ready, rejected) for line in run.out.splitlines()]

    assert len(lines) > 25
    names = {"seeds", "none", "wenju_test_bot", "WENJU_TEST_BOT", "webhook", "short"}
    assert {word for line in lines for word in prose(line.replace(standin.base_url, ""))} <= names
    assert {line[:2] for line in lines} == {"正常", "注意", "问题"}


def test_each_matter_has_a_name_in_chinese():
    assert set(MATTERS) == set(get_args(Matter))
