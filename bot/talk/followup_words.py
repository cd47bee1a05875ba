"""The words by which a follow-up is told, and by which the parts of a question are told apart: a table, no algorithm.

All stand in simplified characters, as `retrieval.analysis.normalise` leaves them.
"""

import re
from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# What somebody says who wants more of the same.
MORE: Final = re.compile(
    "(?:那|那么)?(?:还有|还有没有|还有别的|还有其他|还有其它|别的|其他|其它|更多|继续|接着|接着说|再来一条|下一条)"
    "(?:的|吗|呢|什么|吧)*"
    "|(?:more|any(?:thing)? (?:more|else)|what else|go on|next)"
)

# What asks. 几 and 多 only before what is counted or measured (几内亚, 多重保障), 哪 not in 哪吒.
ASKING: Final = re.compile(
    "为什么|为啥|为何|凭什么|在?[什啥]么?时候|什么时间|何时|在?[什啥]么?地方|什么样?|有?啥|是谁|谁"
    "|怎么样|怎么办|怎么回事|怎么|怎样|如何|咋样?"
    "|多少(?:钱|公里|平方米|小时|分钟|[个家名人岁年天次元亿万米里吨页册本张只条辆台架座所篇份种项套层级度倍件头亩斤克升块届场站株棵艘位支])?|多久|多长时间|多[大长高远重深宽厚快]"
    "|(?:是?在|是)?哪(?!吒)一?[里儿些个年天月日位种家]?"
    "|(?:周|星期|礼拜)几|几比几|几(?:[个家名人岁年天次点月号位种条只辆台架座所篇份项套级](?:[月日号]几[日号])?)"
    "|[是会能要可有]不[是会能要可有]|有没有|是否|能否|吗(?=\\W*$)"
)

# Of those, what stands before a verb and asks of all that happened.
ADVERBIAL: Final = re.compile("为|凭|在?[什啥]么?时|何时|怎|如何|咋|(?:是?在|是)?哪一?[天年月日里儿]|有没有|是否|能否")

# A question that asks of all that was said before, and says nothing of its own.
ASPECT: Final = re.compile(
    "(?:那|那么|这|但|可)?(?:它|这个|那个|这些|那些|这件事|那件事|这事|那事|此事)?(?:都|又|到底|究竟|具体)?"
    "(?:是|是在|要|由|有)?"
    "(?P<asking>什么时候|啥时候|何时|哪一?年|哪一?天|几号|几月几号|在?哪里|在?哪儿|什么地方|谁|为什么|为啥|为何"
    "|什么原因|怎么回事|怎么做|怎么办|怎么申请|如何申请|多少钱|多少|多久|有哪些|哪些|几个)"
    "(?:的事情?|的|发生的?|开始的?|说的|干的|做的|造成的|引起的|办的|举行的?|公布的?|呢|啊|呀|了|会这样|这样)?"
    "|(?P<english>(?:and )?(?:when|where|who|why|how much|how many|how long)"
    "(?: (?:is|was|were|did) (?:it|that|this|they))?(?: (?:happen|said|say))?)"
)

# Something named, with 呢 behind it or 那 before it. 那曲, 那坡, 那霸 and 那英 are names.
TOPIC: Final = re.compile(
    r"(?P<then>(?:那么|那|还有|另外|至于|然后)(?![曲坡霸英么]))?"
    r"(?P<topic>[^，,。？?！!；;\n]{1,20}?)(?P<what>(?:的话|方面|怎么样|如何)?[呢呐]|的话)?"
    r"|(?:(?:and )?what about|how about|and) (?P<english>[^?!.\n]{1,40}?)"
)

# Before a question, what goes on with something told.
GOES_ON: Final = re.compile(
    "那么?(?![曲坡霸英些个里边儿家位种天年时])|后来|然后|当初|当时|之前|此前|在此之前|之后|最后|最终|结果|其中|一共|总共|共"
    "|具体|到底|究竟|另外|还有(?=谁|哪|什么|多少|几)"
)

# Of those, what only adds a question and says nothing in it.
ADDED: Final = re.compile("那么?(?![曲坡霸英些个里边儿家位种天年时])|另外|还有")

# What asks of others than were talked about.
OF_OTHERS: Final = re.compile("其他|其它|其余|别的|另一|所有|任何|各[个种地国省]|全世界")

WHO_OR_WHICH: Final = re.compile("谁|哪(?:些|个|几|家|位)")
"""How a question begins that asks for one of a kind."""

# Who or what was meant before.
PERSONS: Final = re.compile("[他她]们?(?![国人乡杀日山])")
THINGS: Final = re.compile("它们?|其(?![他它中实余次])|此[事人]")
THERE: Final = re.compile("[那这][里边儿]|当地|该地|当时|那时|那年|那天|当年|当天")

# The same, before what belongs to it.
OWNED: Final = re.compile("(?:[他她它]们?的?|其(?![他它中实余]))(?=.)")

