"""What people would ask about the starter report; written before there was an engine to tune.

Each question knows where its answer stands in the starter report (`seeds/`) and in the news report that it
retells, so that both can be measured with one list.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question and where its answer stands.

    Attributes:
        text: As a person would type it.
        seed_paragraphs: Body paragraphs of the starter report that answer it, counted from 1.
        original_paragraphs: The same for the report it retells.
        must_contain: A figure or name of the answer that stands in all of these paragraphs.
    """

    text: str
    seed_paragraphs: frozenset[int]
    original_paragraphs: frozenset[int]
    must_contain: str


def _ask(text: str, seed: int, original: int, must_contain: str) -> Question:
    return Question(text, frozenset({seed}), frozenset({original}), must_contain)


ANSWERABLE: tuple[Question, ...] = (
    _ask("这场发布会是在哪里举办的？", 1, 1, "首钢园10号馆"),
    _ask("经开区的科技创新生态发布会是哪天开的？", 1, 1, "9月3日"),
    _ask("三城一区里的“一区”指的是哪里？", 1, 1, "经开区"),
    _ask("郭萌是什么职务？", 2, 2, "科技创新局副局长"),
    _ask("会上是谁代表亦庄介绍科技创新的成果和政策的？", 2, 2, "郭萌"),
    _ask("全国首张无人化出行服务商业化订单是什么时候诞生的？", 3, 3, "7月"),
    _ask("Robotaxi 开始收费了吗", 3, 3, "收费"),
    _ask("沒有司機的計程車在亦莊開始收錢載客了嗎？", 3, 3, "Robotaxi"),
    _ask("经开区重点抓的四个产业方向叫什么？", 4, 3, "创新药"),
    _ask("首批有几家先导基地加速区挂牌？", 5, 4, "6家"),
    _ask("先导基地加速区总共多大面积？", 5, 4, "8.2万平方米"),
    _ask("中關村科技成果產業化先導基地是經開區跟誰一起建的？", 5, 4, "中关村管委会"),
    _ask("亦庄想成为什么样的科技成果转化承载区？", 6, 4, "全球影响力"),
    _ask("进了创新伙伴计划有什么好处？", 7, 5, "房租补贴"),
    _ask("2017年以来亦庄承接了多少个三城科技成果转化项目？", 7, 5, "600项"),
    _ask("產學研合作一共研發了多少項新技術新產品？", 7, 5, "1200项"),
    _ask("科创20条的全称是什么？", 8, 7, "打造高精尖产业主阵地"),
    _ask("科创20条是围绕什么来写的", 8, 7, "五个聚焦"),
    _ask("经开区搞科技创新多少年了？", 8, 6, "三十"),
    _ask("承担重大攻关项目能拿到多少资金支持？", 9, 8, "50%"),
    _ask("申报重大科技专项，资金配套最高给到什么比例？", 9, 8, "1:1"),
    _ask("我们公司在亦庄搞攻关，研发投入最多能给报几成？", 9, 8, "50%"),
    _ask("想去北交所上市的公司，经开区能帮什么忙？", 10, 9, "管家式"),
    _ask("哪些企业第一次纳入统计能拿奖励？", 10, 9, "规模以上"),
    _ask("首臺套項目有沒有扶持？", 10, 9, "首台"),
    _ask("科技创新服务券是干什么用的？", 11, 10, "开放共享"),
    _ask("专精特新小巨人企业能拿多少支持看什么？", 12, 11, "研发费用"),
    _ask("高成长的中小企业，专项资金用什么方式支持？", 13, 12, "股权投资"),
    _ask("企業去海外設離岸創新中心，獎勵怎麼算？", 13, 12, "人才团队"),
    _ask("亦庄今后要打响哪个科技品牌？", 14, 13, "亦庄科技"),
)

UNANSWERABLE: tuple[str, ...] = (
    # Near misses: the report's own subjects, asked for what it does not say.
    "经开区去年的地区生产总值是多少？",
    "科创20条从哪一天开始施行？",
    "无人驾驶出租车每公里收多少钱？",
    "上海张江对芯片企业流片补贴多少？",
    "郭萌的联系电话是多少？",
    # Nothing to do with it.
    "糖尿病人早餐吃什么好？",
    "明天广州会下雨吗？",
    "《红楼梦》的作者是谁？",
)
