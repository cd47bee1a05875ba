"""The API as programs meet it: what they get, what they are refused, and what strangers learn."""

import json
import re
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.json_forms import answer_form
from bot.programs import http_api
from bot.programs.http_api import REQUESTS_AT_ONCE
from bot.programs.keys import make_key
from bot.texts import EN, ZH
from retrieval.engine import Engine
from tests.bot.conftest import ANSWERED, DECLINED, LIBRARY, SUBWAY
from tests.examples import TIMES, examples
from tests.readme import ROOT, put_starter

QUOTED = "读者凭身份证就能办理借书证，押金一律取消，每人每次最多借二十册，借期为四十五天。"


def test_a_question_gets_the_json_of_ask(ask, library):
    got = ask("/v1/search", {"question": ANSWERED, "k": 1})

    assert got.status == 200
    assert got.json == json.loads(json.dumps(answer_form(library.search(ANSWERED, k=1), EN)))
    hit = got.json["hits"][0]
    assert got.json["label"] == "Clearly supported"
    assert hit["text"][hit["sentence"]["start"] : hit["sentence"]["end"]] == hit["sentence"]["text"]
    assert hit["citation"] == "《市图书馆新馆将于国庆开放》 城市晚报 · 2024-09-20 · paragraph 4"
    assert ask("/v1/show", {"reference": hit["reference"]}).json["paragraphs"][0]["text"] == QUOTED


def test_filters_small_talk_and_what_is_declined(ask):
    assert ask("/v1/search", {"question": ANSWERED, "until": "2023"}).json["hits"] == []
    assert ask("/v1/search", {"question": "你好"}).json["small_talk"] == "greeting"
    assert ask("/v1/search", {"question": DECLINED}).json["answered"] is False


def test_reports_are_listed_and_read_in_parts(ask, library, monkeypatch):
    listed = ask("/v1/sources", {"limit": 1}).json
    assert listed["total"] == 2
    assert [report["title"] for report in listed["reports"]] == ["地铁九号线北延段开始试运行"]
    assert ask("/v1/stats").json["reports"] == 2

    monkeypatch.setattr("bot.programs.operations.SHOWN_CHARACTERS", 70)
    first = ask("/v1/show", {"reference": "市图书馆新馆将于国庆开放"}).json
    assert [paragraph["number"] for paragraph in first["paragraphs"]] == [1]
    assert first["total"] == 5
    rest = [first]
    while reference := rest[-1].get("next"):
        rest.append(ask("/v1/show", {"reference": reference}).json)
    read = [paragraph["text"] for part in rest for paragraph in part["paragraphs"]]
    assert tuple(read) == library.find("市图书馆新馆将于国庆开放").paragraphs


def test_a_citation_names_its_paragraphs(ask):
    cited = ask("/v1/cite", {"reference": "library.md#4"}).json

    assert cited["quote"] == QUOTED
    assert cited["citation"] == "《市图书馆新馆将于国庆开放》 城市晚报 · 2024-09-20 · paragraph 4"
    assert ask("/v1/cite", {"reference": "library.md"}).code == "NO_PARAGRAPH_NAMED"


@pytest.mark.parametrize(
    ("sentence", "where", "verbatim", "wording", "elsewhere"),
    [
        ("押金一律取消，每人每次最多借二十册", "#4", True, True, None),
        (" 押金一律取消 ", "", True, True, None),
        ("押金一律取消——每人每次最多借二十册。", "#4", False, True, None),
        ("押金一律取消，每人每次最多借三十册", "#4", False, False, None),
        ("押金一律取消", "#3", False, False, "#4"),
        ("百二十万册", "#3", False, False, None),
        ("。", "#3", False, False, None),
    ],
)
def test_a_quotation_is_verified(ask, sentence, where, verbatim, wording, elsewhere):
    number = ask("/v1/cite", {"reference": "library.md#1"}).json["report"]["id"]

    found = ask("/v1/verify", {"sentence": sentence, "reference": f"library.md{where}"}).json

    assert (found["verbatim"], found["wording"]) == (verbatim, wording)
    assert found.get("elsewhere") == (elsewhere and f"r{number}{elsewhere}")
    if verbatim:
        assert found["text"][found["start"] : found["end"]] == sentence.strip()
    else:
        assert "start" not in found


