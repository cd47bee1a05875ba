"""The tools as a language model's program meets them: by the client of the protocol's own library."""

import asyncio
import json
import os
import re
import sys

import jsonschema

from bot.programs.operations import Desk
from bot.texts.program_reasons import program_texts
from retrieval.engine import Engine
from tests.bot.conftest import ANSWERED, DECLINED, Wenju
from tests.e2e.reports import FEES
from tests.readme import ROOT, put_starter

QUOTED = "押金一律取消"


def called(engine: Engine, *calls):
    """The results of tools, called one after the other."""
    # Half a second of each process that looks for tests.
    from mcp.client import Client

    from bot.programs.model_tools import tool_server

    async def run():
        async with Client(tool_server(Desk(engine, program_texts("zh")))) as client:
            described = {tool.name: tool for tool in (await client.list_tools()).tools}
            results = [await client.call_tool(name, given) for name, given in calls]
        for (name, _), result in zip(calls, results, strict=True):
            if not result.is_error:
                jsonschema.validate(result.structured_content, described[name].output_schema)
        return results

    return asyncio.run(run())


def text_of(result) -> str:
    (block,) = result.content
    return block.text


def test_an_answer_carries_what_to_quote_and_says_to_quote_it(library):
    (found,) = called(library, ("search", {"question": ANSWERED}))

    hit = found.structured_content["hits"][0]
    said = text_of(found)
    assert found.structured_content["label"] == "有明确依据"
    assert said.startswith("有明确依据\nQuote word for word")
    assert f"> {hit['sentence']['text']}" in said
    assert hit["citation"] in said
    assert f"({hit['reference']}, characters {hit['sentence']['start']} to {hit['sentence']['end']}" in said


def test_all_rows_that_answer_together_are_told(tmp_path):
    (tmp_path / "fees.md").write_text(FEES, "utf-8")
    with Engine(tmp_path / "index.db", tmp_path) as engine:
        engine.reindex()
        listed, largest = called(
            engine,
            ("search", {"question": "各场地的晚间票价分别是多少？"}),
            ("search", {"question": "哪个场地的白天票价最高？"}),
        )

    assert "- 羽毛球馆: 60 元\n- 乒乓球馆: 30 元\n- 网球场: 80 元\n- 攀岩墙: 35 元" in text_of(listed)
    assert "Computed from 4 rows, largest: 白天票价 50 元\n- 网球场: 50 元" in text_of(largest)


def test_what_the_reports_do_not_answer_is_said(library):
    declined, none = called(
        library, ("search", {"question": DECLINED}), ("search", {"question": ANSWERED, "until": "2020"})
    )

    assert "The reports do not answer this: say so." in text_of(declined) or "nothing to quote" in text_of(declined)
    assert "nothing to quote" in text_of(none)


def test_a_quotation_is_verified_in_words(library):
    number = library.find("library.md").id
    results = called(
        library,
        ("verify", {"sentence": QUOTED, "reference": f"r{number}#4"}),
        ("verify", {"sentence": "押金一律取消！每人每次最多借二十册", "reference": f"r{number}#4"}),
        ("verify", {"sentence": "押金一律退还", "reference": f"r{number}#4"}),
    )

    assert [text_of(result).partition(":")[0] for result in results] == [
        "It stands there letter for letter",
        "Its words stand there, but not letter for letter",
        "It does not stand there",
    ]


def test_errors_are_results_with_one_line(library):
    results = called(
        library,
        ("search", {"question": "？"}),
        ("search", {"question": ANSWERED, "k": 0}),
        ("show", {"reference": "没有"}),
        ("reindex", {}),
    )

    assert [result.is_error for result in results] == [True] * 4
    assert all(text_of(result) and "\n" not in text_of(result) for result in results)
    assert text_of(results[1]) == "k：至少是 1"


def test_a_client_starts_the_command_and_meets_the_protocol_alone(wenju: Wenju):
    from mcp.client import Client
    from mcp.client.stdio import StdioServerParameters, stdio_client

    wenju("reindex")
    started = StdioServerParameters(command=sys.executable, args=["-m", "bot", "mcp"], env={**os.environ})

    async def run():
        async with Client(stdio_client(started)) as client:
            tools = (await client.list_tools()).tools
            listed = await client.call_tool("sources", {})
            return client.instructions, tools, listed

    instructions, tools, listed = asyncio.run(run())

    assert "word for word" in instructions
    assert [tool.name for tool in tools] == ["search", "show", "sources", "cite", "verify"]
    assert all(tool.annotations.read_only_hint for tool in tools)
    assert json.loads(text_of(listed))["total"] == 2


def test_without_an_index_or_the_extra_a_line_says_so(wenju: Wenju, monkeypatch):
    assert "wenju.db" in wenju("mcp").err
    monkeypatch.delitem(sys.modules, "bot.programs.model_tools", raising=False)
    monkeypatch.setitem(sys.modules, "mcp.server.stdio", None)
    run = wenju("mcp")
    assert (run.status, run.out) == (1, "")
    assert "pip install mcp" in run.err


def test_the_example_of_the_readme(tmp_path):
    text = (ROOT / "bot" / "README.md").read_text("utf-8")
    given = json.loads(re.search(r"Of `search`\nwith `(.+)`:", text)[1])
    put_starter(tmp_path)
    with Engine(tmp_path / "a.db", tmp_path / "seeds") as engine:
        engine.reindex()
        (found,) = called(engine, ("search", given))

    assert text_of(found) == re.search(r"<!-- tool -->\n```text\n(.*?)\n```", text, re.DOTALL)[1]
