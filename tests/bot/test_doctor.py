"""`wenju doctor` and the token it wants, as an owner meets them."""

import pytest

from tests.e2e.standin import Standin


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
def test_an_index_of_other_words_is_told_apart(wenju, workplace):
    wenju("reindex")
    (workplace / "seeds" / "_words.txt").write_text("滨河路", "utf-8")

    run = wenju("doctor")

    assert run.status == 1
    assert "problem  fingerprint:" in run.out
    assert "run `wenju reindex`" in run.out


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

    run = wenju(command)

    assert run.status == (2 if command == "serve" else 1)
    assert words in run.out + run.err
    assert "12:short" not in run.out + run.err


def test_the_token_may_come_from_a_file(wenju, workplace, standin, monkeypatch):
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN")
    (workplace / "token").write_text(standin.token + "\n", "utf-8")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", "token")

    assert "the bot is @wenju_test_bot" in wenju("doctor").out