# The same, before a word for it: 这家公司 adds nothing, 那个设备 what has to be known from before.
SUCH: Final = re.compile(
    "(?:[这那]一?[个家位种款些场次件部座条所只项支名本篇届份类批起辆台架艘栋片块处间张首]"
    "|[这那](?=人|公司|企业|机构|单位|地方|事)|[该此])"
    "(?P<noun>人|公司|企业|机构|单位|地方|事情|事件|事|东西|产品)?"
)
SUCH_TIMES: Final = re.compile(
    "[这那](?:(?:个|一)?(?:年|月|周|星期|季度|天|日|学期|赛季|阶段|时候|段时间|几|两|些年|些天|么|样|里|边|儿)"
    "|[曲坡霸英]|[种些]?(?:情况|条件|情形))"
)

# Titles and quotations name what they are about.
TITLE: Final = re.compile('[《“"]')

TIME: Final = re.compile(
    r"(?:(?<![\da-zA-Z])(?:(?:19|20)\d\d|[〇零一二三四五六七八九]{4})(?:年|(?![\da-zA-Z]))|今年|去年|前年|明年|上半年|下半年)"
    r"(?:年?[底末初]|[上下]半年|第?[一二三四1-4]季度|\d{1,2}月(?:份|\d{1,2}[日号])?)?"
    r"|\d{1,2}月(?:份|底|\d{1,2}[日号])?|\d{1,2}[日号]|第?[一二三四1-4]季度|昨天|今天|明天|前天|上个?月|这个?月|下个?月"
    r"|[上本下]周[一二三四五六日末]?|周[一二三四五六日末]|工作日|节假日|晚上|早上|上午|下午|中午|寒假|暑假|春节|国庆"
)
YEAR: Final = re.compile(r"(?<!\d)\d{4}(?=年|$|[^\da-zA-Z])")
DAY: Final = re.compile(r"\d{1,2}[日号]$")
BEFORE_THAT: Final = re.compile("(?:再?前|上)一?年(?:同期)?|去年同期|上年同期|上年")
AFTER_THAT: Final = re.compile("(?:后|下|第二)一?年|次年")

PROVINCES: Final = re.compile(
    "(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川"
    "|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|全国|全市|全省|全区|全球)[省市]?"
)
LEADING_PLACE: Final = re.compile("^[一-鿿]{1,3}[市县州区]")
PLACE: Final = re.compile(rf"{PROVINCES.pattern}|[\u4e00-\u9fff]{{2,3}}[省市县州]")

# The first of several, the second: what is counted takes the place of what is counted alike.
COUNTED: Final = re.compile(
    r"(?:第[一二三四五六七八九十\d]+|首|前|后|上|下|末)(?P<of>[架辆批期届次轮款个部季集章节排名代场艘座台])"
)

# Before a place or a time that takes the place of another: 对日本, 对韩国.
PREPOSITION: Final = re.compile("[对跟和在从给向到](?=..)")

_MONEY: Final = """
    美元 欧元 日元 英镑 港元 港币 韩元 卢布 卢比 澳元 加元 瑞郎 法郎 新元 泰铢 比索 里拉 雷亚尔 兰特 澳大利亚元
    新西兰元 加拿大元 新加坡元 瑞士法郎 比特币 以太坊
"""

# Things of one kind, of which one takes the other's place, by the first kind that has both: 人民币 is what all other
# money is counted in.
KINDS: Final = tuple(
    _words(kind)
    for kind in (
        _MONEY,
        f"{_MONEY} 人民币",
        "幼儿园 小学 初中 高中 中学 大学 中专 大专 本科 硕士 博士 研究生 小学生 初中生 高中生 中学生 大学生",
        "太阳能 风电 水电 火电 核电 光伏 煤电",
        "金牌 银牌 铜牌 奖牌",
        "男性 女性 男生 女生 男孩 女孩 男人 女人 男足 女足 男篮 女篮 男排 女排",
        "硬座 硬卧 软卧 二等座 一等座 商务座",
        "成人 学生 儿童 老人 成人票 学生票 儿童票 老人票",
    )
)

# Where one goes: each is another one's peer, and no part of it.
VENUE: Final = re.compile(
    "(?:公园|(?:动物|植物|游乐|科技|湿地)园|(?:图书|博物|美术|科技|体育|文化|档案|展览|纪念|天文|规划)馆|少年宫"
    "|[影剧]院|音乐厅|菜市场|超市|医院|体育场|政务(?:服务)?中心)(?![路街道站])"
)

