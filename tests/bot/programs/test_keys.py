"""Keys of programs, and the commands that give them out and serve them, as an owner meets them."""

import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest
from tornado.testing import bind_unused_port

from bot.programs.keys import Keys
from tests.bot.conftest import Wenju
from tests.retrieval.making import write_report


def test_a_key_is_shown_once_and_kept_as_a_hash_for_its_owner_alone(wenju: Wenju, workplace: Path):
    one, other = wenju("key", "portal"), wenju("key", "crm")

    file = workplace / "wenju-keys.toml"
    assert (one.status, len(one.out.split())) == (0, 1)
    assert "portal" in one.err
    assert file.stat().st_mode & 0o777 == 0o600
    assert one.out.strip() not in file.read_text() + one.err
    keys = Keys(file)
    assert keys.program_of(one.out.strip()).name == "portal"
    assert keys.program_of(other.out.strip()).name == "crm"
    assert keys.program_of(one.out.strip()[:-1]) is None


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("", "两个 字", "cannot name a program"),
        ("", "a" * 41, "cannot name a program"),
        ('[portal]\nsha256 = "00"\n', "crm", "portal has no hash of a key"),
        ("portal = 1\n", "crm", "portal has no hash of a key"),
        ("[portal", "crm", "is not valid TOML"),
        ('[portal]\nsha256 = "' + "0" * 64 + '"\ncollections = ["人事", "Ｇeneral"]\n', "crm", "portal asks"),
        ('[portal]\nsha256 = "' + "0" * 64 + '"\n', "portal", "has a key for portal already"),
    ],
)
def test_what_is_wrong_with_a_name_or_the_file_is_said(wenju: Wenju, workplace: Path, text: str, name: str, said: str):
    (workplace / "wenju-keys.toml").write_text(text, "utf-8")

    run = wenju("key", name, WENJU_LANGUAGE="en")

    assert run.status == 2
    assert said in run.err
    assert (workplace / "wenju-keys.toml").read_text("utf-8") == text


def test_a_key_is_made_for_folders_that_are_there_alone(wenju: Wenju, workplace: Path):
    file = workplace / "wenju-keys.toml"
    assert "wenju.db" in wenju("key", "portal", "--in", "人事", WENJU_LANGUAGE="en").err
    wenju("reindex")

    run = wenju("key", "portal", "--in", "general", "--in", "人世", WENJU_LANGUAGE="en")

    assert run.status == 1
    assert "there is no collection '人世'" in run.err
    assert not file.exists()
    assert wenju("key", "portal", "--in", "general").status == 0
    assert 'collections = ["通用"]' in file.read_text("utf-8")
    write_report(workplace / "seeds", "general/a.md", "甲地来水。", title="水情")
    wenju("reindex")
    assert wenju("key", "other", "--in", "General").status == 0
    assert 'collections = ["general/"]' in file.read_text("utf-8")


def test_the_api_says_what_it_lacks(wenju: Wenju, workplace: Path):
    assert "wenju.db" in wenju("api", WENJU_LANGUAGE="en").err
    assert not (workplace / "wenju.db").exists()
    wenju("reindex")
    assert "`wenju key NAME` makes a key" in wenju("api", WENJU_LANGUAGE="en").err
    wenju("key", "portal")
    taken, port = bind_unused_port()
    with taken:
        run = wenju("api", "--port", port, WENJU_LANGUAGE="en")
    assert run.status == 2
    assert f"port {port} of 127.0.0.1 cannot be listened on" in run.err
    assert "option --host is 'all'" in wenju("api", "--host", "all", WENJU_LANGUAGE="en").err


def test_the_api_answers_until_it_is_told_to_end(wenju: Wenju, workplace: Path):
    wenju("reindex")
    key = wenju("key", "portal").out.strip()
    with (workplace / "wenju-keys.toml").open("a", encoding="utf-8") as keys:
        keys.write(f'[typo]\nsha256 = "{"0" * 64}"\ncollections = ["通用", "人世"]\n')
    taken, port = bind_unused_port()
    taken.close()
    command = [sys.executable, "-m", "bot", "api", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as api:
        try:
            warned = api.stderr.readline()
            assert "api listens" in api.stderr.readline()
            line = HTTPConnection("127.0.0.1", port, timeout=60)
            line.request("POST", "/v1/stats", headers={"Authorization": f"Bearer {key}"})
            status = line.getresponse().status
            line.close()
            api.send_signal(signal.SIGTERM)
            said = api.stderr.read()
        finally:
            api.kill()
    assert (status, api.returncode) == (200, 0)
    assert "api stopped" in said
    assert "typo" in warned
    assert "人世" in warned
    assert "通用" not in warned
