"""Rules of the folder as the index knows them: from a reindex on, for all processes, and closed when in doubt."""

import shutil

import pytest

from retrieval.engine import Engine
from retrieval.errors import CorpusError, RulesError
from retrieval.types import EVERYTHING, GENERAL, Reach, RuleChange, Rules, collection_of
from tests.retrieval.making import write_report

ANYBODY = Reach(22)


@pytest.fixture
def folder(tmp_path):
    write_report(tmp_path / "reports", "a.md", "甲地来水。", title="水情")
    write_report(tmp_path / "reports", "人事/b.md", "乙地招人。", title="招聘")
    return tmp_path / "reports"


@pytest.fixture
def engine(tmp_path, folder):
    with Engine(tmp_path / "index.db", folder) as engine:
        engine.reindex()
        yield engine


def seen(engine, reach):
    return sorted(source.title for source in engine.within(reach).sources())


def test_a_file_is_taken_in_by_a_reindex_and_by_all_who_read_the_index(engine, folder, tmp_path):
    assert seen(engine, ANYBODY) == ["招聘", "水情"]
    (folder / "_access.yaml").write_text("人事: [11]\n", "utf-8")

    assert engine.reindex().failed == ()

    with Engine(tmp_path / "index.db", tmp_path / "elsewhere") as other:
        assert seen(other, ANYBODY) == ["水情"]
        assert seen(other, Reach(11)) == seen(other, EVERYTHING) == ["招聘", "水情"]


def test_a_broken_file_lets_nobody_in_but_owners_and_says_why(engine, folder):
    (folder / "_access.yaml").write_text("人事: [张三]\n", "utf-8")

    (failure,) = engine.reindex().failed

    assert failure.key == "_access.yaml"
    assert "line 1" in str(failure.reason)
    assert seen(engine, ANYBODY) == []
    assert engine.within(ANYBODY).search("来水").hits == ()
    assert engine.within(ANYBODY).stats().tokens is None
    assert seen(engine, EVERYTHING) == ["招聘", "水情"]

    (folder / "_access.yaml").write_text("人事: [11]\n", "utf-8")
    assert engine.reindex().failed == ()
    assert seen(engine, ANYBODY) == ["水情"]


def test_a_new_folder_is_closed_from_its_first_report_on(engine, folder):
    write_report(folder, "档案/c.md", "丙地旧事。", title="旧事")
    (folder / "_access.yaml").write_text("档案: []\n", "utf-8")

    engine.reindex()

    assert seen(engine, ANYBODY) == ["招聘", "水情"]


def test_a_folder_that_is_gone_opens_nothing(engine, folder, tmp_path):
    (folder / "_access.yaml").write_text("人事: [11]\n", "utf-8")
    engine.reindex()
    folder.rename(tmp_path / "unplugged")

    engine.take_rules()

    assert seen(engine, ANYBODY) == ["水情"]


def test_people_and_groups_are_let_in_and_out(engine, folder):
    assert engine.grant("人事", 11) == RuleChange("人事", None, frozenset({11}))
    assert seen(engine, ANYBODY) == ["水情"]
    assert engine.grant("人事", -100) == RuleChange("人事", frozenset({11}), frozenset({11, -100}))
    assert engine.revoke("人事", 11).now == {-100}
    assert seen(engine, Reach(11)) == ["水情"]
    assert seen(engine, Reach(-100)) == ["招聘", "水情"]
    assert engine.grant("人事", None).now is None
    assert seen(engine, ANYBODY) == ["招聘", "水情"]
    assert engine.revoke("人事", None).now == frozenset()
    assert seen(engine, Reach(-100)) == ["水情"]
    assert engine.grant(GENERAL, 11).now == {11}
    assert seen(engine, ANYBODY) == []
    assert (folder / "_access.yaml").read_text("utf-8") == "人事:\n  []\n通用:\n  - 11\n"


def test_what_is_not_there_or_open_to_all_is_said(engine):
    with pytest.raises(RulesError, match="there are: 人事, 通用"):
        engine.grant("财务", 11)
    with pytest.raises(RulesError, match="open to everybody"):
        engine.revoke("人事", 11)


def test_the_general_collection_is_the_same_by_whatever_name(engine, folder):
    assert engine.grant("General", 11) == RuleChange(GENERAL, None, frozenset({11}))
    assert seen(engine, ANYBODY) == ["招聘"]
    assert engine.only("ＧＥＮＥＲＡＬ").chosen == GENERAL
    assert engine.revoke("通用", 11).before == {11}

    (folder / "_access.yaml").write_text("general: [11]\n", "utf-8")
    assert engine.take_rules() is None
    assert seen(engine, ANYBODY) == ["招聘"]
    assert seen(engine, Reach(11)) == ["招聘", "水情"]
    assert engine.grant("通用", 22).now == {11, 22}
    assert (folder / "_access.yaml").read_text("utf-8") == "general: [11, 22]\n"


def only(*names):
    return Reach(owner=True, only=frozenset(names))


