"""Vectors come to the index of a running bot beside its work, whatever ends it; until all are there words answer."""

from pathlib import Path

import pytest

from retrieval.engine import Engine
from retrieval.options import Options
from tests.e2e.serving import Serving
from tests.retrieval.making import write_report

RESERVOIRS = 100
LICENCE = "机动车驾驶人因故不能按期办理驾驶证审验、换证的，可以延期至年底前办理。"
LAY, PLAIN = "驾照到期了怎么办", "第7号水库的水位是多少米"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder whose meanings take some seconds to work out: time enough for two questions."""
    write_report(tmp_path / "seeds", "licence.md", LICENCE, title="交管部门推出便民措施")
    for number in range(RESERVOIRS):
        level = f"第{number}号水库的水位是{number + 10}米，比昨天高。"
        rest = "水文部门说，上游连日降雨，各水库的来水都有增加，值班人员每两小时巡查一次大坝，并向下游的镇村通报。"
        write_report(tmp_path / "seeds", f"{number}.md", level + rest, title=f"第{number}号水库水情")
    return tmp_path


def stored(folder: Path) -> dict[int, bytes]:
    with Engine(folder / "wenju.db", folder / "seeds", Options(meaning=True)) as engine, engine._index.store.reading():
        return dict(engine._index.store.connection.execute("SELECT passage_id, data FROM vector"))


def test_a_bot_gains_meaning_beside_its_work_and_a_kill_loses_nothing_of_it(standin, known, folder):
    def asked(text: str) -> str:
        return known.waits_for_reply(to=known.says(text), timeout=20).text

    serving = Serving(standin, folder, WENJU_SEMANTIC="true")
    with serving:
        standin.waits_until(lambda: stored(folder), "the first vectors", 40)
        assert "意思相近" not in asked(LAY)
        assert "17米" in asked(PLAIN)
        serving.kills()
    before = stored(folder)
    assert len(before) < RESERVOIRS + 1
    assert f"vectors=0 passages={RESERVOIRS + 1}" in serving.said

    with serving:
        standin.waits_until(lambda: f"vectors made vectors={RESERVOIRS + 1}" in serving.said, "all vectors", 60)
        assert asked(LAY).startswith("意思相近")
        assert "17米" in asked(PLAIN)
    assert serving.said.count("vectors=0 passages") == 1
    assert before.items() <= stored(folder).items()
    assert len(stored(folder)) == RESERVOIRS + 1