# Nouns that are said of something: what is asked of it, and never what is talked about.
ATTRIBUTES: Final = _words("""
    价格 价钱 售价 票价 房价 原价 单价 股价 市值 收入 营收 总营收 支出 利润 净利 毛利 亏损 成本 费用 工资 薪水 薪资
    资本 规模 产量 销量 人口 人数 面积 体积 容量 长度 高度 宽度 深度 重量 速度 车速 时速 功率 像素 屏幕 内存 电池
    续航 性能 配置 参数 尺寸 颜色 年龄 年纪 身高 体重 学历 职务 职业 国籍 籍贯 简历 生日 名字 全名 外号 绰号 地址
    位置 地点 总部 电话 邮箱 网址 官网 时间 日期 期限 时长 周期 原因 理由 目的 结果 后果 影响 作用 意义 特点 优点
    缺点 亮点 内容 主题 口号 条件 要求 标准 流程 步骤 材料 方式 方法 办法 措施 计划 进展 现状 背景 奖金 奖励 奖项
    票房 评分 播放量 点击量 收视率 导演 编剧 主演 演员 作者 作家 译者 出版社 制片人 主持人 董事长 总裁 经理 总经理
    行长 校长 院长 馆长 市长 省长 书记 主席 会长 县长 区长 村长 社长 厂长 局长 部长 主任 发言人 负责人 创始人 代言人
    嫌疑人 受害者 死者 伤者 家属 法人 股东 大股东 老板 老师 教练 队长 冠军 亚军 季军 比分 得分 排名 名次 伤亡 震级
    震源 风力 降雨量 气温 温度 天气 汇率 利率 税率 同比 环比 增速 跌幅 涨幅 门票 刑期 罚款 罚金 判决 赔偿 概念 定义
    全称 简称 型号 版本 品牌 厂家 产地 保质期 副作用 症状 病因 学费 分数线 专业 藏书 座位 车位 床位 员工 职工 主办方
    承办方 赞助商 gdp
""")
# Offices that say what they are of, with the ends of what has one: 图书馆 has a 馆长, 中学 a 校长.
OFFICE_OF: Final = {f"{ends[0]}长": ends for ends in _words("县旗 市 省 区 村 局 厂 馆 行 社 会 校学 院")}
OF_PLACES: Final = _words("县长 市长 省长 区长 村长")
ATTRIBUTE_ENDS: Final = re.compile(
    ".+(?:[率价费额量值积度速龄址润薪款金数]|收入|支出|资本|时间|时长|日期|原因|规模|预算|负责人)"
)

# Those of them that are said of an attribute, and leave it there.
OF_ATTRIBUTES: Final = _words("同比 环比 增速 增幅 涨幅 跌幅 降幅 占比 比重 排名 原因 理由 走势 趋势 目标 变化")

# Before such a noun, what belongs to it.
BEFORE_ATTRIBUTE: Final = _words("""
    总 净 毛 营业 研发 销售 平均 最高 最低 最大 最小 注册 每股 人均 年均 募集 发行 收盘 开盘 累计 实际 主要 具体
    预计 归母 扣非 第一 直接 死亡 受伤 录取 招生 开放 营业 毕业
""")

# Verbs that say so little that they need what was talked about.
LIGHT_VERBS: Final = _words("""
    开始 结束 发生 出现 举行 举办 召开 成立 上市 发布 发售 开业 开通 出生 去世 死亡 受伤 毕业 参加 参与 报名 申请
    办理 处理 处罚 解决 回应 否认 承认 道歉 赔偿 负责 主办 承办 参展 获奖 夺冠 获胜 主演 导演 提出 宣布 公布 认为
    表示 发现 知道 离任 上任 辞职 接任 离开 来自 位于 属于 具有 拥有 需要 可以 应该 影响 研究 批准 生效 实施 施行
    执行 限量 覆盖 经过 被罚 判刑 被判 被抓 抓获 逃跑 持有 起诉 获救 受灾 停运 恢复 完成 投资 建成 通车 开工 交付
    量产
""")

# Nouns for whoever and whatever takes part in something: they name nobody and nothing.
ANYBODY: Final = _words(
    "企业 公司 单位 机构 部门 产品 商品 药 药品 车 车辆 嘉宾 选手 观众 志愿者 代表 群众 市民 乘客 旅客"
)

# Behind a verb of one character, what completes it: 办|好.
COMPLEMENTS: Final = _words("好 完 到 成 掉 走 住 出 来 去 过 着 开 回 下 上 起 了")

# Between what is talked about and the word of asking: they belong to neither.
AUXILIARIES: Final = _words("""
    是 为 有 在 被 把 给 从 由 对 向 到 于 用 让 要 会 能 可 可以 能够 应该 应当 需要 需 得 将 已 已经 了 过 着 都
    也 还 又 才 就 只 共 一共 总共 大概 大约 约 预计 目前 现在 最后 到底 究竟 真的 分别 主要 具体 占 叫 达 达到 不
    没 没有 算 当 做
""")

# Words that say nothing by themselves.
EMPTY: Final = AUXILIARIES | _words("""
    的 呢 吗 啊 呀 吧 和 与 及 或 以及 这 那 个 一 上 里 中 后 前 时 来 去 下 最 很 更 太 人 事 钱 们 城市 国家 地区
    地方 其中 每 第 次 问题 请问 想 问 知道 告诉 我 你
""")

# What every report is, and what none is about.
OF_ALL_REPORTS: Final = _words("新闻 消息 报道 报告 记者 来源 编辑 视频 图片 文章 网友 标题")
