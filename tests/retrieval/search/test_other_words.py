"""Words that stand in others, or say something else, do not make an answer clear."""

import pytest

from tests.retrieval.making import report


@pytest.mark.parametrize(
    ("question", "title", "text"),
    [
        ("云岭大学新校区有多少学生", "云岭大学新校区启用", "云岭大学新校区占地800亩，建有学生公寓12栋、食堂3座。"),
        ("青石镇养老院有多少员工", "青石镇养老院扩建", "青石镇养老院扩建后有员工宿舍8栋，绿地300亩。"),
        ("天成餐厅被罚款多少", "天成餐厅被查", "天成餐厅因后厨脏乱被查，罚没收入2万元上缴国库。"),
        ("碧桂花园电费上调多少元", "碧桂花园的电费", "今日气温高。碧桂花园电费每度0.6元。"),
        ("青云杯参赛多少人", "青云杯开赛", "青云杯开赛，出席嘉宾200人。"),
        ("温如玉的出生地是哪里", "作家温如玉", "温如玉1985年出生，现居翠屏市，著有小说三部。"),
        ("桃源乳业什么时候被叫停", "桃源乳业停车场通知", "桃源乳业停止对外停车，恢复时间为6月1日。"),
        ("岭南新厂预计投资多少", "岭南新厂建成", "岭南新厂建成，实际投资30亿元。"),
        ("请问上海市宝山区区长是谁", "双鸭山宝山区开会", "双鸭山市宝山区区长孙立平主持会议。"),
        ("北京市教委主任是谁", "市教委赴京", "上海市教委主任周亚明赴北京考察。"),
        ("青禾蔬菜车队昨日送了多少菜", "青禾蔬菜车队", "青禾蔬菜车队昨日行驶300公里，送菜进城。"),
        ("云帆公司奖励多少钱", "云帆公司助学", "云帆公司向白沙中学捐奖学金20万元。"),
    ],
)
def test_what_is_told_of_something_else_is_not_clear(engine, question, title, text):
    engine.add_all([report(text, title=title, key="a"), report("与此无关的一篇，讲的是种花。", title="种花", key="b")])

    assert engine.search(question).support != "clear"
