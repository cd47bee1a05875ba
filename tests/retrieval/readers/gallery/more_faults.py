"""Posts, dates, headlines and files of the kinds that were once read wrong."""

from datetime import date
from json import dumps

from tests.retrieval.readers.gallery import moment
from tests.retrieval.readers.gallery.prose import PLANT, TEASED
from tests.retrieval.readers.gallery.sites import document, lines, mime_file, post, written

SHORT = "因清洗水箱，云溪县老城区五月八日零时到六时停水，请提前储水。"
LATE_FAULTS = []


def _add(*stated):
    LATE_FAULTS.append(written(*stated))


# teasers outweigh
# wechat posts
_add(
    "w1.html",
    post(
        f'<meta property="og:title" content="{PLANT[0]}\\n{PLANT[1]}">',
        f"window.cgiDataNew = {{nick_name:'云溪水务',title:'{PLANT[0]}\\x0a{PLANT[1]}'}}; window.ct='1651799400';",
    ),
    PLANT[0],
    "云溪水务",
    moment(2022, 5, 6, 9, 10),
    PLANT[:2],
)
_add(
    "w2.html",
    post(
        f'<meta property="og:title" content="三厂开放日"><meta property="og:description" content="{PLANT[0]}\\x0a{PLANT[3]}">',
        f"window.cgiDataNew = {{nick_name: JsDecode('云溪水务'), item_show_type:'8', title: JsDecode('三厂开放日'), desc: JsDecode('{PLANT[0]}\\x0a{PLANT[3]}'), picture_page_info_list:[{{cdn_url:'https://a/b'}}], create_time:'2022-05-06 09:10'}};var ct = \"1651799400\";",
        "page_share_img",
    ),
    "三厂开放日",
    "云溪水务",
    moment(2022, 5, 6, 9, 10),
    [PLANT[0], PLANT[3]],
)
_add(
    "w3.html",
    post(
        f'<meta property="og:title" content="三厂开放日"><meta name="description" content="{PLANT[0]}">',
        'var nickname = htmlDecode("云溪水务");var ct = "1651799400";',
        "page_share_img",
    ),
    "三厂开放日",
    "云溪水务",
    moment(2022, 5, 6, 9, 10),
    [PLANT[0]],
)
_add(
    "w4.html",
    document(
        "云溪县第三座污水处理厂启用 - 今日条条",
        "",
        '<div id="root"></div><script>window.__INITIAL_STATE__ = '
        + dumps(
            {
                "user": {"name": ""},
                "article": {
                    "title": "云溪县第三座污水处理厂启用",
                    "content": lines(PLANT),
                    "source": "云溪日报",
                    "publishTime": "2022-05-06 08:12:00",
                },
                "hot": [{"title": TEASED[0][:12], "content": TEASED[0] * 9}],
            },
            ensure_ascii=False,
        )
        + ";</script>",
    ),
    "云溪县第三座污水处理厂启用",
    "云溪日报",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
# dates
_add(
    "d1.html",
    document(
        "云溪县第三座污水处理厂启用 - 溪客",
        '<meta property="article:modified_time" content="2022-06-01T01:00:00Z">',
        f'<h1>云溪县第三座污水处理厂启用</h1><div class="m"><span>最后更新：2022-06-01 09:00</span><span>首发：2022-05-06 08:12</span><span>来源：溪客</span></div><div class="bd">{lines(PLANT)}</div>',
    ),
    "云溪县第三座污水处理厂启用",
    "溪客",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
_add(
    "d2.html",
    document(
        "云溪縣啟用污水廠 | 雲溪時報",
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"云溪縣啟用污水廠","datePublished":"2022-05-05T18:30:00Z","publisher":{"@type":"Organization","name":"雲溪時報"}}</script>',
        f'<h1>云溪縣啟用污水廠</h1><div>發布時間：2022-05-06 02:30　更新時間：2022-05-08 10:00</div><div class="bd">{lines(PLANT)}</div>',
    ),
    "云溪縣啟用污水廠",
    "雲溪時報",
    moment(2022, 5, 6, 2, 30),
    PLANT,
)
_add(
    "d3.html",
    document(
        "云溪县第三座污水处理厂启用 - 云溪学院",
        "",
        f'<div class="arti"><h3 class="arti_title">云溪县第三座污水处理厂启用</h3><div class="wp_articlecontent">{lines(PLANT)}</div><div class="arti_metas"><span>编辑：石岩</span><span>发布日期：2022-05-06</span><span>浏览次数：<i>88</i></span></div></div>',
    ),
    "云溪县第三座污水处理厂启用",
    "云溪学院",
    date(2022, 5, 6),
    PLANT,
)
_add(
    "d4.html",
    document(
        "云溪县第三座污水处理厂启用",
        '<meta name="publishdate" content="2022-05-06T00:00:00Z">',
        f'<h1>云溪县第三座污水处理厂启用</h1><div><span>云溪观察</span><span>发布时间：22-05-06 08:12</span></div><div class="bd">{lines(PLANT)}</div>',
    ),
    "云溪县第三座污水处理厂启用",
    "云溪观察",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
# titles
_add(
    "h1.html",
    document(
        "云溪县第三座污水处理厂启用 - 云溪百科",
        "",
        f'<h1>云溪县第三座污水处理厂启用<a class="edit">[编辑]</a></h1><div>云溪百科 2022-05-06</div><div class="bd">{lines(PLANT)}</div>',
    ),
    "云溪县第三座污水处理厂启用",
    "云溪百科",
    date(2022, 5, 6),
    PLANT,
)
_add(
    "h2.html",
    document(
        "云溪论坛",
        "",
        f'<div class="t"><h1><span>推荐</span>云溪县第三座污水处理厂启用<em>1.2万</em></h1></div><div class="by"><a>溪边人</a> 2022-05-06 08:12</div><div class="bd">{lines(PLANT)}</div>',
    ),
    "云溪县第三座污水处理厂启用",
    "溪边人",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
_add(
    "h3.html",
    '<meta charset="utf-8"><div></div><title>云溪县第三座污水处理厂启用-要闻-云溪广电</title><div class="hd"><div class="biaoti">云溪县第三座污水处理厂启用</div><p>云溪广电 2022-05-06</p></div><div>'
    + lines(PLANT)
    + "</div>",
    "云溪县第三座污水处理厂启用",
    "云溪广电",
    date(2022, 5, 6),
    PLANT,
)
_add(
    "m1.html",
    mime_file(
        document(
            "云溪县第三座污水处理厂启用_云溪网",
            "",
            f"<h1>云溪县第三座污水处理厂启用</h1><p>来源：云溪网 2022-05-06 08:12</p><div>{lines(PLANT)}</div>",
        )
    ),
    "云溪县第三座污水处理厂启用",
    "云溪网",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
_add(
    "m2.txt",
    mime_file(
        document(
            "云溪县第三座污水处理厂启用_云溪网",
            "",
            f"<h1>云溪县第三座污水处理厂启用</h1><p>来源：云溪网 2022-05-06 08:12</p><div>{lines(PLANT)}</div>",
        )
    ),
    "云溪县第三座污水处理厂启用",
    "云溪网",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
_add(
    "n1.html",
    document(
        "云溪县第三座污水处理厂启用_云溪网",
        "<script>var x='\0\0';</script>",
        f"<h1>云溪县第三座污水处理厂启用</h1><p>来源：云溪网\0 2022-05-06 08:12</p><div>{lines(PLANT)}</div>",
    ).encode(),
    "云溪县第三座污水处理厂启用",
    "云溪网",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
# around the text
_add(
    "r1.html",
    document(
        "云溪县第三座污水处理厂启用_搜索号",
        "",
        f'<div class="text"><div class="text-title"><h1>云溪县第三座污水处理厂启用</h1><div class="article-info"><span class="time">2022-05-06 08:12</span><span>来源: <a>云溪日报</a></span></div></div><article class="article" id="mp-editor"><p>原标题：三厂启用</p>{lines(PLANT)}<p>（责任编辑：石岩）<a>返回搜索，查看更多</a></p><p data-role="editor-name">责任编辑：<span></span></p></article><div class="statement">平台声明：该文观点仅代表作者本人</div></div>',
    ),
    "云溪县第三座污水处理厂启用",
    "云溪日报",
    moment(2022, 5, 6, 8, 12),
    PLANT,
)
