"""Pages written after those of `unseen` had been read right, in other templates."""

from datetime import date
from json import dumps

from tests.retrieval.readers.gallery import moment
from tests.retrieval.readers.gallery.prose import FOREST, TEASED_TOO
from tests.retrieval.readers.gallery.sites import document, headlines, lines, written

TL = "北岭林场一万二千棵樟子松成活九成三"
M = moment(2021, 11, 3, 9, 26)
UNSEEN_LATER = []


def _add(*stated, **more):
    UNSEEN_LATER.append(written(*stated, **more))


G = "各位居民：明日（四日）上午九时起北岭路封闭施工，请绕行南岭路。"
# government: new TRS portal of a city
_add(
    "e01.html",
    document(
        f"{TL}_岭城要闻_岭城市人民政府网站",
        f'<meta name="SiteName" content="岭城市人民政府网站"/><meta name="ArticleTitle" content="{TL}"/><meta name="PubDate" content="2021-11-03 09:26"/><meta name="ContentSource" content="岭城日报"/><meta name="ColumnName" content="岭城要闻"/><meta name="ColumnType" content="新闻"/><meta name="Description" content="{FOREST[0]}"/>',
        f"""<div class="header"><div class="top-box"><a>无障碍阅读</a><a>长者模式</a><a>登录</a></div></div><div class="mianbao"><span>当前位置：</span><a>首页</a>&gt;<a>岭城要闻</a></div><div class="xl-main"><h1 class="xl-title">{TL}</h1><div class="xl-msg clearfix"><span>发布时间：2021-11-03 09:26</span><span>来源：岭城日报</span><span>访问量：<i id="fw"></i></span><div class="fx">分享：<a>微信</a><a>微博</a></div></div><div class="xl-cont"><div class="view TRS_UEDITOR trs_paper_default trs_web">{lines(FOREST)}</div></div><div class="xl-fj"></div><div class="xl-bottom"><p>扫一扫在手机打开当前页</p><a>打印本页</a><a>关闭窗口</a></div><div class="xg-list"><h3>相关信息</h3>{headlines(TEASED_TOO)}</div></div><div class="footer"><p>主办：岭城市人民政府办公室</p><p>网站标识码：4500000000 桂ICP备00000000号</p></div>""",
    ),
    TL,
    "岭城日报",
    M,
    FOREST,
)
# government notice with table head
_add(
    "e02.html",
    document(
        "岭城市自然资源局 关于北岭路封闭施工的通告",
        "",
        f"""<table class="xxgk"><tbody><tr><td>索 引 号</td><td>K0001-2021-00031</td><td>主题分类</td><td>交通</td></tr><tr><td>发布机构</td><td>岭城市自然资源局</td><td>成文日期</td><td>2021-11-02</td></tr><tr><td>标题</td><td colspan=3>关于北岭路封闭施工的通告</td></tr><tr><td>文号</td><td>岭自然资〔2021〕12号</td><td>发布日期</td><td>2021-11-03</td></tr></tbody></table><div class="bt">关于北岭路封闭施工的通告</div><div class="zw"><p>{G}</p><p>特此通告。</p><p align=right>岭城市自然资源局</p><p align=right>2021年11月2日</p></div>""",
    ),
    "关于北岭路封闭施工的通告",
    "岭城市自然资源局",
    date(2021, 11, 3),
    [G, "特此通告。", "岭城市自然资源局", "2021年11月2日"],
    dated=date(2021, 11, 2),
)
_add(
    "e03.html",
    document(
        "封路通知-岭城在线",
        "",
        f"""<div class="l"><h1>封路通知</h1><div class="x"><span>岭城在线</span><span>2021-11-03</span><span>阅读：<em>--</em></span></div><div class="c"><p>{G}</p></div></div><div class="r"><div class="h">社会</div>{"".join(f'<div class="n"><a class="a" href="/{i}">{x[:16]}</a><p>{x}</p></div>' for i, x in enumerate(TEASED_TOO))}</div>""",
    ),
    "封路通知",
    "岭城在线",
    date(2021, 11, 3),
    [G],
)
# sina-like mobile + weibo long
_add(
    "e04.html",
    document(
        f"{TL}_手机岭浪网",
        f'<meta property="og:title" content="{TL}"><meta property="og:image" content="a"><meta name="description" content="{FOREST[0][:24]}">',
        f"""<header class="hd_s"><a>岭浪首页</a></header><main><section class="s_card z_c1"><h1 class="art_tit_h1">{TL}</h1><div class="weibo_info look_info"><figure class="weibo_user_avatar"></figure><div><h2 class="weibo_user">岭城日报</h2><time class="weibo_time">2021.11.03 09:26</time></div><a>关注</a></div><section class="art_pic_card art_content"><p class="art_p">{FOREST[0]}</p><div class="tm-more" data-sudaclick>点击加载全文</div>{lines(FOREST[1:])}<p>责任编辑：邱 实</p></section></section><section class="card_wrap"><h2>热门评论</h2><div><p>岭上松</p><p>我爷爷就是林场的，那会儿栽一百棵能活三十棵就不错了。</p><p>11-03 10:02</p></div></section><section><h2>猜你喜欢</h2>{headlines(TEASED_TOO)}</section></main>""",
    ),
    TL,
    "岭城日报",
    M,
    FOREST,
)
# newspaper epaper (div based)
_add(
    "e05.html",
    document(
        f"岭城晚报-{TL}",
        "",
        f"""<div class="Layout"><div class="title1">2021年11月03日 星期三</div><div>第05版：绿色</div><div class="attachment">{headlines(TEASED_TOO[:3])}</div><div class="bmnr_con"><div class="bmnr_con_biaoti">{TL}</div><div class="bmnr_con_yinti"></div><div class="bmnr_con_zuozhe">本报记者 邱实 通讯员 韦一</div><div class="bmnr_con_con"><div id="zoom">{lines(FOREST)}</div></div></div></div><div class="foot">岭城晚报社 版权所有</div>""",
    ),
    TL,
    "岭城晚报",
    date(2021, 11, 3),
    FOREST,
)
# baijiahao style json + rendered
_add(
    "e06.html",
    document(
        TL,
        '<meta itemprop="dateUpdate" content="2021-11-03 09:26">',
        f"""<div id="ssr-content"><div class="app-module_leftSection"><div class="header"><div class="title">{TL}</div><div class="meta"><a class="author"><img><p class="name">岭城融媒</p></a><div class="info"><span class="date">11-03</span><span class="time">09:26</span><span class="tag">岭城市融媒体中心官方帐号</span></div><div class="follow">关注</div></div></div><div class="content">{"".join(f'<div class="para"><p><span class="bjh-p">{x}</span></p></div>' for x in FOREST)}</div><div class="report"><span>举报/反馈</span></div></div><div class="right"><div class="author-card"><p>岭城融媒</p><p>岭城市融媒体中心官方帐号</p></div><div class="latest"><h3>作者最新文章</h3>{headlines(TEASED_TOO)}</div></div></div>""",
    ),
    TL,
    "岭城融媒",
    M,
    FOREST,
)
# company with product menu
_add(
    "e07.html",
    document(
        f"公司动态 - {TL} - 北岭林业股份有限公司",
        "",
        f"""<div class="nav"><ul><li><a>首页</a></li><li><a>产品中心</a></li></ul></div><div class="crumb"><a>首页</a>&gt;<a>公司动态</a></div><div class="newsbox"><div class="newsbox-t"><h2>{TL}</h2><p><i></i>时间：2021-11-03 <i></i>来源：本站 <i></i>浏览：<script></script>次</p></div><div class="newsbox-c">{lines(FOREST)}</div><div class="newsbox-p"><p>上一篇：<a>{TEASED_TOO[0][:10]}</a></p><p>下一篇：没有了</p></div></div><div class="lianxi"><h3>联系我们</h3><p>服务热线：400-000-0000</p><p>公司地址：岭城市北岭路1号，欢迎新老客户来电咨询洽谈。</p></div>""",
    ),
    TL,
    "北岭林业股份有限公司",
    date(2021, 11, 3),
    FOREST,
)
# wordpress cn theme with date in post-footer-like and breadcrumb
_add(
    "e08.html",
    document(
        f"{TL} | 岭上笔记",
        '<meta name="generator" content="WordPress 5.8" />',
        f"""<header><div class="logo">岭上笔记</div></header><div class="container"><div class="content-wrap"><div class="breadcrumbs">当前位置：岭上笔记 &gt; 山林 &gt; 正文</div><header class="article-header"><h1 class="article-title"><a>{TL}</a></h1><div class="article-meta"><span class="item">2021-11-03</span><span class="item">分类：<a>山林</a></span><span class="item post-views">阅读(326)</span><span class="item">评论(0)</span></div></header><article class="article-content">{lines(FOREST)}<p class="post-copyright">未经允许不得转载：<a>岭上笔记</a> » <a>{TL}</a></p></article><div class="action-share">分享到：</div><div class="article-tags">标签：<a>樟子松</a></div><nav class="article-nav"><span>上一篇 {TEASED_TOO[0][:8]}</span></nav><div class="relates"><h3>相关推荐</h3>{headlines(TEASED_TOO)}</div><div id="respond"><h3>评论 抢沙发</h3></div></div><aside class="sidebar"><h3>热门</h3>{lines(TEASED_TOO)}</aside></div>""",
    ),
    TL,
    "岭上笔记",
    date(2021, 11, 3),
    FOREST,
)
# traditional, HK gov press
_add(
    "e09.htm",
    """<html><head><meta charset="big5"><title>新聞公報 - 林務署補種樹苗</title></head><body><div class="fontSize1"><h1>林務署補種樹苗</h1>****************<br><br>　　林務署今日（十一月三日）公布，本年春季補種的樹苗成活率達百分之九十三。<br><br>　　發言人說，署方會在明年擴大試驗範圍，並會諮詢各區意見。<br><br>完<br><br>2021年11月3日（星期三）<br>香港時間9時26分</div><div>列印此頁</div></body></html>""",
    "林務署補種樹苗",
    "新聞公報",
    M,
    [
        "林務署今日（十一月三日）公布，本年春季補種的樹苗成活率達百分之九十三。",
        "發言人說，署方會在明年擴大試驗範圍，並會諮詢各區意見。",
    ],
    "big5",
)
# UTC + visible ago
_add(
    "e10.html",
    document(
        f"{TL} - 岭闻",
        '<meta property="article:published_time" content="2021-11-03T01:26:00Z"><meta property="og:site_name" content="岭闻">',
        f"<article><h1>{TL}</h1><div><span>岭闻记者 邱实</span><span>2天前</span></div>{lines(FOREST)}</article><div>{headlines(TEASED_TOO)}</div>",
    ),
    TL,
    "岭闻",
    M,
    FOREST,
)
# two dates
_add(
    "e11.html",
    document(
        f"{TL} - 岭城论坛",
        "",
        f"""<h1>{TL} [打印本页]</h1><div>作者: 岭上松 &nbsp; 时间: 2021-11-3 09:26 &nbsp; 标题: {TL}</div><div class="t">{"<br/><br/>".join(FOREST)}</div><div>欢迎光临 岭城论坛 (https://bbs.ling.example/) Powered by Discuz! X3.2</div>""",
    ),
    TL,
    "岭城论坛",
    M,
    FOREST,
)
# finance portal
_add(
    "e12.html",
    document(
        f"{TL}-岭城财经网",
        '<meta name="publishid" content="1.shtml"/>',
        f"""<div class="articleTop"><h1>{TL}</h1><div class="info"><i class="source">来源：<a>岭城证券报</a></i><span class="date">2021-11-03 09:26:11</span><span class="author">作者：邱实</span></div></div><div class="detail-cont">{lines(FOREST)}<p>声明：岭城财经网力求信息真实、准确，文章提及内容仅供参考，不构成实质性投资建议，据此操作风险自担</p><p>下载“岭城财经网”官方APP，或关注官方微信公众号，即可随时了解股市动态，洞察政策信息，把握财富机会。</p></div><div class="txt-tip">网友评论</div><div>登录后可以发言</div><div>发送</div><div>网友评论仅供其表达个人看法，并不表明岭城财经网立场</div><div>为你推荐</div>{"".join(f"<div><a>{x[:13]}</a><p>{x}</p><span>2021-11-02 10:00</span></div>" for x in TEASED_TOO)}""",
    ),
    TL,
    "岭城证券报",
    moment(2021, 11, 3, 9, 26, 11),
    FOREST,
)
# sidebar news within aside with h2 title in page header
_add(
    "e13.html",
    document(
        TL + " 岭城广播电视台",
        "",
        f"""<div class="video">视频加载中...</div><div class="tit"><h2>{TL}</h2><p class="p1"><span>2021-11-03 09:26</span><span>岭城新闻联播</span></p></div><div class="detail">{lines(FOREST)}</div><div class="down">下载岭视客户端，看更多精彩视频</div>""",
    ),
    TL,
    "岭城新闻联播",
    M,
    FOREST,
)
# university sudy
_add(
    "e14.htm",
    document(
        TL,
        "",
        f"""<div class="article"><h1 class="arti_title">{TL}</h1><p class="arti_metas"><span class="arti_publisher">发布者：邱实</span><span class="arti_update">发布时间：2021-11-03</span><span class="arti_views">浏览次数：<span class="WP_VisitCount">10</span></span></p><div class="entry"><div class="read"><div class="wp_articlecontent">{lines(FOREST)}</div></div></div></div><div class="footer">Copyright 2021 岭城林业大学 All Rights Reserved 地址：岭城市林大路1号</div>""",
    ),
    TL,
    None,
    date(2021, 11, 3),
    FOREST,
)
# picture post by desc; script-only mobile
_add(
    "e15.html",
    f'''<html><head><meta charset=utf-8><meta property="og:title" content="林场开放日"><meta property="og:description" content="{FOREST[0]}\\x0a{FOREST[1]}"><meta property="og:site_name" content="微信公众平台"></head><body class="page_share_img"><div id="js_article"><div id="js_image_content"><h1 class="rich_media_title">林场开放日</h1><p id="js_image_desc"></p></div></div><script>var ct="1635902760";window.cgiDataNew={{nick_name:'北岭林场',title:'林场开放日',desc:'{FOREST[0]}\\x0a{FOREST[1]}'}};</script></body></html>''',
    "林场开放日",
    "北岭林场",
    M,
    FOREST[:2],
)
_add(
    "e16.html",
    document(
        TL,
        "",
        '<div id="root"><div class="loading">正在加载</div></div><script>window.initialState = '
        + dumps(
            {
                "data": {
                    "articleInfo": {
                        "title": TL,
                        "content": "&lt;p&gt;" + FOREST[0] + "&lt;/p&gt;&lt;p&gt;" + FOREST[1] + "&lt;/p&gt;",
                        "source": "岭闻",
                        "publishTime": "2021-11-03 09:26",
                    }
                }
            },
            ensure_ascii=False,
        )
        + "</script>",
    ),
    TL,
    "岭闻",
    M,
    FOREST[:2],
)
# text with interleaved related and captions
_add(
    "e18.html",
    document(
        f"{TL}_图片频道_岭城网",
        "",
        f"""<h1>{TL}</h1><div>2021-11-03 09:26 来源：岭城网 邱实 摄</div><div class="pic"><img><p>工人在北岭林场查看树苗。邱实 摄</p></div>{lines(FOREST[:2])}<div class="xgyd"><b>相关阅读</b>{headlines(TEASED_TOO[:2])}</div>{lines(FOREST[2:])}<div>编辑 / 韦一</div><div>分享到微信朋友圈 ×</div>""",
    ),
    TL,
    "岭城网",
    M,
    ["工人在北岭林场查看树苗。邱实 摄", *FOREST],
)
_add(
    "e19.html",
    document(
        f"{TL}",
        "",
        f"""<div class="wrap"><div class="tags">#林场 #樟子松</div><h1>{TL}</h1><div class="meta">作者 | 邱实<br>编辑 | 韦一<br>来源 | 岭上观察（ID：lingshang）</div><div>2021-11-03 09:26</div><div class="txt">{lines(FOREST)}</div></div>""",
    ),
    TL,
    "岭上观察",
    M,
    FOREST,
)
_add(
    "e20.html",
    document(
        f"{TL} · 岭城发布",
        "",
        f"""<p>首页 / 山林</p><h3>{TL}</h3><h4>——林科院与林场的三年试验</h4><p><small>2021年11月3日 上午9:26 • 山林 • 阅读 326</small></p>{lines(FOREST)}<p>原创文章，作者：邱实，如若转载，请注明出处：https://ling.example/1.html</p><p>赞 (0)</p><p>生成海报</p>""",
    ),
    TL,
    "岭城发布",
    M,
    FOREST,
)
