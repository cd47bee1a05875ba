"""Further such pages: offices and their tables, magazines, social networks, announcements, papers of other regions."""

from tests.retrieval.readers.gallery.prose_of_sites import (
    BUS,
    CAFE,
    CHIP,
    FEVER,
    MENU,
    METRO,
    NOTICE,
    ORCHARD,
    RAIN,
    links,
    menu,
    others,
)
from tests.retrieval.readers.gallery.sites import filled, lines

FURTHER_SITES = []


def _add(*stated, **values):
    FURTHER_SITES.append(filled(*stated, **values))


# 1 gov.cn 2023
_add(
    "d01-govcn.html",
    """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>@t@_滚动新闻_中央府网</title><meta name="catalog" content="滚动新闻"/><meta name="lanmu" content="滚动"/><meta name="manuscriptId" content="5753001"/><meta name="author" content="邓昊"/><meta name="firstpublishedtime" content="2023-05-06-17:05:00"/><meta name="lastmodifiedtime" content="2023-05-06-17:05:45"/><meta property="og:title" content="@t@"></head><body><div class="header_common"><ul class="header_nav">@nav@</ul></div><div class="main"><div class="BreadcrumbNav"><a>首页</a> &gt; <a>新闻</a> &gt; <a>滚动</a></div><div class="mobile_hide"><div class="share-box"><a class="share-btn gwds_more"></a><div class="share-list"><a>微信</a><a>微博</a></div></div></div><div class="article oneColumn pub_border"><div class="article_con"><h1 id="ti">
@t@
</h1><div class="pages-date">
2023-05-06 17:05<span class="font index_switchsize">来源：
新声社</span><div class="pages_print mhide"><span class="font index_switchsize">字号：<span class="bigger-switcher">默认</span> <span>大</span> <span>超大</span></span><span class="splitline">|</span> <a>打印</a><div class="share">|<a></a></div></div></div><div class="pages_content" id="UCAP-CONTENT"><div class="trs_editor_view TRS_UEDITOR trs_paper_default trs_web">@body@</div></div><div class="editor">责任编辑：邓昊</div><div class="pchide wx_line"><p>扫一扫在手机打开当前页</p></div><div class="related"><h2>相关稿件</h2><ul>@rel@</ul></div></div></div></div><div class="footer"><p>版权所有：中央府网 中文域名：中央府网.政务</p><p>网站标识码bm01000001 京ICP备05070218号</p></div></body></html>""",
    "山海智能装备大会签约十九个项目",
    "新声社",
    "2023-05-06 17:05",
    ["新声社云岭5月6日电（记者 贺小舟）" + CHIP[0], *CHIP[1:]],
    nav=menu(6),
    body=lines(["新声社云岭5月6日电（记者 贺小舟）" + CHIP[0], *CHIP[1:]], '<p style="text-indent: 2em;">'),
    rel=links(others(2)),
)
# 2 policy with index box in dl and title twice
_add(
    "d02-zcjd.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@</title><meta name="SiteName" content="海丰县政府"><meta name="ArticleTitle" content="@t@"><meta name="PubDate" content="2023-05-19 00:00:00"><meta name="ContentSource" content="本网"></head><body><div class="header"><div class="gov-logo">海丰县人民政府</div><ul>@nav@</ul></div><div class="crumb">当前位置 : <a>首页</a> > <a>信息公开</a></div><div class="xxgk_box"><div class="index-box"><ul><li><b>索 引 号:</b> K20-2023-00017</li><li><b>公开目录:</b> 其他文件</li><li><b>发布日期:</b> 2023年05月19日</li><li><b>主题词:</b> 高温；津贴；通知</li><li><b>发布机构:</b> 海丰县人社局</li><li><b>文　　号:</b> 海人社〔2023〕21号</li></ul></div><div class="con-title">@t@</div><div class="con-bar"><span>时间：2023-05-19 15:02:11</span><span>点击数：<b>88</b></span><span>来源：海丰县人社局</span></div><div class="con-text">@body@</div><div class="con-file">附件：<a>津贴申领表.xls</a></div><div class="con-page"><a>【打印】</a><a>【关闭】</a></div></div><div class="foot">主办单位：海丰县人民政府办公室 联系电话：0660-6000000</div></body></html>""",
    "海丰县人社局转发关于高温劳动保护工作的通知",
    "海丰县人社局",
    "2023-05-19 15:02:11",
    [*NOTICE[:5], "海丰县人力资源和社会保障局", "2023年5月19日"],
    nav=links(["首页", "公开", "服务"]),
    body=lines([*NOTICE[:5], "海丰县人力资源和社会保障局", "2023年5月19日"], "<div>　　", "</div>"),
)
# 3 recruitment with table
RC = [
    "因工作需要，荷塘区图书馆面向社会公开招聘编外人员3名，现将有关事项公告如下：",
    "一、招聘岗位及要求",
    "岗位要求三十五周岁以下，本科及以上学历，图书情报、中文、计算机相关专业优先。",
    "二、报名方式",
    "请于5月26日前将个人简历、学历证书扫描件发送至邮箱hr@hetang.example，邮件主题注明“应聘+姓名+岗位”。",
    "三、待遇",
    "试用期两个月，转正后月薪四千五百元至六千元，缴纳五险一金。",
    "荷塘区图书馆",
    "2023年5月12日",
]
_add(
    "d03-recruit.html",
    """<!DOCTYPE html><html><head><meta charset="gbk"><title>荷塘区图书馆公开招聘编外人员公告-荷塘人才网</title></head><body><div class="top"><a>登录</a> <a>注册</a></div><div class="nav"><ul>@nav@</ul></div><div class="wz">您的位置：<a>首页</a>-<a>事业单位</a>-正文</div><div class="left"><h1>@t@</h1><div class="property"><span>2023-05-12 16:20</span><span>文章来源：荷塘区文旅局</span><span>浏览(<i>1,024</i>)</span></div><div class="content">@body@</div><div class="tips">注：招聘信息由用人单位提供，凡要求缴纳报名费、保证金的均为诈骗。</div><div class="ads"><a>公考培训 3 折起</a></div><div class="pn"><div>上一篇：<a>@l1@</a></div><div>下一篇：<a>@l2@</a></div></div></div><div class="right"><h3>最新招聘</h3><ul>@hot@</ul></div></body></html>""",
    "荷塘区图书馆公开招聘编外人员公告",
    "荷塘区文旅局",
    "2023-05-12 16:20",
    [*RC, "注：招聘信息由用人单位提供，凡要求缴纳报名费、保证金的均为诈骗。"],
    encoding="gb18030",
    nav=links(["首页", "事业单位", "国企", "教师"]),
    body=lines(RC),
    l1="市三院招聘护士公告",
    l2="柳荫里小学招聘代课教师",
    hot=links([x + "招聘" for x in ("供电局", "自来水公司", "公交集团", "轨道集团")]),
)
# 4 stdaily
_add(
    "d04-stdaily.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@</title><meta name="keywords" content="梨园"><meta name="contentid" content="1500001"></head><body><div class="h"><ul>@nav@</ul></div><div class="w1200"><div class="crumbs"><a>首页</a> >> <a>时政新闻</a> >></div><div class="aricle"><div class="title fl"><div class="article_tit"><h1>@t@</h1></div></div><div class="time clearfix"><div class="fl f_lf"><span>2023-04-18 01:44:02</span><span class="f_source">来源: <i>科学日报</i></span> <span>作者: 沈默</span> <span>点击数: <i id="c">0</i></span> <span>评论数: 0</span></div><div class="fr">字体<a>大</a><a>小</a></div></div><div class="content" id="content"><div class="content_txt">@body@</div><p class="zrbj">责任编辑：冷媚</p></div><div class="icon"></div><div class="tjyd"><h3>相关新闻</h3><ul>@rel@</ul></div></div></div></body></html>""",
    "果园里的一千三百个传感器",
    "科学日报",
    "2023-04-18 01:44:02",
    [
        ORCHARD[0].replace("新华社临川4月18日电（记者沈默、通讯员高洁）", "◎本报记者 沈默 通讯员 高洁\u3000"),
        *ORCHARD[1:],
    ],
    nav=menu(6),
    body=lines(
        [
            "　　" + x
            for x in [
                ORCHARD[0].replace("新华社临川4月18日电（记者沈默、通讯员高洁）", "◎本报记者 沈默 通讯员 高洁\u3000"),
                *ORCHARD[1:],
            ]
        ]
    ),
    rel=links(others(4)),
)
# 5 huxiu style
_add(
    "d05-huxiu.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@-狐嗅网</title><meta property="og:title" content="@t@-狐嗅网"><meta name="description" content="一家豆浆铺和一条要拆的街"></head><body><div id="__nuxt"><div class="article-detail"><header class="header"><nav><a>首页</a><a>24小时</a><a>登录</a></nav></header><div class="article-detail__content"><h1 class="article__title">@t@</h1><div class="article__bottom-wrap"><div class="bottom-wrap__left"><a class="author-info__username">城市观察员©</a><span class="article__time">2023-05-21 10:15</span><span class="article__comment-num">评论 8</span><span>收藏 31</span></div></div><div class="article__content"><blockquote><p>本文来自微信公众号：<a>城市观察员 (ID：citywatch)</a>，作者：林夕照，题图来自：视觉库</p></blockquote>@body@<div class="neirong-shouquan"><span class="c2">本内容为作者独立观点，不代表狐嗅立场。未经允许不得转载，授权事宜请联系hezuo@huxiu.example</span></div><div class="neirong-shouquan-public"><span>正在改变与想要改变世界的人，都在 <a>狐嗅APP</a></span></div></div><div class="praise"><span>点赞 24</span></div><div class="author-card"><p>城市观察员</p><p>共发表 36 篇文章</p><div>这座城市值得被认真看见，我们每周写一个角落的故事，也欢迎你来信。</div></div></div><div class="side"><h3>大家都在搜</h3>@hot@</div></div></div></body></html>""",
    "老码头最后一间豆浆铺",
    "城市观察员",
    "2023-05-21 10:15",
    ["本文来自微信公众号：城市观察员 (ID：citywatch)，作者：林夕照，题图来自：视觉库", *CAFE],
    body=lines(CAFE),
    hot="<ul>" + links(others(5)) + "</ul>",
)
# 6 UDN
UD = [
    "南港市府今天宣布，下月起在12條公車路線試辦「隨招隨停」，乘客在巷弄內揮手就能上車。",
    "交通局長許哲維說，試辦路線以丘陵地區為主，每日往返28班次。",
    "議員林佩君質疑駕駛人力不足，要求先補人再擴大。",
]
_add(
    "d06-udn.html",
    """<!DOCTYPE html><html lang="zh-Hant"><head><meta charset="utf-8"/><title>@t@ | 南港新聞 | 地方 | 聯合新訊網</title><meta property="og:site_name" content="聯合新訊網"/><meta property="og:title" content="@t@ | 聯合新訊網"/><meta name="date.issued" content="2023-05-18 14:02:31"/><meta name="date.available" content="2023/05/18 14:02:31"/><meta property="article:published_time" content="2023-05-18T14:02:31+08:00"/><script type="application/ld+json">[{"@context":"http://schema.org","@type":"NewsArticle","headline":"@t@","datePublished":"2023-05-18T14:02:31+08:00","author":{"@type":"Person","name":"聯合新訊網"},"publisher":{"@type":"Organization","name":"聯合新訊網"},"articleBody":"x"}]</script></head><body><header><nav>@nav@</nav></header><main><section class="article-content__wrapper"><section class="article-content__cover"></section><h1 class="article-content__title">@t@</h1><section class="article-content__subinfo"><time class="article-content__time" datetime="2023-05-18 14:02:31">2023-05-18 14:02</time><div class="article-content__author"><span>聯合報</span><span>/ 記者<a>王思慧</a>／南港即時報導</span></div><div class="article-head__tools"><a>讚</a><a>分享</a><span>存新聞</span></div></section><article class="article-content"><section class="article-content__editor"><figure><img><figcaption>南港公車下月試辦隨招隨停。記者王思慧／攝影</figcaption></figure>@b1@<div class="inline-ads"><span>廣告</span></div>@b2@</section><section class="keywords"><a>公車</a></section></article><section class="more-news"><h2>延伸閱讀</h2>@rel@</section></section></main><aside><h2>熱門新聞</h2>@rel@</aside></body></html>""",
    "隨招隨停！南港12公車路線下月試辦",
    "聯合新訊網",
    "2023-05-18 14:02:31",
    ["南港公車下月試辦隨招隨停。記者王思慧／攝影", *UD],
    nav="".join(f"<a>{x}</a>" for x in ["即時", "要聞", "地方"]),
    b1=lines(UD[:1]),
    b2=lines(UD[1:]),
    rel="<ul>" + links(["夏日音樂季登場", "舊市場改建招標"]) + "</ul>",
)
# 7 rfi / dw style with byline and abstract
DW = [
    "（德声中文网）一项新研究发现，城市行道树的树荫能把夏季路面温度降低最多十二度，但不同树种的差别很大。",
    "研究人员在六座城市布设了四百个温度探头，连续记录了三个夏天。",
    "“冠幅比高度更重要。”项目负责人汉娜·贝克说，悬铃木和榉树的效果最好，银杏最差。",
    "研究还发现，在狭窄的街道上，树木反而会阻碍夜间散热。",
]
_add(
    "d07-dw.html",
    """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"/><title>@t@ – DS – 2023年5月18日</title><meta name="description" content="一项新研究发现，树荫能把夏季路面温度降低最多十二度"/><meta property="og:title" content="@t@ – DS – 2023年5月18日"/><meta property="og:site_name" content="ds.example"/><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","name":"@t@","headline":"@t@ – DS – 2023年5月18日","datePublished":"2023-05-18T13:40:22.012Z","dateModified":"2023-05-18T13:40:22.012Z","publisher":{"@type":"NewsMediaOrganization","name":"德声"}}]}</script></head><body><div id="root"><header><nav>@nav@</nav></header><main><article><header><span class="kicker">环境</span><div class="meta"><time datetime="2023-05-18T13:40:22.012Z">2023-05-18</time><span>2023年5月18日</span></div><h1>@t@</h1><p class="teaser-text">行道树怎么种，才能让城市真正凉下来？</p></header><div class="share"><span>https://p.ds.example/p/4RW</span></div><figure><img><figcaption>柏林街头的悬铃木<small>图像来源: Imago</small></figcaption></figure><div class="rich-text">@body@<p>DS中文有Instagram！欢迎搜寻ds.chinese，看更多深入浅出的图文与影音报道。</p><p>© 2023年德声版权声明：本文所有内容受到著作权法保护，如无德声特别授权，不得擅自使用。任何不当行为都将导致追偿，并受到刑事追究。</p></div></article><section><h2>更多相关内容</h2>@rel@</section></main></div></body></html>""",
    "树荫能让马路降温十二度",
    "德声",
    "2023-05-18 21:40:22",
    ["行道树怎么种，才能让城市真正凉下来？", *DW],
    nav="".join(f"<a>{x}</a>" for x in ["首页", "德国", "中国", "经济"]),
    body=lines(DW),
    rel="<ul>" + links(others(3)) + "</ul>",
)
# 8 article with photo captions and pages, dahe-like table
_add(
    "d08-dahe.html",
    """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>@t@-大江网</title><meta name="keywords" content="地铁"><meta name="description" content=""></head><body><div class="topbar">@nav@</div><div id="main"><h1 id="4g_title">@t@</h1><p class="source"><span id="pubtime_baidu">2019年05月09日08:12</span><span id="source_baidu">来源:<a>大江报</a></span><span id="editor_baidu">编辑：胡泽汇</span><span id="author_baidu"></span></p><div class="txt" id="mainCon"><p align="center"><img src="1.jpg"></p><p align="center"><font color="#0000ff">盾构机刀盘正在吊装。 龙海涛 摄</font></p>@body@<p>　　(记者 梁晓光)</p></div><p class="zebian">【<a>纠错</a>】 编辑：胡泽汇　审核 ：刘晓明</p><div class="fenye"><span>1</span></div><div class="dhmt">大江网版权与免责声明</div><div class="sm"><p>① 凡本网注明“来源：大江网”的所有作品，均为本网合法拥有版权或有权使用的作品，未经本网授权不得转载、摘编。</p><p>② 凡本网注明“来源：XXX（非大江网）”的作品，均转载自其它媒体，转载目的在于传递更多信息，并不代表本网赞同其观点和对其真实性负责。</p></div><div class="right"><h3>24小时排行</h3><ul>@hot@</ul></div></div></body></html>""",
    "海沧地铁五号线全线洞通",
    "大江报",
    "2019-05-09 08:12",
    ["盾构机刀盘正在吊装。 龙海涛 摄", *METRO[:5], "(记者 梁晓光)"],
    nav="".join(f"<a>{x}</a>" for x in MENU[:9]),
    body=lines(["　　" + x for x in METRO[:5]]),
    hot=links(others(6)),
)
# 9 bilibili column / opus with __INITIAL_STATE__ only
_add(
    "d09-opus.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@ - 哔声</title><meta name="description" content="这座桥我走了二十年。"></head><body><div id="app"></div><script>window.__INITIAL_STATE__={"cvid":1,"readInfo":{"id":1,"title":"@t@","summary":"x","author":{"mid":1,"name":"走桥的人"},"publish_time":1684621920,"content":"<p>@c0@</p><p>@c1@</p><p>@c2@</p>"},"recommend":[{"title":"别的文章","summary":"y"}]};(function(){var s;})();</script></body></html>""",
    "一座桥的二十年",
    "走桥的人",
    "2023-05-21 06:32",
    [
        "这座桥我走了二十年，从背着书包走到推着婴儿车。",
        "桥面的石板换过两次，第一次是洪水冲断了引桥，第二次是为了给盲道让路。",
        "明年它就要退休了，新桥建在下游三百米，听说能走公交车。",
    ],
    c0="这座桥我走了二十年，从背着书包走到推着婴儿车。",
    c1="桥面的石板换过两次，第一次是洪水冲断了引桥，第二次是为了给盲道让路。",
    c2="明年它就要退休了，新桥建在下游三百米，听说能走公交车。",
)
# 10 hospital news ASP.NET WebForms
_add(
    "d10-aspx.aspx.html",
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html><head id="Head1"><title>
	白鹭市中医院--新闻内容
</title></head><body><form method="post" action="news.aspx?id=11" id="form1"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUKLTY4"/></div><div id="menu"><ul>@nav@</ul></div><div class="position">当前位置：首页 > 医院动态 > 新闻内容</div><div class="newsbox"><div class="newstitle"><span id="lblTitle">@t@</span></div><div class="newsinfo">发布人：<span id="lblUser">宣传科</span>&nbsp;&nbsp;发布时间：<span id="lblTime">2023/5/12 11:40:00</span>&nbsp;&nbsp;浏览：<span id="lblHits">321</span>次</div><div class="newscontent"><span id="lblContent">@body@</span></div><div class="newsnext">上一条：<a>@l1@</a><br />下一条：<a>@l2@</a></div></div><div class="foot">Copyright 2023 白鹭市中医院 浙ICP备00000000号 技术支持：某某网络</div></form></body></html>""",
    "春季过敏季 中医有妙招",
    "宣传科",
    "2023-05-12 11:40",
    FEVER,
    nav=links(["首页", "医院概况", "科室介绍", "就诊指南"]),
    body=lines(FEVER),
    l1="医院召开职代会",
    l2="义诊进社区",
)
# 11 zaker/yidian-like short with big recommendations
SH = "5月20日16时，市气象台发布暴雨橙色预警。受其影响，青溪古镇景区今晚暂停开放，已购票游客可在小程序申请全额退款。"
_add(
    "d11-app.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@</title><meta property="og:title" content="@t@"></head><body><div class="download">打开APP，阅读体验更佳</div><article><h1>@t@</h1><div class="meta"><img class="avatar"><div><p class="name">青溪文旅</p><p class="time">05-20 16:31</p></div><button>关注</button></div><div class="body"><p>@s@</p></div><div class="tags"><span>暴雨</span></div></article><section class="rec"><h2>大家都在看</h2>@cards@</section><section class="cmt"><h2>全部评论(2)</h2><div><b>沿江散步</b><p>安全第一，支持关闭，希望退款能快一点到账。</p></div></section></body></html>""",
    "青溪古镇今晚暂停开放",
    "青溪文旅",
    None,
    [SH],
    s=SH,
    cards="".join(
        f'<div class="card"><h3>{x}</h3><p>{y}</p><span>江边新闻 昨天</span></div>'
        for x, y in zip(others(4), [CHIP[0], CHIP[1], ORCHARD[1], ORCHARD[2]], strict=False)
    ),
)
# 12 wordpress theme, excerpt list after
_add(
    "d12-wp.html",
    """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>@t@ &#8211; 小城笔记</title><link rel="canonical" href="https://note.example/archives/101"><meta name="generator" content="WordPress 6.2"></head><body class="post-template-default single single-post postid-101"><div id="page" class="site"><header id="masthead" class="site-header"><p class="site-title"><a>小城笔记</a></p><nav id="site-navigation"><ul>@nav@</ul></nav></header><main id="primary" class="site-main"><article id="post-101" class="post-101 post type-post"><header class="entry-header"><h1 class="entry-title">@t@</h1><div class="entry-meta"><span class="posted-on">发布于 <a><time class="entry-date published" datetime="2023-05-21T06:32:00+08:00">2023年5月21日</time><time class="updated" datetime="2023-05-22T10:00:00+08:00">2023年5月22日</time></a></span><span class="byline">由 <span class="author vcard"><a>linxz</a></span></span></div></header><div class="entry-content">@body@</div><footer class="entry-footer"><span class="cat-links">发布于 <a>随笔</a></span><span class="tags-links">标签 <a>码头</a></span></footer></article><nav class="post-navigation"><a>上一篇：春天的渡口</a></nav><div id="comments"><h2 class="comments-title">《@t@》有2个想法</h2><ol><li><p>小时候放学就去他家喝一碗，两毛钱，烫得直跺脚，希望搬过去以后味道别变。</p></li></ol><div id="respond"><h3>发表评论</h3><p>您的邮箱地址不会被公开。 必填项已用 * 标注</p></div></div></main><aside id="secondary"><h2>近期文章</h2><ul>@hot@</ul></aside></div></body></html>""",
    "凌晨四点的豆浆铺",
    "小城笔记",
    "2023-05-21 06:32",
    CAFE,
    nav=links(["首页", "关于"]),
    body=lines(CAFE),
    hot=links(others(4)),
)
# 13 weibo status
_add(
    "d13-weibo.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>微声正文 - 微声全文</title></head><body><div id="app"></div><script>var $render_data = [{"status": {"created_at": "Sat May 20 16:31:00 +0800 2023","id": "49","text": "【@t@】@s@","source": "微声云剪","user": {"id": 1,"screen_name": "青溪发布","verified_reason": "青溪区政府新闻办公室官方微声"},"status_title": "@t@"},"call": 1}][0] || {};</script></body></html>""",
    "青溪古镇今晚暂停开放",
    "青溪发布",
    "2023-05-20 16:31",
    ["【青溪古镇今晚暂停开放】" + SH],
    s=SH,
)
# 14 csrc-like decision
CS2 = [
    "当事人：贺某，男，1975年3月出生，时任远山科技股份有限公司财务总监，住址：海沧市。",
    "依据《证券法》有关规定，我局对贺某内幕交易行为进行了立案调查、审理，依法告知了作出行政处罚的事实、理由、依据及当事人依法享有的权利。",
    "经查明，当事人存在以下违法事实：2022年9月至10月，贺某利用其知悉的未公开信息，使用他人账户买入远山科技股票十二万股，获利三十一万元。",
    "我局决定：没收贺某违法所得三十一万元，并处以九十三万元的罚款。",
    "2023年4月28日",
]
_add(
    "d14-csrc.html",
    """<!DOCTYPE html><html><head><meta charset="UTF-8"><meta name="SiteName" content="海沧监管局"><meta name="ArticleTitle" content="@t@"><meta name="PubDate" content="2023-05-06"><meta name="ContentSource" content=""><title>@t@_海沧监管局</title></head><body><div class="header"><ul>@nav@</ul></div><div class="BreadcrumbNav">当前位置：<a>首页</a> > <a>政府信息公开</a></div><div class="container"><div class="xxgk-info"><table id="headContainer"><tbody><tr><td><b>索 引 号</b></td><td>bm56000001/2023-00001</td><td><b>分类</b></td><td>行政处罚决定</td></tr><tr><td><b>发布机构</b></td><td></td><td><b>发文日期</b></td><td>2023年05月06日</td></tr><tr><td><b>名　　称</b></td><td colspan="3">@t@</td></tr><tr><td><b>文　　号</b></td><td>〔2023〕1号</td><td><b>主 题 词</b></td><td></td></tr></tbody></table></div><div class="detail-news"><h2>@t@</h2><div class="content"><div class="info"><p>日期：2023-05-06</p><p>来源：</p></div>@body@</div></div></div><div class="footer"><p>版权所有：海沧监管局</p></div></body></html>""",
    "海沧监管局行政处罚决定书（贺某）",
    "海沧监管局",
    "2023-05-06",
    CS2,
    dated="2023-05-06",
    nav=links(["首页", "政务信息", "办事服务"]),
    body=lines(CS2[:-1]) + lines(CS2[-1:], '<p style="text-align:right">'),
)
# 15 e-paper other vendor (html5)
_add(
    "d15-paper.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@--江畔日报2023年05月09日--第04版</title></head><body><div class="date-box">江畔日报 2023年05月<b>09</b>日 星期二</div><div class="paper-nav"><a>返回目录</a><a>往期查看</a><a>PDF下载</a></div><div class="news-list"><h3>第04版：城事</h3><ul>@hot@</ul></div><div class="detail-art"><h3>一条地铁 串起三个片区</h3><h2>@t@</h2><h4>明年三季度初期运营</h4><p class="sec">《江畔日报》（2023年05月09日 第04版）<span>作者：梁晓光</span></p><div class="detail-body">@body@</div></div><div class="pn"><a>上一篇</a><a>下一篇</a></div></body></html>""",
    "海沧地铁五号线洞通",
    "江畔日报",
    "2023-05-09",
    METRO[:5],
    body=lines(METRO[:5]),
    hot=links(others(4)),
)
# 16 xinhua local with og, byline inline + 来源 link missing label
_add(
    "d16-local.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@_新闻频道_荷塘之窗</title><meta name="author" content="荷塘之窗"><meta name="publishdate" content="2018-05-06"></head><body><div id="header"><ul>@nav@</ul></div><div class="main"><div class="article-header"><h1>@t@</h1><div class="article-infos"><span class="date">2018-05-06 17:05</span><span class="source">荷塘日报</span><span class="cmt"><em>3</em>人评论</span></div></div><div class="article-abstract"><b>导读：</b>小型车将开进老街巷，票价维持一元。</div><div class="article-content"><div class="fontSizeSmall">@body@</div><div class="article-source">（原标题：荷塘公交今年换新车）</div><div class="article-bd">编辑：小荷</div></div><div class="nextpage"></div><div class="guess"><h3>猜你感兴趣</h3>@cards@</div></div></body></html>""",
    "荷塘公交今年换新三百二十辆",
    "荷塘日报",
    "2018-05-06 17:05",
    ["导读：小型车将开进老街巷，票价维持一元。"][:0] + BUS,
    nav=menu(7),
    body=lines(BUS),
    cards="".join(
        f"<div><a><img></a><h4><a>{x}</a></h4><p>{y[:48]}...</p></div>"
        for x, y in zip(others(3, 7), CHIP, strict=False)
    ),
)
# 17 exchange announcement
AN = [
    "证券代码：889123　证券简称：启明股份　公告编号：2023-021",
    "本公司董事会及全体董事保证本公告内容不存在任何虚假记载、误导性陈述或者重大遗漏，并对其内容的真实性、准确性和完整性承担法律责任。",
    "一、回购方案的主要内容",
    "公司拟以自有资金1.5亿元至3亿元回购股份，价格不超过18元/股，期限自董事会审议通过之日起12个月内。",
    "二、风险提示",
    "若公司股票价格持续超出回购价格上限，存在回购方案无法实施的风险。",
    "特此公告。",
    "启明股份有限公司董事会",
    "2023年5月6日",
]
_add(
    "d17-anno.html",
    """<!DOCTYPE html><html><head><meta charset="gb2312"><title>启明股份(889123)_公司公告_@t@_新潮财经</title></head><body><div class="nav"><a>新潮财经</a>|<a>行情中心</a></div><div class="left"><table><tr><td>启明股份 889123</td><td>15.27</td><td>+1.99%</td></tr></table><ul><li><a>公司公告</a></li><li><a>财务分析</a></li></ul></div><div class="right"><table id="allbulletin"><thead><tr><th>@t@ <font size=2>下载公告</font></th></tr></thead><tbody><tr><td class="graybgH">公告日期:2023-05-06</td></tr><tr><td><div id="content"><pre>@body@</pre></div></td></tr></tbody></table></div><div class="foot">客户服务热线：4001102288　欢迎批评指正</div></body></html>""",
    "启明股份:关于以集中竞价交易方式回购股份方案的公告",
    "启明股份有限公司董事会",
    "2023-05-06",
    AN,
    encoding="gb18030",
    body="\n".join("　　" + x for x in AN),
)
# 18 VOA/RFA style
_add(
    "d18-rfa.html",
    """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"/><title>@t@</title><meta name="description" content="路边的树荫能把夏季路面温度降低最多十二度"/><meta name="author" content="远声"/><meta property="og:site_name" content="远声广播"/><meta property="og:title" content="@t@"/><script type="application/ld+json">{"@type":"NewsArticle","headline":"@t@","datePublished":"2023-05-18 13:40:22Z","publisher":{"@type":"NewsMediaOrganization","name":"远声广播"}}</script></head><body><div class="hdr"><nav>@nav@</nav></div><div class="page-header"><a>无障碍链接</a><ul><li><a>跳转到内容</a></li><li><a>跳转到导航</a></li></ul></div><main><h1 class="title pg-title">@t@</h1><div class="published"><span class="date"><time pubdate="pubdate" datetime="2023-05-18T21:40:22+08:00">2023年5月18日 21:40</time></span></div><div class="links"><ul><li>汉娜</li></ul></div><div class="share--box"><span>分享</span><a>打印</a></div><div id="article-content"><div class="wsw">@body@<ul class="also-read"><li><a>相关阅读：城市公园的夜灯该不该关</a></li></ul></div></div></main><div class="region"><h2>相关</h2>@rel@</div></body></html>""",
    "行道树能把马路变凉多少",
    "远声广播",
    "2023-05-18 21:40:22",
    [DW[0].replace("（德声中文网）", "柏林 — "), *DW[1:]],
    nav="".join(f"<a>{x}</a>" for x in ["主页", "国际", "科技"]),
    body=lines([DW[0].replace("（德声中文网）", "柏林 — "), *DW[1:]]),
    rel="<ul>" + links(others(3)) + "</ul>",
)
# 19 long navigation left + text in td with br, old intranet
_add(
    "d19-intra.htm",
    """<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>内部信息网</title></head><body><table width=100%><tr><td colspan=2><marquee>热烈欢迎各位领导莅临指导！</marquee></td></tr><tr><td width=180 valign=top><table>@side@</table></td><td valign=top><p align=center><b><font size=5 color=red>@t@</font></b></p><p align=center>发布单位：安全生产科　　发布日期：2009-5-20　　阅读次数：<font color=red>56</font></p><hr><p style="line-height:150%">@body@</p><p align=right><a href="javascript:window.close()">[关闭窗口]</a></p></td></tr></table></body></html>""",
    "关于做好汛期值班工作的紧急通知",
    "安全生产科",
    "2009-05-20",
    RAIN,
    encoding="gb18030",
    side="".join(f"<tr><td><a>{x}</a></td></tr>" for x in MENU),
    body="<br>".join("&nbsp;&nbsp;&nbsp;&nbsp;" + x for x in RAIN),
)
# 20 multi-block interview with h2 and images and share in the middle
IV = [
    "社区书房开了半年，究竟有没有人来？本刊走访了四家。",
    "一、最忙的是晚上",
    "柳荫里书房的管理员赵静说，白天来的多是老人，晚上七点以后座位才真正紧张，自带水杯的中学生能坐满两张长桌。",
    "二、借得最多的是什么",
    "借阅记录显示，半年里借出最多的是儿童绘本和菜谱，排在第三的是一本讲修自行车的小册子。",
    "三、还缺什么",
    "受访者提得最多的是热水和插座，其次是能小声说话的角落。",
]
_add(
    "d20-mag.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@ - 三城生活周刊</title><meta name="author" content="三城生活周刊"><meta property="og:description" content="社区书房开了半年，究竟有没有人来？"></head><body><header><nav><ul>@nav@</ul></nav></header><div class="article"><h1>@t@</h1><p class="by">主笔/甘露　摄影/何雨</p><p class="when">2023-06-02 09:00　阅读 3021</p><div class="lead"><p>@i0@</p></div><div class="txt"><h2>@i1@</h2><p>@i2@</p><div class="share-inline"><span>分享到</span><a>微信</a><a>微博</a></div><h2>@i3@</h2><p>@i4@</p><div class="ad-slot"><p>订阅《三城生活周刊》全年52期，现在下单立享八折优惠，再送帆布袋一只。</p></div><h2>@i5@</h2><p>@i6@</p></div><p class="copy">（本文刊载于《三城生活周刊》2023年第22期）</p><div class="end">版权声明：凡注明“三城生活周刊”的所有作品，均为本刊合法拥有版权的作品，未经书面授权不得转载。</div></div><div class="more"><h3>更多文章</h3>@cards@</div></body></html>""",
    "社区书房，谁在来",
    "三城生活周刊",
    "2023-06-02 09:00",
    [*IV, "（本文刊载于《三城生活周刊》2023年第22期）"],
    nav=links(["首页", "封面", "文化"]),
    i0=IV[0],
    i1=IV[1],
    i2=IV[2],
    i3=IV[3],
    i4=IV[4],
    i5=IV[5],
    i6=IV[6],
    cards="".join(
        f"<div><h4><a>{x}</a></h4><p>{y[:55]}</p></div>"
        for x, y in zip(others(3, 2), [CHIP[0], ORCHARD[1], CHIP[2]], strict=False)
    ),
)
