"""Pages in templates that the rest of the gallery lacks, each with a fault that such pages showed."""

from datetime import date
from json import dumps

from tests.retrieval.readers.gallery import moment
from tests.retrieval.readers.gallery.sites import document, lines, teasers, written

TEMPLATES = []


def _add(*stated, **more):
    TEMPLATES.append(written(*stated, **more))


SLUICE = [
    "澜湾市水利局昨天通报，南渠三号闸在夜间检修时发现门轴有裂纹，当晚便停止了放水。",
    "抢修人员连夜把备用轴运到现场，用了六个小时装好。",
    "局里要求其余十一座闸门在月底前全部检查一遍。",
]
DATA = [
    "有关部门年初就在酝酿清理买卖数据的公司，这一次动作比往年大。",
    "风险专家说，先看数据是从哪里来的，再看拿去做什么。",
    "不少公司已经着手转型，有的把客户换成了传统金融机构。",
    "这也意味着，只要数据来源未经用户授权，都存在法律风险。",
    "转型的路还长，行业的整顿会继续下去，直到账算清楚为止。",
]
RULES = [
    "第一条 为了保护城市绿地，根据国家有关规定，制定本办法。",
    "第二条 未经主管部门同意，任何单位和个人不得占用绿地。",
    "第三条 未经授权擅自修剪古树的，处二千元以上一万元以下罚款。",
    "第四条 如有毁绿行为，任何人都可以向主管部门投诉举报。",
    "第五条 本办法自2022年7月1日起施行。",
]
NIGHT = [
    "临近岁末，江城旧货市场里的修表匠老邱迎来了一年里最忙的日子，从早到晚摊位前总围着人，有人要换表带，有人要调快慢。",
    "滨河公园的灯会还没有开幕，扎灯的师傅们已经在临时工棚里忙了四十多天，竹篾、绢布和颜料堆得像小山，最大的一盏有十八米。",
]
DAY = moment(2023, 4, 11, 8, 12)
# What is offered above the place at which the page says that its text begins.
_add(
    "t01-offered-above.html",
    document(
        "南渠三号闸连夜换轴_新闻_澜湾在线",
        f'<meta name="description" content="{SLUICE[0][:30]}">',
        f'<h1>南渠三号闸连夜换轴</h1><div><span>2023年04月11日 08:12</span> <a class="source">澜湾晚报</a></div><div class="article"><p>装上澜湾在线客户端，第一时间看快讯，【<a href="/d">下载地址</a>】，每天有好礼相送，先到先得</p>{lines(SLUICE)}<div>更多猛料！欢迎扫描左方二维码关注澜湾在线官方微信（lanwan-news）</div><p>责任编辑：陆遥</p></div>',
    ),
    "南渠三号闸连夜换轴",
    "澜湾晚报",
    DAY,
    SLUICE,
)
# A sentence on what was not allowed ends no text, and a rule against it is one.
_add(
    "t02-not-allowed.html",
    document(
        "数据公司的清理_财经_澜湾网",
        "",
        f'<h1>数据公司的清理</h1><div><a class="catalog">金融市场</a> <a class="a_source">澜湾透视</a> <span>2023-04-11 08:12</span></div><div>{lines(DATA)}</div>',
    ),
    "数据公司的清理",
    "澜湾透视",
    DAY,
    DATA,
)
_add(
    "t03-rules.html",
    document(
        "澜湾市城市绿地保护办法",
        '<meta name="ContentSource" content="">',
        f'<h1>澜湾市城市绿地保护办法</h1><p><span>发布时间：2022-05-30 16:02</span><span>来源：</span><span>澜湾市林业和园林局</span></p><div class="TRS_Editor">{lines(RULES)}</div>',
    ),
    "澜湾市城市绿地保护办法",
    "澜湾市林业和园林局",
    moment(2022, 5, 30, 16, 2),
    RULES,
)
# An account is named above the date, its rank beside it.
_add(
    "t04-account.html",
    document(
        "南渠三号闸连夜换轴",
        "",
        f'<h2>南渠三号闸连夜换轴</h2><p class="author-name">南渠老许</p><span class="date">发布时间：2023-04-11 08:12</span> <span>优质原创作者</span><div>{lines(SLUICE)}</div><h2>作者最新文章</h2><div><a>修表匠老邱的三十年</a><span>03-01 10:00</span></div>',
    ),
    "南渠三号闸连夜换轴",
    "南渠老许",
    DAY,
    SLUICE,
)
_add(
    "t05-followed.html",
    document(
        "(99+ 封私信 / 80 条消息) 闸门为什么会裂？ - 知呼",
        "",
        f'<header><h1>闸门为什么会裂？</h1><div><a class="UserLink">南渠老许</a></div><div>+ 关注</div></header><div>{lines(SLUICE)}</div><div>编辑于 2023-04-11 08:12</div>',
    ),
    "闸门为什么会裂？",
    "南渠老许",
    DAY,
    SLUICE,
)
# Headlines lower than h4, and <title> with the office behind a space.
_add(
    "t06-low-heading.html",
    document(
        "新闻动态--澜湾水利学会官网",
        "",
        f"<h3>首页 - 新闻动态</h3><h5>南渠三号闸连夜换轴</h5><b>发布时间：2023-04-11 来源：澜湾水利学会</b><div>{lines(SLUICE)}</div>",
    ),
    "南渠三号闸连夜换轴",
    "澜湾水利学会",
    date(2023, 4, 11),
    SLUICE,
)
_add(
    "t07-office-behind.html",
    document(
        "南渠三号闸连夜换轴 东区办事处_澜湾网",
        "",
        f"<b>南渠三号闸连夜换轴</b><p>来源于：东区办事处</p><div>{lines(SLUICE)}</div><p>发布日期：2023-04-11 责任编辑：陆遥</p>",
    ),
    "南渠三号闸连夜换轴",
    "东区办事处",
    date(2023, 4, 11),
    SLUICE,
)
# The site is named in its foot alone; 本院 names nobody.
_add(
    "t08-foot.html",
    document(
        "我院完成首例人工耳蜗手术 澜湾市第一人民医院",
        "",
        f'<div class="title">我院完成首例人工耳蜗手术</div><div>来源：本院　作者：耳鼻喉科　时间：2023年04月11日　浏览：520</div><div>{lines(SLUICE)}</div><div>版权所有：澜湾市第一人民医院</div>',
    ),
    "我院完成首例人工耳蜗手术",
    "澜湾市第一人民医院",
    date(2023, 4, 11),
    SLUICE,
)
# English months, microdata, and a time that only a script has with its year.
_add(
    "t09-month.html",
    document(
        "南渠三号闸连夜换轴 | Lanwan Daily",
        '<meta property="og:site_name" content="澜湾日报">',
        f"<h1>南渠三号闸连夜换轴</h1><div><span>Apr 11, 2023</span> <span>By <a>陆遥</a></span></div><div>{lines(SLUICE)}</div>",
    ),
    "南渠三号闸连夜换轴",
    "澜湾日报",
    date(2023, 4, 11),
    SLUICE,
)
_add(
    "t10-microdata.html",
    document(
        "南渠三号闸连夜换轴 · 澜湾水利网",
        "",
        f'<div itemscope><h2 itemprop="headline">南渠三号闸连夜换轴</h2><p>日期：<span itemprop="datePublished" content="2023-04-11">4月11日</span> 来源：<span>澜湾水利网</span></p><div itemprop="articleBody">{lines(SLUICE)}</div></div>',
    ),
    "南渠三号闸连夜换轴",
    "澜湾水利网",
    date(2023, 4, 11),
    SLUICE,
)
_STATE = dumps(
    {"title": "南渠三号闸连夜换轴", "createTime": 1681171920000, "mediaName": "澜湾晚报"}, ensure_ascii=False
)
_add(
    "t11-year-in-script.html",
    document(
        "南渠三号闸连夜换轴",
        "",
        f"<h2>南渠三号闸连夜换轴</h2><div><span>澜湾晚报</span><span>04-11 08:12</span></div><section>{lines(SLUICE)}</section><script>window.newsData={_STATE}</script>",
    ),
    "南渠三号闸连夜换轴",
    "澜湾晚报",
    DAY,
    SLUICE,
)
# Counts in <sup>, buttons beside each other, a summary cut short, hands up and down.
_add(
    "t12-buttons.html",
    document(
        "南渠三号闸连夜换轴 · 澜湾晚报",
        "",
        f"<h1>南渠三号闸连夜换轴<sup>38</sup></h1><p><span>澜湾晚报</span><span>2023-04-11 08:12</span></p><div>{SLUICE[0][:26]}...</div><div><span>大字体</span><span>小字体</span><span>分享到：</span></div><div>{lines(SLUICE)}<div><span>顶一下</span><span>(0)</span><span>0%</span><span>踩一下</span><span>(0)</span></div></div>",
    ),
    "南渠三号闸连夜换轴",
    "澜湾晚报",
    DAY,
    SLUICE,
)
# A lead above the text, and below it more of others.
_add(
    "t13-lead-and-others.html",
    document(
        "南渠三号闸连夜换轴-澜湾网",
        "",
        f'<div class="wrap"><h1>南渠三号闸连夜换轴</h1><div><a>澜湾晚报</a> 2023-04-11 08:12</div><div class="summary">下游菜地没有受到影响。</div><div class="txt">{lines(SLUICE)}</div></div><div><h4>下一篇</h4>{teasers(NIGHT)}</div>',
    ),
    "南渠三号闸连夜换轴",
    "澜湾晚报",
    DAY,
    ["下游菜地没有受到影响。", *SLUICE],
)
# A letter and its answer in a table of labels.
_ASKED = ["请问课后托管中途不去了，钱能退吗？什么时候退？", "您好，家长可以按周退订，退订的费用在期末一次返还。"]
_add(
    "t14-letter.html",
    document(
        "咨询托管费退订_市长信箱_澜湾市人民政府",
        "",
        f"<table><tr><td>信件编号</td><td>LW20230221</td></tr><tr><td>标题</td><td>咨询托管费退订</td></tr><tr><td>来信时间</td><td>2023-02-19</td></tr><tr><td>来信内容</td><td>{_ASKED[0]}</td></tr><tr><td>回复单位</td><td>澜湾市教育局</td></tr><tr><td>回复时间</td><td>2023-02-21</td></tr><tr><td>回复内容</td><td>{_ASKED[1]}</td></tr></table>",
    ),
    "咨询托管费退订",
    "澜湾市教育局",
    date(2023, 2, 21),
    _ASKED,
)
# The title it had elsewhere and the whole text stand in one paragraph.
_ONE = "澜湾晚报讯 4月11日，" + "".join(SLUICE)
_add(
    "t15-one-paragraph.html",
    document(
        "换轴_澜湾网",
        "",
        f"<h1>南渠连夜换轴</h1><div>2023-04-11 08:12 来源：澜湾晚报</div><div><p>原标题：六个小时装好备用轴 {_ONE}责任编辑：陆遥</p></div>",
    ),
    "南渠连夜换轴",
    "澜湾晚报",
    DAY,
    [_ONE],
)
# Who wrote it stands above the text, the date twice, and the day again below it.
_add(
    "t16-twice.html",
    document(
        "南渠三号闸连夜换轴|澜湾新闻",
        "",
        f'<h1>南渠三号闸连夜换轴</h1><div>来源：澜湾新闻客户端 | 2023年04月11日 08:12</div><div><span class="laiyuan">澜湾新闻客户端 | 2023年04月11日 08:12</span><span>原标题：</span></div><p>文 | 澜湾新闻记者 陆遥</p><div>{lines(SLUICE)}</div>',
    ),
    "南渠三号闸连夜换轴",
    "澜湾新闻客户端",
    DAY,
    SLUICE,
)
# Floors, devices and who sent it in beside the date; terms above the headlines of others.
_add(
    "t17-floor.html",
    document(
        "水发黄放几分钟就好 - 澜湾生活 - 澜湾论坛 - Powered by phpwind",
        "",
        f"<h1>水发黄放几分钟就好</h1><div><span>0楼</span> 发表于: 2023-04-11</div><div>{'<br>'.join(SLUICE)}</div>",
    ),
    "水发黄放几分钟就好",
    "澜湾论坛",
    date(2023, 4, 11),
    SLUICE,
)
_add(
    "t18-sent-in.html",
    document(
        "我校学子赴南渠实习 - 澜湾水利学院教务处",
        "",
        f"<table><tr><td align=center class=titlestyle>我校学子赴南渠实习</td></tr><tr><td align=center><span>2023-04-11 08:12</span>&nbsp;<span>教务处 供稿</span></td></tr><tr><td>{lines(SLUICE)}</td></tr></table>",
    ),
    "我校学子赴南渠实习",
    "澜湾水利学院教务处",
    DAY,
    SLUICE,
)
_add(
    "t19-device.html",
    document(
        "南渠换轴记 - 澜湾微报",
        "",
        f"<h1>南渠换轴记</h1><div><a>南渠老许</a></div><div><a>2023-04-11 08:12</a> 来自 <a>iPhone客户端</a></div><div>{lines(SLUICE)}</div>",
    ),
    "南渠换轴记",
    "南渠老许",
    DAY,
    SLUICE,
)
_add(
    "t20-terms-above-others.html",
    document(
        "【公告】恒石矿业将打六个钻孔 _ 快讯 _ 金石财经",
        "",
        f"<h1>【公告】恒石矿业将打六个钻孔</h1><div>2023-04-11 08:12 来源：金石财经</div><div><p>金石财经讯，恒石矿业4月11日公告，将在青石岭打六个钻孔。</p><div>风险提示：以上内容仅供参考，不构成投资建议，入市需谨慎。</div></div><h3>最新快讯</h3>{lines(NIGHT, '<div><span>17:45</span><p>', '</p></div>')}",
    ),
    "【公告】恒石矿业将打六个钻孔",
    "金石财经",
    DAY,
    ["金石财经讯，恒石矿业4月11日公告，将在青石岭打六个钻孔。"],
)
# Where a portal has it from, a summary that says so, and a way to its forum beside the name.
_add(
    "t21-portal.html",
    document(
        "南渠三号闸连夜换轴 - 本地 - 澜湾之窗",
        "",
        f"<h1>南渠三号闸连夜换轴</h1><p>2023-4-11 08:12<span>|</span> 发布者: <a>窗小二</a><span>|</span> 查看: <em>388</em><span>|</span> 来自: 澜湾周报</p><div><strong>摘要</strong>: {SLUICE[0]} ...</div><table><tr><td>{lines(SLUICE)}</td></tr></table><p>点个“在看”，让更多人知道</p>",
    ),
    "南渠三号闸连夜换轴",
    "澜湾周报",
    DAY,
    SLUICE,
)
_add(
    "t22-address-beside.html",
    document(
        "南渠三号闸连夜换轴(1)_澜湾财经网",
        "",
        f"<h1>南渠三号闸连夜换轴</h1><div>澜湾财经网 www.lwcj.example 2023-04-11 08:12 <a>进入论坛</a></div><div>{lines(SLUICE)}</div>",
    ),
    "南渠三号闸连夜换轴",
    "澜湾财经网",
    DAY,
    SLUICE,
)
