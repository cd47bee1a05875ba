"""Pages of the same kinds, written after the rules and read once before these were looked at again."""

from datetime import date
from json import dumps

from tests.retrieval.readers.gallery import moment
from tests.retrieval.readers.gallery.prose import GARDEN, TEASED_TOO
from tests.retrieval.readers.gallery.sites import document, headlines, lines, mime_file, written

TI = "小学屋顶收土豆"
TL = "梧州路小学屋顶农场收获第一茬土豆"
M = moment(2023, 6, 14, 17, 5)
UNSEEN = []


def _add(*stated):
    UNSEEN.append(written(*stated))


N = "接电网通知，六月十五日二十二时至次日四时，梧州路沿线检修线路，届时停电。"
# short beside heavy
_add(
    "d01.html",
    document(
        "停电预告-梧州新闻",
        "",
        f"<div class=con><h2>停电预告</h2><div class=sm>2023-06-14 17:05 梧州新闻网 点击数：<b>12</b></div><div class=nr>{N}</div></div><div class=foot2><h3>视频</h3>{''.join(f'<dl><dt><a href=1>{x[:9]}</a></dt><dd>{x}{x}{x}</dd></dl>' for x in TEASED_TOO)}</div>",
    ),
    "停电预告",
    "梧州新闻网",
    M,
    [N],
)
_add(
    "d02.html",
    document(
        "梧州路片区停电预告_便民",
        "",
        f"<div><h1>梧州路片区停电预告</h1><p><em>梧州发布</em><em>2023-06-14 17:05</em></p><section><p>{N}</p></section></div><div id=next><h2>{TL}</h2><p>2023-06-13</p>{lines(GARDEN + TEASED_TOO)}</div>",
    ),
    "梧州路片区停电预告",
    "梧州发布",
    M,
    [N],
)
_add(
    "d03.html",
    document(
        "梧州路片区停电预告_便民",
        f'<meta property="og:description" content="{N}">',
        f"<main><h1>梧州路片区停电预告</h1><p>来源：梧州供电</p><p>发布时间：2023.06.14</p><p>{N}</p></main><div class=all>{lines([x + x for x in TEASED_TOO])}</div>",
    ),
    "梧州路片区停电预告",
    "梧州供电",
    date(2023, 6, 14),
    [N],
)
# below the editor line
_add(
    "d04.html",
    document(
        f"{TL}_教育_齐溪网",
        "",
        f'<div id=content><h1>{TL}</h1><div class="artical_sth"><p><span>2023年06月14日 17:05</span><span>来源：<span><a>齐溪晚报</a></span></span></p><p>分享到：</p></div><div id="artical_real" class="js_img_share_area"><div id="main_content">{lines(GARDEN)}<p>[责任编辑：姜楠]</p></div></div><div class=zan>好文，赞！</div><div id=cmt><h4>网友评论</h4>{lines(["小时候我们学校也有菜地，每周都要去挑水浇粪，现在想起来特别怀念。", "支持学校多搞这样的活动，比天天刷题强多了，孩子也高兴。"])}</div></div>',
    ),
    TL,
    "齐溪晚报",
    M,
    GARDEN,
)
_add(
    "d05.html",
    document(
        f"{TL}",
        "",
        f"<table align=center><tr><td align=center><font size=5><b>{TL}</b></font></td></tr><tr><td align=center>齐溪教育网 2023-6-14 17:05:00 作者：姜楠</td></tr><tr><td>{'<br><br>　　'.join(GARDEN)}<br><br>编辑：洪亮</td></tr><tr><td>相关文章：<br>{'<br>'.join(f'<a href=1>{x[:14]}</a>' for x in TEASED_TOO)}</td></tr><tr><td>{lines(TEASED_TOO)}</td></tr></table>",
    ),
    TL,
    "齐溪教育网",
    moment(2023, 6, 14, 17, 5, 0),
    GARDEN,
    "gb18030",
)
_add(
    "d06.html",
    document(
        f"{TL}-齐溪头条",
        "",
        f"<article class=art><h1>{TL}</h1><p class=src>齐溪日报·2023-06-14 17:05</p>{lines(GARDEN)}<p>校对：洪亮　责编：姜楠　值班编委：何川</p><p>-END-</p><p>{TEASED_TOO[0]}</p><p>{TEASED_TOO[1]}</p></article>",
    ),
    TL,
    "齐溪日报",
    M,
    GARDEN,
)
# class names
_add(
    "d07.html",
    document(
        f"{TL} | 齐溪电台",
        "",
        f'<div class="login-page menu-open"><div class="search-result-detail"><h1>{TL}</h1><div class="ad-info">齐溪电台 2023-06-14 17:05</div><div class="copyright-text recommend">{lines(GARDEN)}</div></div><div class=recommend>{headlines(TEASED_TOO)}</div></div>',
    ),
    TL,
    "齐溪电台",
    M,
    GARDEN,
)
_add(
    "d08.html",
    document(
        f"{TL} | 齐溪电台",
        "",
        f'<h1>{TL}</h1><aside class="meta-aside"><span>齐溪电台</span><time datetime="2023-06-14T17:05">6月14日</time></aside><div class=x>{lines(GARDEN)}</div><aside>{headlines(TEASED_TOO)}</aside>',
    ),
    TL,
    "齐溪电台",
    M,
    GARDEN,
)
_add(
    "d09.html",
    document(
        f"{TL}_订阅",
        "",
        f'<div><h2>{TL}</h2><div class="qrcode-bar"><span>来源｜齐溪周刊</span><span>2023/06/14</span></div><div class="tags-content">{lines(GARDEN)}</div></div>',
    ),
    TL,
    "齐溪周刊",
    date(2023, 6, 14),
    GARDEN,
)
# wechat, scripts
_add(
    "d10.html",
    f'''<html><head><meta charset=utf-8><title></title><meta property="og:title" content="{GARDEN[0]}" /><meta property="og:site_name" content="微信公众平台" /><meta name="description" content=""></head><body class="page_share_text"><div id="js_article"><div class="wx_follow_nickname">齐溪小学</div></div><script>var ct = "1686733500"; window.cgiDataNew = {{ nick_name: '齐溪小学', title: '{GARDEN[0]}\\x0a\\x0a{GARDEN[4]}', text_page_info: {{content_noencode: '{GARDEN[0]}\\x0a\\x0a{GARDEN[4]}'}} }};</script></body></html>''',
    GARDEN[0],
    "齐溪小学",
    M,
    [GARDEN[0], GARDEN[4]],
)
_add(
    "d11.html",
    document(
        TL + "_齐溪",
        "",
        '<div id=app></div><script id="__NEXT_DATA__" type="application/json">'
        + dumps(
            {
                "props": {
                    "pageProps": {
                        "detail": {
                            "name": TL,
                            "content": lines(GARDEN),
                            "pubTime": "2023-06-14 17:05",
                            "source": "齐溪新闻",
                        },
                        "recommendList": [{"name": TEASED_TOO[0][:10], "summary": TEASED_TOO[0]}],
                    }
                }
            },
            ensure_ascii=False,
        )
        + "</script>",
    ),
    TL,
    "齐溪新闻",
    M,
    GARDEN,
)
_add(
    "d12.html",
    f'''<html><head><meta charset=utf-8><meta property="og:title" content="{TL}"/><meta property="og:article:author" content="" /><meta property="og:site_name" content="微信公众平台"/></head><body id="activity-detail"><div id="js_article" class="rich_media"><h1 class="rich_media_title" id="activity-name">{TL}</h1><div id="meta_content"><span class="rich_media_meta">原创</span><span id="profileBt"><a id="js_name">齐溪小学</a></span><em id="publish_time">2023-06-14 17:05</em><em>发表于山东</em></div><div id="js_content">{lines(GARDEN)}<p>—END—</p><p>来源：校办</p><p>点分享</p><p>点收藏</p><p>点在看</p></div></div><div id="js_pc_qr_code">微信扫一扫关注该公众号</div></body></html>''',
    TL,
    "齐溪小学",
    M,
    GARDEN,
)
# sources
_add(
    "d14.html",
    document(
        f"{TL} - 齐溪生活网",
        '<meta name="author" content="www.qixi.example"><meta name="copyright" content="版权所有 齐溪生活网">',
        f"<h1>{TL}</h1><div><span>2023-06-14 17:05</span><span>山东济南</span><span>评论 0</span></div><div>{lines(GARDEN)}</div><div>© 2008-2023 qixi.example 版权所有</div>",
    ),
    TL,
    "齐溪生活网",
    M,
    GARDEN,
)
_add(
    "d15.html",
    document(
        f"{TL}",
        "",
        f"<div><p class=by>文/记者 姜楠 图/记者 洪亮</p><h1>{TL}</h1><div><a>齐溪客户端</a> <span>2023-06-14 17:05</span> <span>齐溪传媒集团官方账号</span></div>{lines(GARDEN)}</div>",
    ),
    TL,
    "齐溪客户端",
    M,
    GARDEN,
)
_add(
    "d16.html",
    document(
        f"{TL} - 维齐百科",
        '<script type="application/ld+json">{"@type":"Article","headline":"'
        + TL
        + '","publisher":{"@type":"Organization","name":"Qi Foundation"},"datePublished":"2023-06-14T09:05:00Z"}</script>',
        f"<h1>{TL}</h1><div>{lines(GARDEN)}</div>",
    ),
    TL,
    "维齐百科",
    M,
    GARDEN,
)
# dates
_add(
    "d17.html",
    document(f"{TL} - 齐报", "", f"<h1>{TL}</h1><p>齐报 发布于 2023-06-14 17:05 · 2023-07-01 修改</p>{lines(GARDEN)}"),
    TL,
    "齐报",
    M,
    GARDEN,
)
_add(
    "d18.html",
    document(
        f"{TL} - 齐报",
        '<meta property="article:published_time" content="2023-06-13T20:30:00Z"><meta property="og:updated_time" content="2023-06-20T20:30:00Z">',
        f"<h1>{TL}</h1><p>齐报记者 姜楠</p>{lines(GARDEN)}",
    ),
    TL,
    "齐报",
    moment(2023, 6, 14, 4, 30),
    GARDEN,
)
_add(
    "d19.html",
    document(
        f"{TL}-齐溪学校",
        "",
        f'<div class=a><h2 class=tt>{TL}</h2><div id="vsb_content">{lines(GARDEN)}</div><p>上传时间：2023年6月14日</p><p>撰稿：姜楠　审核：洪亮</p></div><div>{headlines(TEASED_TOO)}</div>',
    ),
    TL,
    "齐溪学校",
    date(2023, 6, 14),
    GARDEN,
)
_add(
    "d20.html",
    document(f"{TL}", "", f"<h1>{TL}</h1><ul><li>齐溪在线</li><li>日期：23-06-14</li></ul><div>{lines(GARDEN)}</div>"),
    TL,
    "齐溪在线",
    date(2023, 6, 14),
    GARDEN,
)
# titles
_add(
    "d21.html",
    document(
        f"{TL} - 齐溪社区",
        "",
        f"<h1><i>精华</i>{TL}<small>（88）</small><a>收藏</a></h1><p>齐溪社区 2023-06-14</p>{lines(GARDEN)}",
    ),
    TL,
    "齐溪社区",
    date(2023, 6, 14),
    GARDEN,
)
_add(
    "d22.html",
    f'<meta charset=utf-8><p></p><title>{TL}_校园_齐溪之声</title><div><h3 class="news-tit">{TL}</h3><span>齐溪之声</span><span>2023-06-14 17:05</span></div><div>{lines(GARDEN)}</div>',
    TL,
    "齐溪之声",
    M,
    GARDEN,
)
_add(
    "d23.html",
    document(
        "新闻详情",
        "",
        f'<div class=nav2>首页 &gt; 校园</div><div class="detail-title">{TL}</div><div class="detail-info">发布人：办公室 发布时间：2023-06-14 17:05:00 浏览：32次</div><div class=detail-text>{lines(GARDEN)}</div><div>版权所有：梧州路小学 地址：梧州路9号</div>',
    ),
    TL,
    "办公室",
    moment(2023, 6, 14, 17, 5, 0),
    GARDEN,
)
# mhtml, nul, around

