"""Pages of such sites, the very last: read for the first time when a hundred others were right."""

from tests.retrieval.readers.gallery.last_sites import HS, LM
from tests.retrieval.readers.gallery.prose_of_sites import (
    BANK,
    BUS,
    CHIP,
    FEVER,
    MENU,
    METRO,
    ORCHARD,
    SCHOOL,
    TAIWAN,
    links,
    menu,
    others,
)
from tests.retrieval.readers.gallery.sites import filled, lines

FINAL_SITES = []


def _add(*stated, **values):
    FINAL_SITES.append(filled(*stated, **values))


_add(
    "g01-hangzhou.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@_要闻动态_临江区人民政府</title><meta name="SiteName" content="临江区人民政府"><meta name="ColumnName" content="要闻动态"><meta name="ArticleTitle" content="@t@"><meta name="PubDate" content="2023-06-05 08:01"><meta name="ContentSource" content="临江发布"></head><body><div class="wza"><a>无障碍</a></div><div class="head"><ul>@nav@</ul></div><div class="bread"><span>当前位置：</span><a>首页</a>&gt;<a>要闻动态</a></div><div class="main-art"><div class="art-tit">@t@</div><div class="art-line"><div class="fl">发布日期：<i>2023-06-05 08:01</i>　浏览次数：<i><script src="x"></script></i>　来源：<i>临江发布</i></div><div class="fr">字号：[<a>大</a><a>中</a><a>小</a>]　<a>分享到</a></div></div><div class="art-con"><!--<$[信息内容]>begin-->@body@<!--<$[信息内容]>end--></div><div class="art-down"><a>打印</a><a>关闭</a></div></div><div class="bot"><p>主办：临江区人民政府办公室</p></div></body></html>""",
    "铁路桥下一百八十米便道通车",
    "临江发布",
    "2023-06-05 08:01",
    LM,
    nav=menu(6),
    body=lines(LM),
)
_add(
    "g02-police.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>警情通报</title></head><body><div class="logo">青溪市公安局</div><ul class="nav">@nav@</ul><div class="cont"><h2 class="t">警情通报</h2><p class="s">时间：2023-05-19 22:40　来源：青溪市公安局交警支队　编辑：温良</p><div class="c">@body@</div></div><div class="footer">青溪市公安局 版权所有 备案号：青ICP备0000号</div></body></html>""",
    "警情通报",
    "青溪市公安局交警支队",
    "2023-05-19 22:40",
    [
        "5月19日18时27分许，一辆小型客车在滨河东路与柳荫街交叉口和一辆电动自行车发生碰撞，两人受轻伤，已送医治疗。",
        "经检测，两车驾驶人均无酒驾、毒驾嫌疑。事故原因正在进一步调查中。",
        "青溪市公安局交警支队",
        "2023年5月19日",
    ],
    nav=links(["首页", "警务", "办事"]),
    body=lines(
        [
            "5月19日18时27分许，一辆小型客车在滨河东路与柳荫街交叉口和一辆电动自行车发生碰撞，两人受轻伤，已送医治疗。",
            "经检测，两车驾驶人均无酒驾、毒驾嫌疑。事故原因正在进一步调查中。",
        ]
    )
    + lines(["青溪市公安局交警支队", "2023年5月19日"], '<p style="text-align:right">'),
)
_add(
    "g03-fm.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@-荷塘广电网</title><meta name="author" content="荷塘广电网"></head><body><div class="top">@nav@</div><div class="content_l"><h1 class="biaoti">@t@</h1><div class="xinxi"><span>2023-05-06 17:05:10</span><span>稿源：荷塘广播电视台</span><span>记者：宋立</span><span>责编：何欣</span></div><div class="video-box"><video></video></div><div class="neirong">@body@</div><div class="yd">阅读 <em>213</em> 次</div><div class="xg"><div class="xg-t">相关新闻</div><ul>@rel@</ul></div></div></body></html>""",
    "小公交进小区 今年先来八十辆",
    "荷塘广播电视台",
    "2023-05-06 17:05:10",
    BUS[1:],
    nav="".join(f"<a>{x}</a>" for x in MENU[:7]),
    body=lines(BUS[1:]),
    rel=links(others(4)),
)
_add(
    "g04-tv.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@ | TVSS新聞網</title><meta property="og:site_name" content="TVSS新聞網"><meta property="og:title" content="@t@"><meta property="article:published_time" content="2023-05-18T02:26:00Z"><meta property="article:modified_time" content="2023-05-18T05:00:00Z"></head><body><header><a>即時</a><a>熱門</a></header><div class="article_new"><h1 class="title">@t@</h1><div class="author_box"><div class="author">記者 吳宜庭／南港 報導</div><div>發佈時間：2023/05/18 10:26</div><div>最後更新時間：2023/05/18 13:00</div></div><div class="article_content" id="article_detail_content"><figure><figcaption>隨招隨停下月試辦。（圖／TVSS）</figcaption></figure>@body@<p>◤今日最夯◢</p><p><a>👉加入好友看更多新聞</a></p></div></div><div class="hot"><h2>你可能會喜歡</h2>@rel@</div></body></html>""",
    "公車揮手就停 南港12線下月試辦",
    "TVSS新聞網",
    "2023-05-18 10:26",
    ["隨招隨停下月試辦。（圖／TVSS）", *TAIWAN[1:]],
    body=lines(TAIWAN[1:]),
    rel="<ul>" + links(["夏日音樂季", "舊市場改建"]) + "</ul>",
)
_add(
    "g05-uni-news.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@-云岭理工大学新闻网</title></head><body><div class="hd"><ul>@nav@</ul></div><div class="place">您所在的位置: <a>首页</a> - <a>综合新闻</a> - 正文</div><div class="content"><div class="content-title"><h3>@t@</h3></div><div class="content-meta"><p>供稿：材料学院　　摄影：材料学院　　编辑：范晓　　审核：滕立群　　发布时间：2023-05-12　　阅读：<span>120</span>次</p></div><div class="content-con" id="vsb_content_2"><div class="v_news_content">@body@</div></div></div><div class="ft">党委宣传部 新闻中心</div></body></html>""",
    "师生走进海丰重工",
    "材料学院",
    "2023-05-12",
    SCHOOL,
    nav=links(["首页", "综合新闻", "媒体理工"]),
    body=lines(SCHOOL),
)
_add(
    "g06-zjol.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@_之江线_浙上新闻</title><meta name="keywords" content=""><meta name="source" content=""><meta name="editor" content="金琳"></head><body><div class="top"><a>浙上在线</a></div><div class="art-box"><h1 class="headline-title">@t@</h1><div class="headline-info"><span class="time">2023-04-18 09:12</span><span>|</span><span>来源：<a>浙上在线</a></span><span>|</span><span>记者 沈默 通讯员 高洁</span></div><div class="contTxt clearfix"><p>@b0@</p>@body@</div><p class="ad">1681779120000</p><p class="c">责任编辑： 金琳 | 标签：果园 ；数字农业</p></div><div class="side">@rel@</div></body></html>""",
    "浇多少水，果园自己“说话”",
    "浙上在线",
    "2023-04-18 09:12",
    ORCHARD[1:],
    b0=ORCHARD[1],
    body=lines(ORCHARD[2:]),
    rel="<ul>" + links(others(6)) + "</ul>",
)
_add(
    "g07-hospital.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>通知公告_白鹭市妇幼保健院</title></head><body><div class="nav"><ul>@nav@</ul></div><div class="ny"><div class="ny_l"><h3>医院动态</h3><ul><li><a>医院新闻</a></li><li><a>通知公告</a></li></ul></div><div class="ny_r"><div class="ny_t">通知公告</div><div class="news_tit">@t@</div><div class="news_time">2023-05-25 &nbsp; 点击：[ 88 ]</div><div class="news_con">@body@</div></div></div><div class="foot">地址：健康路9号 电话：0574-80000000</div></body></html>""",
    "端午假期门诊安排",
    "白鹭市妇幼保健院",
    "2023-05-25",
    [
        "端午节期间（6月22日至24日），我院门诊安排如下：",
        "6月22日：儿科、产科、急诊全天开诊，其余科室停诊。",
        "6月23日、24日：各科室正常开诊，检验科上午开放抽血。",
        "请就诊市民提前在公众号预约。",
    ],
    nav=links(["首页", "概况", "科室"]),
    body=lines(
        [
            "端午节期间（6月22日至24日），我院门诊安排如下：",
            "6月22日：儿科、产科、急诊全天开诊，其余科室停诊。",
            "6月23日、24日：各科室正常开诊，检验科上午开放抽血。",
            "请就诊市民提前在公众号预约。",
        ]
    ),
)
_add(
    "g08-m163.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@_手机网益网</title><meta property="og:title" content="@t@"></head><body><header class="topbar"><a>网益新闻</a><a>打开APP</a></header><main><article class="main_article"><h1 class="title">@t@</h1><div class="article-header"><div class="s-author"><div class="s-info"><span class="name">健康白鹭</span><span class="time">2023-05-12 11:40:26 浙江</span></div><a>关注</a></div></div><section class="article-body js-article-body">@body@</section><div class="article-fold">展开全文</div></article><div class="statement">特别声明：本文为网益自媒体平台“网益号”作者上传并发布，仅代表该作者观点。网益仅提供信息发布平台。</div><section class="recommend"><h3>相关推荐</h3>@cards@</section></main></body></html>""",
    "打喷嚏两周不好，该查查过敏了",
    "健康白鹭",
    "2023-05-12 11:40:26",
    FEVER,
    body=lines(FEVER),
    cards="".join(f'<a><div class="title">{x}</div><div>白鹭晚报</div><div>12跟贴</div></a>' for x in others(5)),
)
_add(
    "g09-court2.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@-海沧市中级人民法院</title></head><body><div class="h"><ul>@nav@</ul></div><div class="wz">当前位置：首页 >> 典型案例</div><div class="nr"><div class="b">@t@</div><div class="x">发布时间：2023-04-11 15:20:08　　信息员：陶然　　来源：民一庭　　点击量：301</div><div class="n">@body@</div></div></body></html>""",
    "物业费该不该打折？法院这样说",
    "民一庭",
    "2023-04-11 15:20:08",
    [
        "石某以保安夜间脱岗为由，两年没有交物业费，被青松物业公司诉至法院。",
        "法院审理认为，物业服务存在瑕疵但并未构成根本违约，业主不能因此拒交全部费用。",
        "最终，双方在法官主持下达成调解，石某按八折补交，物业公司在小区东门增设一个岗亭。",
    ],
    nav=links(["首页", "概况", "案例"]),
    body=lines(
        [
            "石某以保安夜间脱岗为由，两年没有交物业费，被青松物业公司诉至法院。",
            "法院审理认为，物业服务存在瑕疵但并未构成根本违约，业主不能因此拒交全部费用。",
            "最终，双方在法官主持下达成调解，石某按八折补交，物业公司在小区东门增设一个岗亭。",
        ],
        "<div>&nbsp; &nbsp; ",
        "</div>",
    ),
)
_add(
    "g10-juejin.html",
    """<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>@t@最近要把一批旧的测量数据迁到新系统，数据里的时间一半带时区 - 掘银</title><meta itemprop="headline" content="@t@"><meta itemprop="datePublished" content="2023-05-02T03:20:31.000Z"></head><body><div id="juejin"><header><nav><a>首页</a><a>沸点</a></nav></header><main><div class="main-area article-area"><article class="article" itemscope itemtype="http://schema.org/Article"><meta itemprop="url" content="https://juejin.example/post/1"><div itemprop="author" itemscope itemtype="http://schema.org/Person"><meta itemprop="name" content="北漂的walker"></div><h1 class="article-title"> @t@ </h1><div class="author-info-block"><div class="author-info-box"><div class="author-name"><a class="username"><span class="name">北漂的walker</span></a></div><div class="meta-box"><time datetime="2023-05-02T03:20:31.000Z" class="time">2023-05-02</time><span class="views-count">1,203</span><span class="read-time">阅读3分钟</span></div></div></div><div class="article-viewer markdown-body">@body@</div></article><div class="tag-list-box"><div class="tag-list">标签：<a>数据库</a></div></div></div><div class="sidebar"><div class="block-title">相关推荐</div>@cards@</div></main></div></body></html>""",
    "一次时区引起的数据迁移事故",
    "北漂的walker",
    "2023-05-02 11:20:31",
    [
        "最近要把一批旧的测量数据迁到新系统，数据里的时间一半带时区一半不带，踩了两天的坑，记录一下。",
        "先说结论",
        "入库之前全部换算成一种时区，显示的时候再换回来，中间任何一步都不要做字符串拼接。",
    ],
    body="<p>最近要把一批旧的测量数据迁到新系统，数据里的时间一半带时区一半不带，踩了两天的坑，记录一下。</p><h2>先说结论</h2><p>入库之前全部换算成一种时区，显示的时候再换回来，中间任何一步都不要做字符串拼接。</p>",
    cards="".join(f"<a>{x}</a><div>1.2k阅读 · 3点赞</div>" for x in ("索引怎么加", "慢查询怎么查")),
)
_add(
    "g11-chinadaily.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@ - 东方日报网</title><meta name="filetype" content="1"><meta name="publishedtype" content="1"><meta name="pagetype" content="1"><meta name="catalogs" content="5b75"><meta name="contentid" content="WS6"><meta name="publishdate" content="2023-05-10"><meta name="source" content="中声网"><meta name="author" content=""><meta name="editor" content="洪渡"></head><body><div class="topBar"><a>东方日报网</a></div><div class="breadnav"><a>首页</a> &gt; <a>财经</a></div><h1 class="dabiaoti">@t@</h1><div class="fenx"><div class="xinf-le">来源：中声网<br>2023-05-10 09:12 </div><div class="fenx-r"><a>分享</a></div></div><div class="container-left2"><div class="article" id="Content">@body@</div><div class="dizhi2">【责任编辑：洪渡】</div><div class="zuixin"><h4>为您推荐</h4>@rel@</div></div><div class="ft">东方日报网版权说明：凡注明来源为“东方日报网：XXX（署名）”，除与东方日报网签署内容授权协议的网站外，其他任何网站或单位未经允许禁止转载、使用。</div></body></html>""",
    "山海大会上的机械臂",
    "中声网",
    "2023-05-10 09:12",
    CHIP,
    body=lines(["　　" + x for x in CHIP]),
    rel="<ul>" + links(others(5)) + "</ul>",
)
_add(
    "g12-sheyang.html",
    """<!DOCTYPE html><html><head><meta charset="gb2312"><title>@t@_农业信息网</title></head><body><table width="1000" align="center"><tr><td>@nav@</td></tr></table><table width="1000" align="center"><tr><td><table width="100%"><tr><td height="50" align="center" class="bt">@t@</td></tr><tr><td align="center">［ 来源：县农技站 ｜ 作者：贾宁 ｜ 时间：2012年04月18日 ｜ 浏览：<font color=red>88</font>次 ］</td></tr><tr><td class="nr">@body@</td></tr><tr><td>【<a>返回顶部</a>】【<a>打印</a>】</td></tr></table></td></tr></table><table width="1000" align="center"><tr><td align="center">主办：临川县农业局 地址：城东路</td></tr></table></body></html>""",
    "果园水肥管理要点",
    "县农技站",
    "2012-04-18",
    [
        "四月中旬是梨树幼果膨大期，土壤相对含水量应保持在百分之七十左右，旱时每七天浇一次小水。",
        "追肥以高氮高钾为主，每亩用量不超过二十公斤，雨前不施，避免流失。",
        "疏果宜在谢花后二十天内完成，每花序留单果，弱枝不留。",
    ],
    encoding="gb18030",
    nav="".join(f"<a>{x}</a> " for x in MENU[:8]),
    body="<br>".join(
        "　　" + x
        for x in [
            "四月中旬是梨树幼果膨大期，土壤相对含水量应保持在百分之七十左右，旱时每七天浇一次小水。",
            "追肥以高氮高钾为主，每亩用量不超过二十公斤，雨前不施，避免流失。",
            "疏果宜在谢花后二十天内完成，每花序留单果，弱枝不留。",
        ]
    ),
)
_add(
    "g14-spa2.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>江声新闻</title></head><body><div id="root"></div><script>window.__PRELOADED_STATE__ = {"article":{"detail":{"newsTitle":"@t@","newsTime":"2023-05-16 10:21","sourceName":"柳河融媒","contentHtml":"<p>@c0@</p><p>@c1@</p><p>@c2@</p>"}},"user":null}</script></body></html>""",
    "县疾控发出手足口提醒",
    "柳河融媒",
    "2023-05-16 10:21",
    HS[:3],
    c0=HS[0],
    c1=HS[1],
    c2=HS[2],
)
_add(
    "g15-weekly.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@ - 封面 - 城市周记</title><meta property="og:site_name" content="城市周记"></head><body><nav><a>城市周记</a></nav><div class="story"><div class="cat">封面故事</div><h1>@t@</h1><h2 class="dek">一条便道的七次协调</h2><div class="byline"><span>本刊记者 甘露</span> <span>发自青溪</span></div><div class="pub">2023年6月8日出版</div><div class="txt">@body@</div><div class="note">（实习生何小雨对本文亦有贡献）</div></div></body></html>""",
    "桥下的路",
    "城市周记",
    "2023-06-08",
    LM,
    body=lines(LM),
)
_add(
    "g16-tax.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="@t@"><meta name="PubDate" content="2023-05-08"><meta name="ContentSource" content="纳税服务处"><title>@t@</title></head><body><div class="nav"><ul>@nav@</ul></div><div class="path">首页 > 热点问答</div><div class="info-cont"><div class="title sv_texth1">@t@</div><div class="msgbar"><span>发布时间：2023-05-08</span><span>来源：纳税服务处</span><span class="b">【字体：大 中 小】打印本页</span><span>访问量：</span></div><div class="info-cont-txt"><p><strong>问：</strong>@q@</p><p><strong>答：</strong>@a@</p><p>@c@</p></div></div><div class="footer">白鹭市税务局</div></body></html>""",
    "小规模纳税人减免增值税热点问答",
    "纳税服务处",
    "2023-05-08",
    [
        "问：小规模纳税人月销售额未超过十万元，还需要申报吗？",
        "答：需要。应当在申报期内如实填写减免税申报明细表，系统会自动带出减免额。",
        "政策依据：财政部门2023年第1号公告。",
    ],
    nav=links(["首页", "信息公开", "纳税服务"]),
    q="小规模纳税人月销售额未超过十万元，还需要申报吗？",
    a="需要。应当在申报期内如实填写减免税申报明细表，系统会自动带出减免额。",
    c="政策依据：财政部门2023年第1号公告。",
)
_add(
    "g17-forumpc.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@-江畔社区</title></head><body><div class="nav"><a>首页</a><a>发帖</a></div><div class="thread"><div class="thread-title"><h1>@t@</h1><span>浏览 2013</span><span>回复 12</span></div><div class="floor floor-1"><div class="user"><a>柳荫里老李</a><span>楼主</span></div><div class="floor-body"><div class="info">发表于 2019-03-02 20:18 来自 江畔APP</div><div class="text">@body@</div></div></div><div class="floor"><div class="user"><a>赶海的人</a></div><div class="floor-body"><div class="info">发表于 2019-03-02 21:00</div><div class="text">同问，我家那边也一样，打了两次热线都说在排期，不知道要等到什么时候才能轮到。</div></div></div><div class="floor"><div class="user"><a>桥东</a></div><div class="floor-body"><div class="info">发表于 2019-03-03 08:12</div><div class="text">建议直接去街道问，带上房产证复印件，他们有专门的窗口登记，比打电话管用得多。</div></div></div></div></body></html>""",
    "咱们小区的电梯什么时候能装上",
    "江畔社区",
    "2019-03-02 20:18",
    [
        "咱们小区一共六层，老人上下楼实在不方便，去年登记了加装电梯，到现在没有消息。",
        "我问了隔壁小区，他们从签字到动工用了十一个月，主要卡在一楼住户不同意。",
        "有没有办成的邻居说说经验？",
    ],
    body="咱们小区一共六层，老人上下楼实在不方便，去年登记了加装电梯，到现在没有消息。<br>我问了隔壁小区，他们从签字到动工用了十一个月，主要卡在一楼住户不同意。<br>有没有办成的邻居说说经验？",
)
_add(
    "g18-daily2.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>海沧早报-@t@</title></head><body><div class="date">2020年05月09日 星期六</div><div class="left"><img usemap="#m"></div><div class="right"><div class="ti">@t@</div><div class="yinti">穿越河底断裂带</div><div class="au">■本报记者 梁晓光</div><div class="tx">@body@</div></div><div class="bottom">海沧早报社主办</div></body></html>""",
    "五号线全线洞通",
    "海沧早报",
    "2020-05-09",
    METRO[:5],
    body=lines(METRO[:5]),
)
_add(
    "g19-finance.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@_基金频道_证星</title><meta name="description" content="@t@"></head><body><div class="nav">@nav@</div><div class="newsdetail"><h1>@t@</h1><div class="newsinfo"><span>2023-05-06 20:31</span><span>来源：证星综合</span><span>作者：</span><span class="cmt">0评论</span></div><div class="article_content"><div class="zhaiyao">投资者要点：回购价格上限十八元。</div>@body@<p class="stock-list">启明股份sz889123</p><p>（以上内容为证星据公开信息整理，与本站立场无关。）</p></div><div class="wenda"><h3>投资问答</h3><p>有问题就问，专业投顾一对一解答您的疑惑，现在提问免费。</p></div></div></body></html>""",
    "启明股份回购方案出炉",
    "证星综合",
    "2023-05-06 20:31",
    ["投资者要点：回购价格上限十八元。", *BANK[1:], "启明股份sz889123"],
    nav="".join(f"<a>{x}</a>" for x in MENU[:8]),
    body=lines(BANK[1:]),
)
_add(
    "g20-short.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@ | 快讯 | 江畔财经</title></head><body><div class="kx"><h1>@t@</h1><div class="i">江畔财经 2023-05-06 19:36</div><div class="b">@s@</div></div><div class="lst"><h3>最新快讯</h3>@cards@</div></body></html>""",
    "启明股份拟回购",
    "江畔财经",
    "2023-05-06 19:36",
    ["启明股份公告，拟以1.5亿元至3亿元回购股份，价格不超过18元/股。"],
    s="启明股份公告，拟以1.5亿元至3亿元回购股份，价格不超过18元/股。",
    cards="".join(
        f"<div><span>19:2{i}</span><p>{x}，公司将根据市场情况和资金安排择机实施，并及时履行信息披露义务。</p></div>"
        for i, x in enumerate(["远山科技公告拟减持", "海沧轨道发行五亿元债券", "荷塘公交完成车辆招标"])
    ),
)