def test_a_folder_called_general_is_another_than_the_general_collection(engine, folder):
    write_report(folder, "General/c.md", "丙地旧事。", title="旧事")
    engine.reindex()

    assert seen(engine, only("general")) == ["旧事"]
    assert seen(engine, only(GENERAL)) == ["水情"]
    assert engine.only("general").chosen == engine.only("general/").chosen == "General"
    assert engine.only("人事/").chosen == "人事"
    with pytest.raises(RulesError, match="there are: General"):
        engine.within(only("general")).only(GENERAL)
    assert engine.grant("general", 11) == RuleChange("General", None, frozenset({11}))
    assert seen(engine, ANYBODY) == ["招聘", "水情"]
    assert engine.grant(GENERAL, 22) == RuleChange(GENERAL, None, frozenset({22}))
    assert engine.grant("general", 33).now == {11, 33}
    assert seen(engine, Reach(11)) == ["招聘", "旧事"]
    assert seen(engine, Reach(22)) == ["招聘", "水情"]
    assert (folder / "_access.yaml").read_text("utf-8") == '"General/":\n  - 11\n  - 33\n通用:\n  - 22\n'


def test_a_rule_for_general_opens_nothing_when_a_folder_is_called_so(engine, folder):
    (folder / "_access.yaml").write_text("general: [11]\n", "utf-8")
    assert engine.take_rules() is None
    assert seen(engine, ANYBODY) == ["招聘"]
    assert engine.rules().astray(["人事", GENERAL]) == []
    assert sorted(engine.rules().astray(["人事"])) == ["general", GENERAL]

    write_report(folder, "general/c.md", "丙地旧事。", title="旧事")
    engine.reindex()

    assert seen(engine, ANYBODY) == ["招聘"]
    assert seen(engine, Reach(11)) == ["招聘", "旧事", "水情"]
    for name in ("general", GENERAL):
        with pytest.raises(RulesError, match="write one for 通用, one for general/"):
            engine.grant(name, 22)
    (folder / "_access.yaml").write_text("general/: [11]\n人事/: []\n", "utf-8")
    assert engine.take_rules() is None
    assert seen(engine, ANYBODY) == ["水情"]
    assert seen(engine, Reach(11)) == ["旧事", "水情"]


def test_a_folder_called_general_of_which_nothing_can_be_read_is_one(engine, folder):
    (folder / "general").mkdir()
    (folder / "general" / "c.pdf").write_bytes(b"%PDF-")
    (folder / "_access.yaml").write_text("general/: []\n", "utf-8")
    engine.reindex()

    assert seen(engine, only("general")) == []
    assert seen(engine, ANYBODY) == ["招聘", "水情"]
    assert [failure.key for failure in engine.within(EVERYTHING).failures()] == ["general/c.pdf"]
    assert engine.within(ANYBODY).failures() == ()


def test_two_rules_of_the_general_collection_let_in_who_may_by_both(engine, folder):
    (folder / "_access.yaml").write_text("general: [11, 22]\n通用: [22, 33]\n", "utf-8")
    assert engine.take_rules() is None

    assert [seen(engine, Reach(who)) for who in (11, 22, 33)] == [["招聘"], ["招聘", "水情"], ["招聘"]]
    assert engine.rules().subjects(GENERAL) == {22}
    with pytest.raises(RulesError, match="write one for 通用, one for general/"):
        engine.grant("general", 44)
    engine.move_subject(22, 55)
    assert (folder / "_access.yaml").read_text("utf-8") == "general: [11, 55]\n通用: [33, 55]\n"


def test_rules_that_an_index_has_of_one_name_twice_let_in_who_may_by_both():
    assert Rules.from_text('{"Archiv": [1, 2], "ＡＲＣＨＩＶ": [2, 3]}').closed == {"archiv": {2}}


@pytest.mark.parametrize("kept", ['{"general": [11]}', '{"通用": [11]}', '{"General": [11, 5], "通用": [11, 6]}'])
def test_rules_that_an_index_has_from_before_close_what_they_closed_then(engine, folder, tmp_path, kept):
    write_report(folder, "general/c.md", "丙地旧事。", title="旧事")
    engine.reindex()
    with engine._index.store.writing():
        engine._index.store.set_settings({"access": kept})

    with Engine(tmp_path / "index.db", tmp_path / "elsewhere") as other:
        assert seen(other, ANYBODY) == ["招聘"]
        assert seen(other, Reach(11)) == ["招聘", "旧事", "水情"]
        assert other.rules().astray(["人事", GENERAL]) == []


@pytest.mark.parametrize("kept", ['{"form": 3, "closed": {}, "either": []}', '{"form": 2}', "[]", "7", "{"])
def test_rules_of_another_form_let_nobody_in(kept):
    assert Rules.from_text(kept).broken