def test_a_part_of_a_number_is_no_quotation(running, tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.md").write_text("# 补贴办法\n\n企业最多可以得到 150% 的补贴，X20 型除外。\n", "utf-8")
    with Engine(tmp_path / "a.db", tmp_path / "reports") as engine:
        engine.reindex()
        ask = running(engine)
        for sentence, verbatim in {"150% 的补贴": True, "50% 的补贴": False, "X2": False, "X20 型": True}.items():
            assert ask("/v1/verify", {"sentence": sentence, "reference": "r1#1"}).json["verbatim"] is verbatim


@pytest.mark.parametrize("key", ["", "wenju_nobody", "x" * 5000, "\xff"])
def test_without_a_key_nothing_is_answered(ask, key):
    for path in ("search", "show", "sources", "cite", "verify", "stats"):
        got = ask(f"/v1/{path}", {"question": ANSWERED}, key=key)
        assert got.status == 401
        assert got.headers["www-authenticate"] == "Bearer"
        assert got.code == "UNKNOWN_KEY"
    assert ask("/v1/stats", Authorization=f"Basic {ask.key}").status == 401


def test_a_key_ends_when_its_lines_go(ask):
    assert ask("/v1/stats").status == 200

    ask.keys.write_text("", "utf-8")
    assert ask("/v1/stats").status == 401
    ask.keys.write_text("[broken", "utf-8")
    assert ask("/v1/stats").status == 401


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8090", "127.0.0.1.evil.example", "192.168.0.1", ""])
def test_a_page_of_the_web_that_has_its_name_lead_here_gets_nothing(ask, host):
    assert ask("/v1/stats", Host=host).code == "OTHER_HOST"
    assert ask("/openapi.json", method="GET", Host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8090", "[::1]:8090"])
def test_this_machine_may_be_called_by_its_names(ask, host):
    assert ask("/v1/stats", Host=host).status == 200


def test_other_paths_and_methods_are_refused_and_no_other_origin_is_let_in(ask):
    assert ask("/v1/reindex").code == "NO_SUCH_PATH"
    assert ask("/v1/stats", method="GET").headers["allow"] == "POST"
    preflight = ask("/v1/search", method="OPTIONS", Origin="https://evil.example")
    assert preflight.status == 405
    allowed = ask("/v1/stats", Origin="https://evil.example")
    assert not [name for got in (preflight, allowed) for name in got.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("path", "given", "status", "code", "said"),
    [
        ("search", {"question": "问" * 501}, 422, "LONG_QUESTION", "500"),
        ("search", {"question": "？？"}, 422, "EMPTY_QUESTION", ""),
        ("search", {"question": ANSWERED, "k": 101}, 422, "BAD_ARGUMENT", "k: 100 is the most"),
        ("search", {"question": ANSWERED, "k": "5"}, 422, "BAD_ARGUMENT", "k: a whole number is wanted"),
        ("search", {"question": ANSWERED, "since": "gestern"}, 422, "NO_PERIOD", "gestern"),
        ("search", {}, 422, "BAD_ARGUMENT", "question: it is wanted"),
        ("search", {"question": ANSWERED, "q": 1}, 422, "BAD_ARGUMENT", "there are question, k, since"),
        ("search", b"{", 400, "NO_JSON_OBJECT", ""),
        ("search", b"[]", 400, "NO_JSON_OBJECT", ""),
        ("search", b'{"question": "\xff"}', 400, "NO_JSON_OBJECT", ""),
        ("search", b"[" * 60_000, 400, "NO_JSON_OBJECT", ""),
        ("search", b" " * 70_000, 413, "UNREADABLE_REQUEST", ""),
        ("show", {"reference": "博物馆"}, 404, "NO_SUCH_REPORT", "'博物馆'; sources lists"),
        ("show", {"reference": "r99"}, 404, "NO_REPORT_NUMBER", "99; sources lists"),
        ("show", {"reference": "r1#99"}, 404, "NO_SUCH_PARAGRAPH", ""),
        ("show", {"reference": "x" * 301}, 422, "BAD_ARGUMENT", "300 characters are the most"),
    ],
)
def test_what_cannot_be_meant_is_told_by_a_code_and_a_sentence(ask, path, given, status, code, said):
    got = ask(f"/v1/{path}", given)

    assert (got.status, got.code) == (status, code)
    assert said in got.json["error"]["message"]


def test_each_program_has_a_rate_of_its_own(library, running):
    from bot.programs.keys import make_key

    ask = running(library, http_requests_per_minute=2)
    other = make_key(ask.keys, "other")

    assert [ask("/v1/stats").status for _ in range(3)] == [200, 200, 429]
    assert 0 < int(ask("/v1/stats").headers["retry-after"]) <= 60
    assert ask("/v1/stats", key=other).status == 200


class Held(Engine):
    """An engine that answers when it is let."""

    let = threading.Event()

    def within(self, reach):
        assert self.let.wait(60)
        return super().within(reach)


@pytest.fixture
def held(library, running):
    Held.let.clear()
    with Held(library.database, library.corpus) as engine:
        yield running(engine)
        Held.let.set()


def test_too_many_at_once_are_told_to_come_again(held):
    with ThreadPoolExecutor(REQUESTS_AT_ONCE + 8) as threads:
        asked = [threads.submit(held, "/v1/search", {"question": ANSWERED}) for _ in range(REQUESTS_AT_ONCE + 8)]
        # Those that are refused are so at once, while all others wait.
        refused = [next_done(asked) for _ in range(8)]
        Held.let.set()
        statuses = sorted(one.result().status for one in asked)

    assert [got.headers["retry-after"] for got in refused] == ["1"] * 8
    assert statuses == [200] * REQUESTS_AT_ONCE + [503] * 8


def next_done(asked, seen=set()):  # noqa: B006 - what was handed out
    from concurrent.futures import FIRST_COMPLETED, wait

    done, _ = wait([one for one in asked if id(one) not in seen], timeout=60, return_when=FIRST_COMPLETED)
    first = next(iter(done))
    seen.add(id(first))
    return first.result()


def test_who_waits_too_long_is_told_so(held, monkeypatch):
    monkeypatch.setattr(http_api, "ANSWER_SECONDS", 0.1)

    assert held("/v1/search", {"question": ANSWERED}).status == 504


def test_neither_keys_nor_questions_are_logged(capfd, library, running):
    ask = running(library)
    ask("/v1/search", {"question": ANSWERED})
    ask("/v1/search", {"question": ANSWERED}, key="wenju_of_nobody")
    ask("/v1/search", {"question": ANSWERED, "since": "gestern"})

    log = capfd.readouterr().err
    assert '"program": "one"' in log
    assert '"operation": "search"' in log
    assert not [secret for secret in (ask.key, "wenju_of_nobody", ANSWERED, "gestern", "押金") if secret in log]


def test_what_is_wrong_with_the_index_is_no_business_of_a_program(capfd, library, running, tmp_path):
    (tmp_path / "_words.txt").write_text("滨河路", "utf-8")
    with Engine(library.database, tmp_path) as engine:
        got = running(engine)("/v1/search", {"question": ANSWERED})

    assert (got.status, got.code) == (503, "INDEX_OUTDATED")
    assert str(tmp_path) not in got.body.decode()
    assert "reindex" in capfd.readouterr().err


@pytest.fixture
def requests(ask):
    """Requests of all kinds that the document of the API allows, and does not."""
    # A quarter of a second of each process that looks for tests.
    import schemathesis

    schema = schemathesis.openapi.from_url(f"http://127.0.0.1:{ask.port}/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == 6
    return st.one_of([operation.as_strategy() for operation in operations])


# The same in each run of the gate, others with each seed of `make fuzz`.
@examples(25, derandomize=TIMES == 1, database=None)
@given(chance=st.data())
def test_it_keeps_to_its_own_document(ask, requests, chance):
    """Schemathesis makes the requests, and checks the responses."""
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    case = chance.draw(requests)
    # What nothing can be searched by, such as "？？", no schema tells from a question.
    headers = {"Authorization": f"Bearer {ask.key}"}
    case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])


def test_the_example_of_the_readme(tmp_path, running):
    text = (ROOT / "bot" / "README.md").read_text("utf-8")
    path, body, shown = re.search(r"\$ curl [\d.:]+(/v1/\S+) .* -d '(.+)'\n(.+)\n", text).groups()

    put_starter(tmp_path)
    with Engine(tmp_path / "a.db", tmp_path / "seeds") as engine:
        engine.reindex()
        got = running(engine, texts=ZH)(path, body.encode())

    assert got.body.decode() == f"{shown}\n"


def test_a_key_is_answered_from_what_its_table_names(tmp_path, running):
    for name, text in (("a.md", LIBRARY), ("人事/b.md", SUBWAY)):
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "seeds" / "_access.yaml").write_text("人事: []\n", "utf-8")
    with Engine(tmp_path / "wenju.db", tmp_path / "seeds") as engine:
        engine.reindex()
        ask = running(engine)
        named = make_key(ask.keys, "named", ["人事"])

        def seen(key):
            listed = ask("/v1/sources", {}, key=key).json
            return listed["total"], [one["key"] for one in listed["reports"]]

        assert seen(ask.key) == (1, ["a.md"])
        assert seen(named) == (1, ["人事/b.md"])
        assert ask("/v1/show", {"reference": "人事/b.md"}).status == 404
        assert ask("/v1/search", {"question": ANSWERED, "collection": "人事"}).code == "NO_SUCH_COLLECTION"
        assert "人事" not in ask("/v1/search", {"question": ANSWERED, "collection": "HR"}).body.decode()
        assert "tokens" not in ask("/v1/stats").json


def test_while_the_rules_are_broken_no_program_is_told_that_there_is_nothing(running, tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "library.md").write_text(LIBRARY, "utf-8")
    (tmp_path / "seeds" / "_access.yaml").write_text("人事: [张三]\n", "utf-8")
    with Engine(tmp_path / "wenju.db", tmp_path / "seeds") as engine:
        engine.reindex()
        ask = running(engine)
        named = make_key(ask.keys, "named", ["通用"])
        refused = ask("/v1/search", {"question": ANSWERED})

        assert (refused.status, refused.code) == (503, "RULES_SHUT")
        assert ask("/v1/sources").status == 503
        assert ask("/v1/search", {"question": ANSWERED}, key=named).json["answered"] is True
        (tmp_path / "seeds" / "_access.yaml").unlink()
        engine.take_rules()
        assert ask("/v1/search", {"question": ANSWERED}).json["answered"] is True
