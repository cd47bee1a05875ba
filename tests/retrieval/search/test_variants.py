"""Model numbers and Latin names, as people write them: whole, in parts, joined and apart, the exact one first."""

import pytest

from retrieval.engine import Engine
from retrieval.options import Options
from tests.retrieval.making import report

# Of the same kind, and first where words alone decide.
OTHERS = (
    "TIDALFLUX2300F 电磁流量计的测量范围是每秒零点三到十米，防护等级为 IP67。",
    "PEX-4051 管材的公称压力是一点六兆帕，适合埋地敷设。",
    "ROBOROCK S8 扫地机器人的售价是四千七百九十九元。",
)
FLOW = "OPTIFLUX5000FL 电磁流量计的测量范围是每秒零点三到十二米，防护等级为 IP68。"
PIPE = "PPR-9087 管材的公称压力是二点五兆帕，适合埋地敷设。"
ROBOT = "DEEBOT X2 扫地机器人的售价是五千三百九十九元。"


@pytest.fixture
def engine(tmp_path):
    (tmp_path / "seeds").mkdir()
    with Engine(tmp_path / "wenju.db", tmp_path / "seeds", Options()) as engine:
        yield engine


def add(engine, *texts):
    for number, text in enumerate((*OTHERS, *texts)):
        engine.add(report(text, key=f"{number}.md", title=f"第{number}号说明"))


def best(engine, question):
    answer = engine.search(question, k=1)
    (hit,) = answer.hits
    return answer.answered, hit.passage.text


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (FLOW, "OPTIFLUX5000"),
        (FLOW, "optiflux 5000 怎么样？"),
        (FLOW, "optiflux-5000"),
        (FLOW, "5000FL是什么？"),
        (FLOW, "ＯＰＴＩＦＬＵＸ５０００ＦＬ"),
        (FLOW, "OPTIFLUX 5000 FL"),
        (FLOW, "optiflux怎么样？"),
        (FLOW, "OPTIFLUX5000的测量范围是多少？"),
        (PIPE, "PPR9087"),
        (PIPE, "ppr 9087 怎么样？"),
        (PIPE, "PPR-9087的公称压力是多少？"),
        (ROBOT, "DEEBOTX2"),
        (ROBOT, "deebot-x2 售价"),
    ],
)
def test_a_name_is_found_however_it_is_written(engine, text, question):
    add(engine, FLOW, PIPE, ROBOT)

    assert best(engine, question) == (True, text)


def test_what_is_found_is_marked(engine):
    add(engine, FLOW)

    (hit,) = engine.search("5000FL的测量范围", k=1).hits

    assert "OPTIFLUX5000FL" in [FLOW[span.start : span.end] for span in hit.highlights]


def test_the_exact_name_comes_before_one_that_goes_on(engine):
    longer = "IFC300_Modbus 的售价是九百元，含税。"
    exact = "信号转换器 IFC300 的型号很多，按口径与防护等级分别定价，其中最小一种的售价是七百元。"
    add(engine, longer, exact)

    assert best(engine, "IFC300的售价是多少？")[1] == exact
    assert best(engine, "IFC300_Modbus的售价是多少？")[1] == longer
    assert best(engine, "Modbus的售价是多少？")[1] == longer


def test_the_exact_name_comes_before_one_that_has_it_as_a_part(engine):
    exact = "OPTIFLUX5000 是较早的一种流量计，它的测量范围是每秒一到十米。"
    add(engine, FLOW, exact)

    assert best(engine, "OPTIFLUX5000的测量范围是多少？")[1] == exact
    assert best(engine, "OPTIFLUX5000FL的测量范围是多少？")[1] == FLOW


@pytest.mark.parametrize("question", ["DEEBOT X9", "X21", "5400FL", "OPTIFLUX500", "PPR908", "PR9087", "3号"])
def test_another_number_is_another_thing(engine, question):
    add(engine, FLOW, PIPE, ROBOT)

    marked = {
        hit.passage.text[span.start : span.end].lower()
        for hit in engine.search(question).hits
        for span in hit.highlights
    }

    assert marked <= {"deebot"}


def test_a_name_is_found_in_what_was_added_later_and_not_in_what_is_gone(engine):
    add(engine)
    assert not engine.search("PPR9087").answered

    engine.add(report(PIPE, key="pipe.md"))
    assert best(engine, "PPR9087的公称压力")[1] == PIPE

    engine.remove(engine.find("pipe.md").id)
    assert not engine.search("PPR9087").answered
