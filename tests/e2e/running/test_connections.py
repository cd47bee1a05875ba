"""Whom Wenju talks to over the network: nobody, but for the Bot API where it serves."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.e2e.serving import Serving, environment

ROOT = Path(__file__).parents[3]
QUESTION = "承担重大攻关项目能拿到多少资金支持？"
RECORDER = """
import os, sys

def heard(event, arguments):
    if event == "socket.getaddrinfo":
        place = arguments[:2]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        place = arguments[1][:2]
    else:
        return
    with open(os.environ["CONNECTIONS"], "a") as file:
        print(*place, file=file)

sys.addaudithook(heard)
"""


@pytest.fixture
def heard(tmp_path):
    """What makes every Python that is started write down whom it looks up, connects to or sends to."""
    place = tmp_path / "recorder"
    place.mkdir()
    (place / "sitecustomize.py").write_text(RECORDER)
    kept = tmp_path / "connections"
    kept.touch()
    path = f"{place}{os.pathsep}{ROOT}"
    return kept, {"PYTHONPATH": path, "CONNECTIONS": str(kept)}


def test_commands_talk_to_nobody(standin, folder, heard):
    kept, more = heard
    commands = [["reindex"], ["ask", QUESTION], ["sources"], ["check"], ["backup", "kept.db"]]
    each = f"from bot.cli import main; assert [main(command) for command in {commands}] == [0] * 5"
    told = environment(standin, folder, **more)
    subprocess.run([sys.executable, "-c", each], cwd=folder, env=told, check=True, capture_output=True)

    assert kept.read_text() == ""


def test_the_bot_talks_to_the_bot_api_alone(standin, folder, heard):
    kept, more = heard
    with Serving(standin, folder, forked=False, **more) as serving:
        person = standin.person()
        assert "50%" in person.waits_for_reply(to=person.says(QUESTION), timeout=20).text
        serving.kills()

    api = urlsplit(standin.base_url)
    assert set(kept.read_text().splitlines()) == {f"{api.hostname} {api.port}"}
