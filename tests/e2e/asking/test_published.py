"""Cited reports on the web: for whoever has the address, and for nobody else."""

import urllib.error
import urllib.request

import pytest
from tornado.testing import bind_unused_port

from retrieval.engine import Engine
from tests.e2e.serving import bot_in_thread
from tests.e2e.standin.server import BUSY


def fetched(url, method="GET"):
    request = urllib.request.Request(url, method=method)
    try:
        with urllib.request.urlopen(request, timeout=20 * BUSY) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, "", error.headers


@pytest.fixture
def port():
    socket, port = bind_unused_port()
    socket.close()
    return port


def test_the_title_of_a_citation_opens_its_page_and_nothing_else_is_shown(standin, town, port):
    person, public = standin.person("小明"), f"http://127.0.0.1:{port}/reports"
    with bot_in_thread(standin, town, public_url=public, webhook_port=port):
        answer = person.waits_for_reply(to=person.says("学生票价多少元？"), timeout=20)
        links = [entity["url"] for entity in answer.entities if entity["type"] == "text_link"]
        address = links[0]
        status, page, headers = fetched(address)
        stem, token = address.removeprefix(public).split("/")[1].split("-", 1)
        forged = [
            address.replace(token, "A" * len(token)),
            address.replace(f"/{stem}-", f"/{int(stem) % 4 + 1}-"),
            address.replace(f"/{stem}-", "/999-"),
            f"{public}/{stem}-{token}/2",
            f"{public}/",
            f"http://127.0.0.1:{port}/",
            f"{public}/../../etc/passwd",
        ]
        refused = [fetched(url)[:2] for url in forged]
        head = fetched(address, "HEAD")
        posted = fetched(address, "POST")

    assert address.startswith(f"{public}/")
    assert links[1].startswith("https://t.me/")
    assert status == 200
    assert "<mark>学生凭学生证入场，票价10元。</mark>" in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "noindex" in headers["X-Robots-Tag"]
    assert refused == [(404, "")] * len(forged)
    assert head[:2] == (200, "")
    assert posted[0] == 404


def test_an_address_shows_the_words_it_was_given_for_or_says_what_became_of_them(standin, town, port):
    person, path = standin.person(), town / "seeds" / "pool.md"
    with bot_in_thread(standin, town, public_url=f"http://127.0.0.1:{port}", webhook_port=port):
        answer = person.waits_for_reply(to=person.says("学生票价多少元？"), timeout=20)
        address = next(entity["url"] for entity in answer.entities if entity["type"] == "text_link")
        old = path.read_text("utf-8")

        def shown_of(text):
            path.write_text(text, "utf-8")
            with Engine(town / "wenju.db", town / "seeds") as engine:
                engine.reindex()
            return fetched(address)[1]

        words = "学生凭学生证入场，票价10元。"
        moved = shown_of(old.replace("南山体育馆的", "先说明一句。\n\n南山体育馆的"))
        changed = shown_of(old.replace("票价10元", "票价15元"))

    assert f"<mark>{words}</mark>" in moved
    assert "现在是第 3 段" in moved
    assert "<mark>" not in changed
    assert f"<p>{words}" in changed
    assert "第 2 段在" in changed
