"""Programs to which collections are closed: every operation there is, over HTTP's document and as a model's tool."""

import json
from contextlib import suppress
from importlib.util import find_spec

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.json_forms import dump
from bot.programs.arguments import read_arguments
from bot.programs.keys import Program, make_key, read_keys
from bot.programs.openapi import BASE, openapi
from bot.programs.operations import FOR_MODELS, OPERATIONS, Desk
from bot.texts.setup import owner_texts
from retrieval.engine import Engine
from retrieval.errors import WenjuError
from retrieval.types import Reach, folded_name
from tests.examples import AS_FOUND, examples
from tests.rights.piles import CLOSING, MARKS, QUESTIONS, SUBJECTS, as_file, hidden_words, lay_out, open_to, tables
from tests.rights.test_holdings import All

# What each is asked: {id} and {key} are those of every report.
ASKED = {
    "search": [{"question": question, "k": 20} for question in QUESTIONS[:4]],
    "show": [{"reference": "r{id}"}, {"reference": "{key}"}, {"reference": "r{id}#1"}, {"reference": "大桥通车"}],
    "sources": [{"limit": 200}],
    "cite": [{"reference": "r{id}#1"}],
    "verify": [{"reference": "r{id}#1", "sentence": "押金"}],
    "stats": [{}],
}


@pytest.fixture(scope="module")
def pile(tmp_path_factory):
    base = tmp_path_factory.mktemp("programs")
    lay_out(base / "reports")
    with Engine(base / "index.db", base / "reports") as engine:
        engine.reindex()
        yield engine


def test_every_operation_has_its_case_and_no_other_way_is_offered():
    assert {operation.name for operation in OPERATIONS} == ASKED.keys()
    assert {f"{BASE}{name}" for name in ASKED} == openapi(OPERATIONS)["paths"].keys()
    assert {operation.name for operation in FOR_MODELS} <= ASKED.keys()
    assert find_spec("bot.programs.model_tools")


def told(desk, reports):
    """All that a program is told, of every report by its number and key."""
    for operation in OPERATIONS:
        for given_ in ASKED[operation.name]:
            template = json.dumps(given_, ensure_ascii=False)
            for report in reports if "{id}" in template or "{key}" in template else reports[:1]:
                text = template.replace("{id}", str(report.id))
                arguments = json.loads(text.replace("{key}", report.key))
                # What it does not find is told with its own words alone.
                with suppress(WenjuError):
                    yield operation.name, operation.run(desk, read_arguments(operation.arguments, arguments))


@examples(7, phases=AS_FOUND)
@given(table=tables, subject=st.sampled_from([None, *SUBJECTS]), named=st.none() | st.sets(st.sampled_from([*MARKS])))
@example(table=CLOSING, subject=22, named=None)
def test_no_program_is_told_of_what_is_closed_to_it(pile, table, subject, named):
    (pile.corpus / "_access.yaml").write_text(as_file(table), "utf-8")
    assert pile.take_rules() is None
    reach, seen = Reach(subject), open_to(table, subject)
    if named is not None:
        reach, seen = Reach(owner=True, only=frozenset(map(folded_name, named))), named
    closed = {number for number, its in All(pile).collections.items() if its not in seen}
    desk = Desk(pile.within(reach), owner_texts("zh"))

    for name, form in told(desk, pile.sources()):
        text = dump(form).decode()
        assert [word for word in hidden_words(seen) if word in text] == [], name
        assert [number for number in closed if f'"id": {number},' in text or f'"r{number}#' in text] == [], name


def test_a_key_asks_what_its_table_names(tmp_path):
    keys = tmp_path / "keys.toml"
    make_key(keys, "one")
    make_key(keys, "two", ["园区", "HR"])

    one, two = read_keys(keys)

    assert (one.name, one.reach) == ("one", Reach())
    assert two == Program("two", two.sha256, Reach(owner=True, only=frozenset({"园区", "hr"})))