html = document(f"{TL}_齐网", "", f"<h1>{TL}</h1><p>来源：齐网 2023-06-14 17:05</p><div>{lines(GARDEN)}</div>")
_add(
    "d24.mht",
    mime_file(html, "gb18030", "base64"),
    TL,
    "齐网",
    M,
    GARDEN,
)
_add(
    "d25.html",
    html.replace("<h1>", "\0<h1>").replace("来源", "来\0源").encode("gb18030").replace(b"utf-8", b"gbk"),
    TL,
    "齐网",
    M,
    GARDEN,
)
_add(
    "d26.html",
    document(
        f"{TL}_搜溪",
        "",
        f"<h1>{TL}</h1><p>2023-06-14 17:05 来源：搜溪</p><article><p>原标题：楼顶上的收成</p>{lines(GARDEN[:-1])}<p>{GARDEN[-1]}返回搜溪，查看更多</p><p>责任编辑：</p></article><div>声明：该文观点仅代表作者本人，搜溪系信息发布平台，仅提供信息存储空间服务。</div><div>推荐阅读</div>{headlines(TEASED_TOO)}",
    ),
    TL,
    "搜溪",
    M,
    GARDEN,
)
# mobile, single
_add(
    "d27.html",
    f'<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://m.qi.example/2023/06/14/a.html \n saved date: Mon Jul 03 2023\n--><meta charset=utf-8><title>{TL}</title><style>body{{margin:0}}</style><body><div style="position:fixed">打开APP</div><div class=w><div style="font-size:24px;font-weight:bold">{TL}</div><div style="color:#999"><span>齐溪融媒</span><span>2023-06-14 17:05</span></div><div style="font-size:18px">{lines(GARDEN)}</div><div>阅读 1.2万</div><div>点赞 33</div></div><div>相关推荐</div>{headlines(TEASED_TOO)}<div>没有更多了</div>',
    TL,
    "齐溪融媒",
    M,
    GARDEN,
)
_add(
    "d28.html",
    document(
        f"{TL}｜齐溪新闻",
        "",
        f'<nav>{headlines(TEASED_TOO)}</nav><article><header><h1>{TL}</h1><p>記者 姜楠／齊溪報導</p><time datetime="2023-06-14T17:05:00+08:00">2023/06/14 17:05</time></header><p>{GARDEN[0]}</p><figure><img><figcaption>屋頂農場。（圖／學校提供）</figcaption></figure>{lines(GARDEN[1:])}<p>★ 加入齐溪好友，新聞不漏接</p></article><section><h2>熱門新聞</h2>{"".join(f"<div><h3><a>{x[:12]}</a></h3><p>{x}</p></div>" for x in TEASED_TOO)}</section>',
    ),
    TL,
    "齐溪新闻",
    M,
    [GARDEN[0], "屋頂農場。（圖／學校提供）", *GARDEN[1:]],
)
_add(
    "d29.html",
    document(
        "齐溪区人民政府门户网站 工作动态 " + TL,
        '<meta name="ArticleTitle" content="'
        + TL
        + '"><meta name="PubDate" content="2023-06-14 17:05"><meta name="ContentSource" content="区教育局">',
        f"<div class=position>您的位置：首页 / 工作动态</div><div class=article><div class=title>{TL}</div><div class=sub>日期：2023-06-14　来源：区教育局　访问次数：<span id=hits></span>　【字体：大 中 小】</div><div class=TRS_Editor>{lines(GARDEN)}</div><div>扫一扫在手机打开当前页</div><div>【打印】 【关闭】</div></div><div class=bottom>主办：齐溪区人民政府 承办：区政府办公室</div>",
    ),
    TL,
    "区教育局",
    M,
    GARDEN,
)
_add(
    "d30.html",
    document(
        TL + " - 齐溪日报数字报",
        "",
        f"<div>第 A03 版：教育</div><div>2023年06月14日 星期三</div><div>上一篇 下一篇</div><h1>{TL}</h1><h2>一块楼顶种出四百斤</h2><div id=ozoom>{lines(GARDEN)}</div><div>版权所有 齐溪日报社</div>",
    ),
    TL,
    "齐溪日报",
    date(2023, 6, 14),
    GARDEN,
)
