"""Who or where it is now: a later notice of the office that tells of a change comes first, and no other one does."""

from datetime import date

import pytest

from tests.retrieval.making import report

TODAY = date(2026, 5, 4)
OFFICE = "岭前乡人民政府"


def notice(text, key, title, day, source=OFFICE):
    return report(text, key=key, title=title, published=day, source=source)


OLD = notice("泉下村河长为林树青，石埠村河长为郭敏。", "old", "河长名单公示", date(2024, 3, 1))
NEW = notice("泉下村河长由孟小川接任，其他村不变。", "new", "河长轮换公示", date(2025, 3, 1))
ELSEWHERE = notice("泉下村河长由孟小川接任。", "elsewhere", "河长轮换公示", date(2025, 3, 1), "川口乡人民政府")
VISIT = notice("泉下村河长巡河，检查排污口三处。", "visit", "巡查动态", date(2025, 3, 1))
DEPUTY = notice("泉下村副河长由孟小川接任。", "deputy", "人员调整", date(2025, 3, 1))
HERE = notice("粮食补贴申报地点在新民路6号。", "old", "申报指南", date(2023, 3, 1), "岭前县粮食局")
MOVED = notice("粮食补贴申报地点迁至滨江大道88号。", "new", "地点变动", date(2025, 3, 1), "岭前县粮食局")


@pytest.mark.parametrize(
    ("reports", "question", "key"),
    [
        ((OLD, NEW), "岭前乡泉下村河长是谁？", "new"),
        ((OLD, NEW), "岭前乡石埠村河长是谁？", "old"),
        ((OLD, NEW), "岭前乡泉下村原来的河长是谁？", "old"),
        ((OLD, ELSEWHERE), "岭前乡泉下村河长是谁？", "old"),
        ((OLD, VISIT), "岭前乡泉下村河长是谁？", "old"),
        ((OLD, DEPUTY), "岭前乡泉下村河长是谁？", "old"),
        ((HERE, MOVED), "岭前县粮食补贴申报地点在哪里？", "new"),
    ],
)
def test_the_notice_that_tells_who_took_the_place_comes_first(engine, reports, question, key):
    engine.add_all(reports)

    assert engine.search(question, today=TODAY).hits[0].report.key == key
