"""Pages of the kinds that were once read wrong, some of each."""

from datetime import date

from tests.retrieval.readers.gallery import moment
from tests.retrieval.readers.gallery.prose import PLANT, TEASED
from tests.retrieval.readers.gallery.sites import document, headlines, lines, teasers, written

SHORT = "因清洗水箱，云溪县老城区五月八日零时到六时停水，请提前储水。"
FAULTS = []


def _add(*stated):
    FAULTS.append(written(*stated))


# a short text above many other ones
_add(
    "t1.html",
    document(
        "停水通知_云溪县人民政府",
        "",
        f'<div class="w1200"><div class="dqwz">当前位置：<a>首页</a> &gt; <a>公告</a></div><div class="xl"><div class="xl_tit">停水通知</div><div class="xl_info">发布时间：2022-05-07 15:20　来源：云溪县水务局</div><div class="xl_con"><p>{SHORT}</p></div></div><div class="more"><h2>图说云溪</h2>{teasers(TEASED)}</div></div>',
    ),
    "停水通知",
    "云溪县水务局",
    moment(2022, 5, 7, 15, 20),
    [SHORT],
)
_add(
    "t2.html",
    document(
        "老城区周日停水六小时 - 云溪晚报网",
        "",
        f'<header><a>云溪晚报网</a></header><main><article><h1>老城区周日停水六小时</h1><p class="meta">云溪晚报 2022-05-07</p><p>{SHORT}</p></article><section class="feed">{"".join(f"<article><h2><a href=q>{x[:14]}</a></h2><p>{x}{x}</p></article>" for x in TEASED)}</section></main>',
    ),
    "老城区周日停水六小时",
    "云溪晚报",
    date(2022, 5, 7),
    [SHORT],
)
_add(
    "t3.html",
    document(
        "老城区周日停水六小时_手机云溪网",
        '<meta name="description" content="' + SHORT + '">',
        f'<div id="app"><h1 class="t">老城区周日停水六小时</h1><div class="src"><span>云溪发布</span><span>2022-05-07 15:20</span></div><div class="c"><div>{SHORT}</div></div><div class="blk"><div class="hd">大家都在看</div>{"".join(f"<div class=card><a href=1><div>{x[:15]}</div></a><div class=sum>{x}{x}</div></div>" for x in TEASED)}</div></div>',
    ),
    "老城区周日停水六小时",
    "云溪发布",
    moment(2022, 5, 7, 15, 20),
    [SHORT],
)
_add(
    "t4.html",
    document(
        "云溪县第三座污水处理厂启用-云溪网",
        "",
        f'<table><tr><td><h1>云溪县第三座污水处理厂启用</h1></td></tr><tr><td>2022年05月06日 来源：云溪网 作者：林岸</td></tr><tr><td class="nr">{PLANT[0]}<br>{PLANT[1]}</td></tr><tr><td>上一篇：<a href=1>春耕</a></td></tr><tr><td><table>{"".join(f"<tr><td><b><a href=1>{x[:10]}</a></b></td></tr><tr><td>{x}{x}{x}</td></tr>" for x in TEASED)}</table></td></tr></table>',
    ),
    "云溪县第三座污水处理厂启用",
    "云溪网",
    date(2022, 5, 6),
    PLANT[:2],
)
# columns and comments below the editor
_add(
    "e1.html",
    document(
        "云溪县第三座污水处理厂启用_新闻中心_青浪网",
        '<meta property="og:title" content="云溪县第三座污水处理厂启用">',
        f'<div class="main-content w1240"><h1 class="main-title">云溪县第三座污水处理厂启用</h1><div class="top-bar"><div class="date-source"><span class="date">2022年05月06日 08:12</span><a class="source">云溪日报</a></div></div><div class="article-content clearfix"><div class="article-content-left"><div class="article" id="article"><p cms-style="font-L">　　原标题：三厂并举治污水</p>{lines("　　" + s for s in PLANT)}<p class="show_author">责任编辑：石岩 SN123</p></div><div class="article-bottom"><div class="keywords">关键词 : <a>污水</a></div><div class="blk-comment"><div class="hd">热门评论</div><p>网友甲：三个月前就听说了，终于等到启用这一天，支持一下家乡。</p><p>网友乙：希望管网也早点修好，不然光有厂子也没有用处啊。</p></div></div></div><div class="article-content-right"><div class="blk">{lines(TEASED)}</div></div></div></div>',
    ),
    "云溪县第三座污水处理厂启用",
    "云溪日报",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
_add(
    "e2.html",
    document(
        "云溪县第三座污水处理厂启用|污水|管网_网闻",
        "",
        f'<div class="post_main"><h1 class="post_title">云溪县第三座污水处理厂启用</h1><div class="post_info">2022-05-06 08:12:33　来源: <a>云溪日报</a> <a>举报</a></div><div class="post_content"><div class="post_body">{lines(PLANT)}<div style="height:0"></div></div><div class="post_author"><img src=a>本文来源：云溪日报 责任编辑：江一_NB02</div><div class="post_recommends"><h3>网闻要闻</h3>{lines(TEASED)}</div><div class="post_comment"><p>文明上网理性发言，请遵守跟贴服务协议，发布之后无法撤回。</p></div></div></div>',
    ),
    "云溪县第三座污水处理厂启用",
    "云溪日报",
    moment(2022, 5, 6, 8, 12, 33),
    PLANT,
)
_add(
    "e3.html",
    document(
        "云溪县第三座污水处理厂启用--地方--民声网",
        "",
        f'<div class="rm_txt"><h1>云溪县第三座污水处理厂启用</h1><div class="channel">2022年05月06日08:12 | 来源：<a>民声网－民声日报</a></div><div class="txt_box">{lines(PLANT)}<div class="edit">(责编：方圆、石岩)</div></div><div class="cm"><h3>视点</h3><dl><dt><a>{TEASED[0][:14]}</a></dt><dd>{TEASED[0]}<a>[详细]</a></dd><dt><a>{TEASED[1][:14]}</a></dt><dd>{TEASED[1]}<a>[详细]</a></dd></dl></div></div>',
    ),
    "云溪县第三座污水处理厂启用",
    "民声网－民声日报",
    moment(2022, 5, 6, 8, 12),
    PLANT,
    "gb18030",
)
_add(
    "e4.html",
    document(
        "云溪县第三座污水处理厂启用-财经之声",
        "",
        f'<div class="content"><h1>云溪县第三座污水处理厂启用</h1><div class="infos"><span class="item">2022年05月06日 08:12</span><span class="item">来源： 财经之声</span><span class="item">作者：石岩</span></div><div class="txtinfos" id="ContentBody">{lines("　　" + s for s in PLANT)}<p class="em_media">（文章来源：财经之声）</p><p class="res-edit">（责任编辑：66）</p></div><div class="abstract"><p>郑重声明：本网发布此信息的目的在于传播更多信息，与本网站立场无关。</p></div><div class="zwothers"><p>{TEASED[2]}</p><p>{TEASED[3]}</p><p>05-06 11:20</p></div></div>',
    ),
    "云溪县第三座污水处理厂启用",
    "财经之声",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
# named for something else
_add(
    "k1.html",
    document(
        "云溪县第三座污水处理厂启用 - 青山网",
        "",
        f'<div class="page-nav-wrap recommend-page"><div class="tags-article"><h2 class="headline">云溪县第三座污水处理厂启用</h2><p>2022-05-06 青山网</p></div><div class="rank-content related_main">{lines(PLANT)}</div></div><div class="right">{headlines(TEASED * 4)}</div>',
    ),
    "云溪县第三座污水处理厂启用",
    "青山网",
    date(2022, 5, 6),
    PLANT,
)
_add(
    "k2.html",
    document(
        "云溪县第三座污水处理厂启用 - 青山网",
        "",
        f'<section><aside id="left-aside"><h2>云溪县第三座污水处理厂启用</h2><p>来源：青山网</p><p>2022-05-06 08:10</p></aside><div class="detail">{lines(PLANT)}</div></section><aside><h3>热文</h3>{headlines(TEASED)}</aside>',
    ),
    "云溪县第三座污水处理厂启用",
    "青山网",
    moment(2022, 5, 6, 8, 10),
    PLANT,
)
_add(
    "k3.html",
    document(
        "云溪县第三座污水处理厂启用_青山",
        "",
        f'<div class="art"><h1>云溪县第三座污水处理厂启用</h1><div class="toolbar"><div class="l">青山日报<i>·</i>2022-05-06 08:10</div><div class="r"><a>分享</a><a>收藏</a></div></div><div class="txt">{lines(PLANT)}</div></div>',
    ),
    "云溪县第三座污水处理厂启用",
    "青山日报",
    moment(2022, 5, 6, 8, 10),
    PLANT,
)
_add(
    "k4.html",
    document(
        "云溪县第三座污水处理厂启用 | 青山博物",
        "",
        f'<div class="post"><h1>云溪县第三座污水处理厂启用</h1><footer class="entry-footer share"><time datetime="2022-05-06T08:10:00+08:00">2022年5月6日</time> <span class="cat">来源：<a>青山博物</a></span></footer><div class="post-content">{lines(PLANT)}</div><footer class="post-footer">本站内容采用共享协议</footer></div>',
    ),
    "云溪县第三座污水处理厂启用",
    "青山博物",
    moment(2022, 5, 6, 8, 10),
    PLANT,
)
# sources
_add(
    "s1.html",
    document(
        "云溪县第三座污水处理厂启用 - 云溪在线",
        '<meta name="copyright" content="Copyright © 2010-2022 www.yunxi.example All Rights Reserved"><meta property="article:publisher" content="https://t.example/yunxi">',
        f"<h1>云溪县第三座污水处理厂启用</h1><p>2022-05-06 08:12</p><div>{lines(PLANT)}</div>",
    ),
    "云溪县第三座污水处理厂启用",
    "云溪在线",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
_add(
    "s2.html",
    document(
        "云溪县第三座污水处理厂启用",
        "",
        f'<div class="ttl"><h1>云溪县第三座污水处理厂启用</h1><div class="au"><a>云溪融媒</a><p><span>2022-05-06 08:12</span><span>云溪县融媒体中心官方账号</span></p></div></div><div class="bd">{lines(PLANT)}</div>',
    ),
    "云溪县第三座污水处理厂启用",
    "云溪融媒",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
_add(
    "s3.html",
    document(
        "云溪县第三座污水处理厂启用_网上云溪",
        "",
        f'<h1>云溪县第三座污水处理厂启用</h1><div class="i"><span>2022-05-06 08:12</span><span>IP属地：浙江</span><span>阅读 2.3万</span></div><div class="bd">{lines(PLANT)}</div>',
    ),
    "云溪县第三座污水处理厂启用",
    "网上云溪",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
_add(
    "s4.html",
    document(
        "云溪县第三座污水处理厂启用_网上云溪",
        "",
        f'<div class="auth">记者 石岩</div><h1>云溪县第三座污水处理厂启用</h1><div class="i">2022-05-06 08:12:00 发表于云溪 来源：云溪日报 <em>评论(3)</em></div><div class="bd">{lines(PLANT)}</div>',
    ),
    "云溪县第三座污水处理厂启用",
    "云溪日报",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
