"""Pages written last, after those of `unseen_later` had been read right."""

from datetime import date

from tests.retrieval.readers.gallery import moment
from tests.retrieval.readers.gallery.prose import CLOCKS, TEASED_TOO
from tests.retrieval.readers.gallery.sites import document, headlines, lines, written

TL = "沙河口博物馆钟表厅免费开放"
M = moment(2020, 9, 9, 14, 3)
UNSEEN_LAST = []


def _add(*stated):
    UNSEEN_LAST.append(written(*stated))


_add(
    "f01.html",
    document(
        f"{TL}_央广沙河网",
        '<meta name="catalogs" content="1"/><meta name="publishdate" content="2020-09-09">',
        f'<div class="wh635 left"><div class="subject"><h2>{TL}</h2><p class="editor"><span class="publish-time">2020-09-09 14:03:00</span><span class="source">来源：央广沙河网</span></p></div><div class="article-body"><div class="TRS_Editor">{lines(CLOCKS)}</div><div class="editor">编辑：晏明</div></div><div class="articleMain"><p>关注公众号：沙河声音</p><p>长按二维码，更多精彩尽在沙河声音</p></div></div><div class="right">{headlines(TEASED_TOO)}</div>',
    ),
    TL,
    "央广沙河网",
    moment(2020, 9, 9, 14, 3, 0),
    CLOCKS,
)
_add(
    "f02.html",
    document(
        f"{TL}_中国沙河网",
        "",
        f'<h1 class="articleTitle">{TL}</h1><div><span id="pubtime_baidu">发布时间：2020-09-09 14:03:21</span> | <span id="source_baidu">来源：<a>沙河晚报</a></span> | <span id="author_baidu">作者：段青</span> | <span id="editor_baidu">责任编辑：晏明</span></div><div id="articleBody">{lines(CLOCKS)}</div><div class="bshare">文章来源于网络，版权归原作者所有</div><div>精彩图集</div>{headlines(TEASED_TOO)}',
    ),
    TL,
    "沙河晚报",
    moment(2020, 9, 9, 14, 3, 21),
    CLOCKS,
)
_add(
    "f03.html",
    document(
        f"{TL} - 简沙",
        '<meta property="og:site_name" content="简沙">',
        f'<div class="_3Pnjry"><div class="_1Dev"><span>3</span><span>赞</span></div></div><section class="ouvJEz"><h1 class="_1RuRku">{TL}</h1><div class="rEsl9f"><div><a>段家小院</a><time datetime="2020-09-09T06:03:00.000Z">2020.09.09 14:03:00</time><span>字数 326</span><span>阅读 88</span></div></div><article class="_2rhmJa">{lines(CLOCKS)}</article><div class="_1kCBjS"><span>3人点赞</span></div><div>©著作权归作者所有,转载或内容合作请联系作者</div></section><section><h3>推荐阅读</h3>{headlines(TEASED_TOO)}</section>',
    ),
    TL,
    "段家小院",
    moment(2020, 9, 9, 14, 3, 0),
    CLOCKS,
)
_add(
    "f04.html",
    document(
        f"{TL}",
        "",
        f'<div class="WB_editor"><div class="main_toppic"></div><div class="title">{TL}</div><div class="authorinfo"><em class="W_autocut">沙河发布</em><span class="time">发布时间： 09-09 14:03</span><span class="num">阅读数：3万+</span></div><div class="WB_editor_iframe_new">{lines(CLOCKS)}</div><div>点击查看更多精彩内容</div></div>',
    ),
    TL,
    "沙河发布",
    None,
    CLOCKS,
)
_add(
    "f05.html",
    document(
        f"{TL} | ETsha新聞雲",
        '<meta name="pubdate" content="2020-09-09T14:03:00+08:00"><meta name="section" content="地方"><meta property="og:site_name" content="ETsha新聞雲">',
        f'<div class="subjcet_article"><header><h1 class="title">{TL}</h1><time class="date" datetime="2020-09-09T14:03:00+08:00">2020年09月09日 14:03</time></header><div class="story"><p><img></p><p><strong>▲新布置的鐘錶廳。（圖／館方提供）</strong></p><p>記者段青／沙河報導</p>{lines(CLOCKS)}<p><a>※【更多新聞】老街翻新</a></p></div></div><div class="part_list_3"><h2>熱門新聞</h2>{headlines(TEASED_TOO)}</div>',
    ),
    TL,
    "ETsha新聞雲",
    moment(2020, 9, 9, 14, 3, 0),
    ["▲新布置的鐘錶廳。（圖／館方提供）", *CLOCKS],
)
_add(
    "f06.html",
    document(
        f"{TL} - BBSha News 中文",
        '<meta property="article:author" content="https://www.facebook.example/x"><meta name="article:published_time" content="2020-09-09T06:03:00.000Z">',
        f'<main><h1 id="content">{TL}</h1><div><ul><li>段青</li><li>BBSha中文</li></ul></div><time datetime="2020-09-09">2020年9月9日</time><figure><figcaption>图像来源，Sha</figcaption></figure>{lines(CLOCKS)}<section><h2>更多相关内容</h2>{headlines(TEASED_TOO)}</section></main><footer>© 2020 BBSha. BBSha对外部网站内容不负责任。</footer>',
    ),
    TL,
    "BBSha中文",
    M,
    CLOCKS,
)
_add(
    "f07.html",
    document(
        f"沙河口区人民法院-{TL}",
        "",
        f'<div class="detail"><div class="detail_bigtitle">{TL}</div><div class="detail_extend1 fl">作者：段青&nbsp;&nbsp;发布时间：2020-09-09 14:03:21</div><div class="detail_extend2">打印 字号： 大 | 中 | 小</div><div class="text"><span>{"<br>".join("　　" + x for x in CLOCKS)}</span></div><div class="clear"></div><div>来源：沙河口区人民法院</div><div>责任编辑：晏明</div></div><div class="foot_nav">法院概况 | 联系我们</div>',
    ),
    TL,
    "沙河口区人民法院",
    moment(2020, 9, 9, 14, 3, 21),
    CLOCKS,
)
_add(
    "f08.html",
    document(
        f"{TL}_沙河口医院",
        "",
        f'<div class="location">当前位置：<a>网站首页</a>><a>医院新闻</a>>正文</div><div class="arc"><h3>{TL}</h3><dl><dd>发布日期：2020-09-09</dd><dd>信息来源：宣传科</dd><dd>浏览次数：<b>88</b></dd><dd>字号：<a>T</a>|<a>T</a></dd></dl><div class="arc_body">{lines(CLOCKS)}</div><ul class="pn"><li>上一篇：<a>{TEASED_TOO[0][:12]}</a></li><li>下一篇：<a>{TEASED_TOO[1][:12]}</a></li></ul></div><div class="botm">急诊电话：0000-120</div>',
    ),
    TL,
    "宣传科",
    date(2020, 9, 9),
    CLOCKS,
)
_add(
    "f09.html",
    document(
        f"{TL} - 沙河论坛 - phpwind",
        "",
        f'<div class="bread">沙河论坛 &gt; 文化 &gt; {TL}</div><table class="floor"><tr><td class="floor_left"><div class="name">老座钟</div>级别: 新手上路<br>发帖 12</td><td class="floor_right"><h1 id="subject_tpc">{TL}</h1><div class="tips">楼主 发表于: 2020-09-09</div><div class="tpc_content">{"<br><br>".join(CLOCKS)}</div></td></tr></table><table class="floor"><tr><td>过路人</td><td><div>1楼 发表于: 2020-09-10</div><div class="tpc_content">上周去过，确实值得看，就是人太多，挤不进去。</div></td></tr></table>',
    ),
    TL,
    "沙河论坛",
    date(2020, 9, 9),
    CLOCKS,
)
_add(
    "f10.html",
    document(
        f"{TL}-证券沙河",
        "",
        f'<div class="txt_hd"><h2>{TL}</h2><div class="info">2020-09-09 14:03 &nbsp; 来源：证券沙河报·中证网 &nbsp; 作者：段青 <a>专栏</a></div></div><div class="txt_zhengwen"><div class="txt_con">{lines(CLOCKS)}</div></div><div class="om">声明：证券沙河力求信息真实、准确，文章提及内容仅供参考。</div><div class="xgyd"><h3>相关阅读</h3>{headlines(TEASED_TOO)}</div>',
    ),
    TL,
    "证券沙河报·中证网",
    M,
    CLOCKS,
)
_add(
    "f11.html",
    document(
        f"{TL}_百沙百科",
        "",
        f'<div class="top">进入词条 搜索</div><h1>{TL}</h1><a>编辑</a><a>讨论</a><a>上传视频</a><div class="lemma-summary"><div class="para">{CLOCKS[0]}<sup>[1]</sup></div></div><div class="catalog"><h2>目录</h2><ol><li><a>1 展品</a></li><li><a>2 开放</a></li></ol></div><h2>展品</h2><div class="para">{CLOCKS[1]}</div><div class="para">{CLOCKS[2]}</div><h2>开放</h2><div class="para">{CLOCKS[3]}</div><div class="reference">参考资料 1. 沙河晚报．2020-09-09</div>',
    ),
    TL,
    "百沙百科",
    None,
    [CLOCKS[0] + "[1]", "展品", CLOCKS[1], CLOCKS[2], "开放", CLOCKS[3]],
)
_add(
    "f12.html",
    document(
        f"{TL}|钟表|博物馆_新浪沙河_新沙网",
        f'<meta property="og:title" content="{TL}"><meta property="article:published_time" content="2020-09-09T14:03:00+08:00"><meta name="mediaid" content="沙河早报">',
        f'<div class="main-content"><h1 class="main-title">{TL}</h1><div class="date-source"><span class="date">2020年09月09日 14:03</span> <a class="source">沙河早报</a></div><div class="article" id="artibody"><p>{CLOCKS[0]}</p><div class="img_wrapper"><img><span class="img_descr">塔钟 段青摄</span></div>{lines(CLOCKS[1:])}<div class="wap_special">　　【版权声明】凡来源为沙河早报的内容均为原创</div></div></div><div>{lines(TEASED_TOO)}</div>',
    ),
    TL,
    "沙河早报",
    moment(2020, 9, 9, 14, 3, 0),
    [CLOCKS[0], "塔钟 段青摄", *CLOCKS[1:]],
)
_add(
    "f13.html",
    document(
        f"【本地】{TL}-沙河生活",
        "",
        f'<h1>【本地】{TL}</h1><div>2020/9/9 14:03:55&nbsp;来源:&nbsp;沙河生活&nbsp;编辑:&nbsp;晏明&nbsp;浏览:&nbsp;88</div><div class="b">{lines(CLOCKS)}</div><div>免责声明：本文仅代表作者个人观点，与本网无关。</div>',
    ),
    "【本地】" + TL,
    "沙河生活",
    moment(2020, 9, 9, 14, 3, 55),
    CLOCKS,
)
_add(
    "f14.html",
    document(
        f"{TL}",
        "",
        f'<div class="page__title"><h1>{TL}</h1></div><div class="field--date">09/09/2020 - 14:03</div><div class="field--body">{lines(CLOCKS)}</div><div class="field--tags">博物馆</div>',
    ),
    TL,
    None,
    None,
    CLOCKS,
)