def test_a_slash_of_a_folders_name_is_not_one_that_says_that_it_is_a_folder(engine, folder):
    write_report(folder, "人事／/c.md", "丙地旧事。", title="旧事")
    engine.reindex()
    (folder / "_access.yaml").write_text("人事／: [11]\n", "utf-8")
    assert engine.take_rules() is None

    assert seen(engine, ANYBODY) == ["招聘", "水情"]
    assert seen(engine, Reach(11)) == ["招聘", "旧事", "水情"]
    assert (engine.only("人事／").chosen, engine.only("人事/").chosen) == ("人事／", "人事")
    assert engine.grant("人事／", 22).now == {11, 22}
    assert engine.grant("人事", 33) == RuleChange("人事", None, frozenset({33}))
    assert (folder / "_access.yaml").read_text("utf-8") == "人事／: [11, 22]\n人事:\n  - 33\n"
    (folder / "_access.yaml").unlink()
    assert engine.grant("人事／", 11).now == {11}
    assert seen(engine, ANYBODY) == ["招聘", "水情"]


def test_a_rule_for_one_folder_that_is_not_there_is_told_though_the_general_collection_has_one(engine, folder):
    (folder / "_access.yaml").write_text("general/: [11]\n通用: [11]\n", "utf-8")
    assert engine.take_rules() is None
    assert engine.rules().astray(["人事", GENERAL]) == ["general"]
    assert engine.rules().astray(["general"]) == [GENERAL]

    (folder / "_access.yaml").write_text("general: [11]\n通用: [11, 22]\n", "utf-8")
    assert engine.take_rules() is None
    assert engine.rules().astray(["人事", GENERAL]) == []
    assert engine.rules().astray(["general"]) == [GENERAL]


def test_of_many_collections_some_are_named_to_who_misses_one(engine, folder):
    for number in range(30):
        write_report(folder, f"{number:02}/c.md", f"第{number}处。", title=f"{number}")
    engine.reindex()

    with pytest.raises(RulesError) as caught:
        engine.only("财务")

    assert str(caught.value).endswith(", …")
    assert str(caught.value).count(", ") == 20


def test_the_database_and_we_mean_the_same_by_a_collection(engine):
    keys = [
        "a.md",
        "人事/b.md",
        "人事/x/y.md",
        "2024.zip!/a/b.md",
        "人事/2024.zip!/a.md",
        "/7",
        "https://a.org/x",
        "通用/a",
        "/",
    ]
    with engine._index.store.writing():
        connection = engine._index.store.connection
        connection.executemany(
            "INSERT INTO file (key, state) VALUES (?, 'gone') ON CONFLICT DO NOTHING", [(key,) for key in keys]
        )
        found = dict(connection.execute("SELECT key, collection FROM file").fetchall())

    assert found == {key: collection_of(key) for key in found}
    assert found.keys() >= set(keys)


def test_reaches_only_ever_get_smaller():
    someone = EVERYTHING.within(Reach(11, only=frozenset({"人事", "园区"})))

    assert someone == Reach(11, only=frozenset({"人事", "园区"}))
    assert someone.within(EVERYTHING) == someone
    assert someone.within(Reach(22, owner=True, only=frozenset({"人事", "财务"}))) == Reach(
        11, only=frozenset({"人事"})
    )


def test_a_share_that_is_not_mounted_opens_nothing(engine, folder):
    (folder / "_access.yaml").write_text("人事: [11]\n", "utf-8")
    engine.reindex()
    shutil.rmtree(folder)
    folder.mkdir()

    assert engine.take_rules() is None
    with pytest.raises(CorpusError):
        engine.reindex()
    (folder / "readme.bin").write_bytes(b"\0")
    with pytest.raises(CorpusError):
        engine.reindex()

    assert seen(engine, ANYBODY) == ["水情"]


def test_a_link_that_leads_nowhere_is_a_broken_file(engine, folder):
    (folder / "_access.yaml").symlink_to(folder / "gone.yaml")

    (failure,) = engine.reindex().failed

    assert failure.key == "_access.yaml"
    assert seen(engine, ANYBODY) == []


def test_files_that_could_not_be_read_are_told_to_those_who_may_ask_their_collection(engine, folder):
    (folder / "_access.yaml").write_text("档案: [11]\n", "utf-8")
    (folder / "档案").mkdir()
    (folder / "档案/名单.pdf").write_bytes(b"%PDF-")

    assert [failure.key for failure in engine.reindex().failed] == ["档案/名单.pdf"]

    assert engine.within(ANYBODY).failures() == ()
    assert engine.within(ANYBODY).stats().tokens is None
    assert [failure.key for failure in engine.within(EVERYTHING).failures()] == ["档案/名单.pdf"]


def test_what_comes_one_by_one_comes_under_the_rules_of_that_moment(engine, folder):
    (folder / "_access.yaml").write_text("档案: []\n", "utf-8")
    write_report(folder, "档案/c.md", "丙地旧事。", title="旧事")

    engine.index_files(["档案/c.md"])

    assert seen(engine, ANYBODY) == ["招聘", "水情"]
