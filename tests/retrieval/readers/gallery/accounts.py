"""Accounts, columns, blogs and offices in the templates that they have."""

from datetime import date
from json import dumps

from tests.retrieval.readers.gallery import moment
from tests.retrieval.readers.gallery.prose import PLANT, TEASED
from tests.retrieval.readers.gallery.sites import document, headlines, lines, teasers, written

ACCOUNTS = []


def _add(*stated, **more):
    ACCOUNTS.append(written(*stated, **more))


TI = "云溪县第三座污水处理厂启用"
M = moment(2022, 5, 6, 8, 12)
_add(
    "guancha.html",
    document(
        TI,
        f'<meta name="Description" content="{PLANT[0]}"><meta name="author" content="溪察者网">',
        f"""<div class="header"><ul class="nav-list"><li>首页</li><li>风闻</li></ul></div><div class="box-title">溪察者网 &gt; 国内</div><div class="content"><div class="main content-main"><ul><li class="left left-main"><h3>{TI}</h3><div class="time fix"><span>2022-05-06 08:12:33</span><span><a>字号：</a><a>A-</a> <a>A</a> <a>A+</a></span><span>来源：溪察者网</span><div class="interact-attention"><span>关注</span></div></div><p class="key-word">关键字：<a>污水</a></p><div class="content all-txt"><p>【文/溪察者网 石岩】</p>{lines(PLANT)}<p>本文系溪察者网独家稿件，未经授权，不得转载。</p></div><p class="fix author-intro"></p><div class="share fix">分享到</div><div class="box"><span>责任编辑：</span><a>江一</a></div><div class="gc-comment"><div class="comment-title">网友评论</div></div><ul class="right-related-news"><li><h4><a>{TEASED[0][:12]}</a></h4><p>{TEASED[0]}</p></li><li><h4><a>{TEASED[1][:12]}</a></h4><p>{TEASED[1]}</p></li></ul></li></ul></div></div>""",
    ),
    TI,
    "溪察者网",
    moment(2022, 5, 6, 8, 12, 33),
    PLANT,
)
_add(
    "huanqiu.html",
    document(
        f"{TI}",
        '<meta name="source" content="环溪网">',
        f"""<div class="wrapper"><textarea class="article-content">&lt;p&gt;{PLANT[0]}&lt;/p&gt;</textarea><textarea class="article-time">1651795953000</textarea><div class="t-container-title"><h3>{TI}</h3></div><div class="t-container-metadata"><div class="metadata-info"><p class="time">2022-05-06 08:12</p><span class="source"><span>来源：</span><a>环溪网</a></span></div></div><div class="l-container"><article><section data-type="rtext">{lines(PLANT)}</section></article><div class="author">责编：江一</div></div><div class="foot">环溪网版权作品，未经环溪网书面授权，严禁转载，违者将被追究法律责任。获取授权</div></div>""",
    ),
    TI,
    "环溪网",
    M,
    PLANT,
)
_add(
    "cctv.html",
    document(
        f"{TI}_新闻频道_溪视网",
        '<meta property="og:site_name" content="溪视网"><meta name="others" content="溪视网">',
        f"""<div class="column_wrapper"><div class="title_area" id="title_area"><h1>{TI}</h1><div class="info1">来源：溪视新闻 | 2022年05月06日 08:12:33</div><div class="function"><span class="jian">A-</span><span class="jia">A+</span></div></div><div class="content_area" id="content_area"><p><strong>溪视网消息</strong>：{PLANT[0]}</p>{lines(PLANT[1:])}<div class="zebian"><span>编辑：江一</span><span>责任编辑：方圆</span></div><div class="relevance"><strong>点击收起全文</strong></div></div><div class="vspace"></div><div class="share_box">扫一扫 分享到微信</div></div><div class="column_wrapper_r"><div>正在阅读：</div>{headlines(TEASED)}</div>""",
    ),
    TI,
    "溪视新闻",
    moment(2022, 5, 6, 8, 12, 33),
    ["溪视网消息：" + PLANT[0], *PLANT[1:]],
)
_add(
    "36k.html",
    document(
        f"{TI}-36溪",
        '<meta property="og:description" content="河清了">',
        f"""<div class="kr-layout"><div class="article-left-container"><div class="article-title-wrapper"><h1 class="article-title">{TI}</h1><div class="article-title-icon"><a class="title-icon-item item-a">溪边科技</a><span class="title-icon-item item-time"><i></i><span>·</span> 2022年05月06日 08:12</span></div></div><div class="summary">河清了</div><div class="articleDetailContent kr-rich-text-wrapper"><p>本文来自微信公众号<a>“溪边科技”（ID:xibian）</a>，作者：石岩，编辑：江一，36溪经授权发布。</p>{lines(PLANT)}</div><div class="article-footer-txt"><p>该文观点仅代表作者本人，36溪平台仅提供信息存储空间服务。</p></div><div class="article-like">+1 12 好文章，需要你的鼓励</div></div><div class="article-right"><div>溪边科技 特邀作者</div><div>发表文章 12 篇</div>{teasers(TEASED[:4])}</div></div>""",
    ),
    TI,
    "溪边科技",
    M,
    ["本文来自微信公众号“溪边科技”（ID:xibian），作者：石岩，编辑：江一，36溪经授权发布。", *PLANT],
)
_add(
    "zhihu.html",
    document(
        f"{TI} - 知溪",
        '<meta itemprop="datePublished" content="2022-05-06T00:12:33.000Z"><meta property="og:site_name" content="知溪专栏">',
        f"""<div class="App-main"><div class="ColumnPageHeader">写文章 登录/注册</div><article class="Post-Main"><header class="Post-Header"><h1 class="Post-Title">{TI}</h1><div class="Post-Author"><div class="AuthorInfo"><span class="UserLink">溪边人</span><div class="AuthorInfo-badgeText">环保工程师</div></div><button>关注</button></div><div class="LabelContainer">326 人赞同了该文章</div></header><div class="Post-RichTextContainer"><div class="RichText ztext">{lines(PLANT)}</div></div><div class="ContentItem-time">发布于 2022-05-06 08:12</div><div class="Post-topicsAndReviewer">污水处理</div><div class="RichContent-actions">赞同 326 12 条评论 分享</div></article><div class="Comments-container"><div>12 条评论</div><div><a>山里人</a><div>我家就在下游，水确实比前几年清了很多，能看见鱼了。</div><span>2022-05-07</span></div></div><div class="Recommendations">推荐阅读 {teasers(TEASED[:3])}</div></div>""",
    ),
    TI,
    "知溪专栏",
    moment(2022, 5, 6, 8, 12, 33),
    PLANT,
)
_add(
    "qqold.html",
    f"""<html><head><meta charset="gb2312"><title>{TI}_新闻_溪讯网</title></head><body><div class="hd"><div class="tit-bar"><div class="color-a-1" bosszone="ztTopic"><a>新闻</a> &gt; 正文</div></div></div><div class="qq_article"><div class="hd"><h1>{TI}</h1><div class="a_Info"><span class="a_catalog"><a>国内新闻</a></span><span class="a_source"><a>云溪日报</a></span><span class="a_author">石岩</span><span class="a_time">2022-05-06 08:12</span><span><a>[微博]</a></span> <span>我要分享</span><span><a>评论 12</a></span></div></div><div id="Cnt-Main-Article-QQ" class="bd">{"".join("<P style='TEXT-INDENT: 2em'>" + s + "</P>" for s in PLANT)}</div><div class="ft"><div class="qq_toolWrap"><div class="qq_editor">责任编辑：xijiang</div></div></div></div><div class="related"><h2>相关阅读</h2>{headlines(TEASED)}</div></body></html>""",
    TI,
    "云溪日报",
    M,
    PLANT,
    "gb18030",
)
_add(
    "qqrain.html",
    document(
        f"{TI}_溪讯新闻",
        f"<script>window.DATA = {dumps({'title': TI, 'pubtime': '2022-05-06 08:12:33', 'media': '云溪发布'}, ensure_ascii=False)}</script>",
        f"""<div class="qq-header">登录</div><div class="content clearfix"><div class="content-left"><h1>{TI}</h1><div class="media-info"><div class="media-name">云溪发布</div><div class="media-meta"><p class="media-desc">2022-05-06 08:12</p><p>发布于浙江云溪融媒官方账号</p></div><div>+ 关注</div></div><div class="content-article"><div class="rich_media_content">{lines(PLANT)}</div></div><div class="bottom-tool">举报 12评论</div></div><div class="content-right"><div class="hot-title">热点精选</div>{teasers(TEASED[:3])}</div></div>""",
    ),
    TI,
    "云溪发布",
    M,
    PLANT,
)
_add(
    "ccdi.html",
    document(
        f"{TI}_云溪县纪委监委网站",
        "",
        f"""<div class="bread">首页 > 要闻</div><div class="content"><h2 class="tit">{TI}</h2><h3 class="daty"><div class="daty_con"><em class="e e1">来源：云溪县纪委监委网站</em><em class="e e2">发布时间：2022-05-06 08:12</em><em class="fz">分享<a>x</a></em></div></h3><div class="content_box"><div class="TRS_Editor"><style>.TRS_Editor P{{}}</style>{lines(PLANT)}<p style="text-align: right;">（云溪县纪委监委）</p></div></div></div><div class="other_art"><h2>相关文章</h2></div>""",
    ),
    TI,
    "云溪县纪委监委网站",
    M,
    [*PLANT, "（云溪县纪委监委）"],
)
_add(
    "gov.html",
    document(
        f"{TI}_滚动新闻_中国政溪网",
        '<meta name="firstpublishedtime" content="2022-05-06-08:12:33"><meta name="lastmodifiedtime" content="2022-05-07-08:12:33">',
        f"""<div class="w1100"><div class="BreadcrumbNav"><a>首页</a> &gt; <a>新闻</a></div><div class="article oneColumn"><h1 id="ti">{TI}</h1><div class="pages-date">2022-05-06 08:12 <span class="font">来源： 新溪社</span><span class="font pages-print">字号：<span>默认</span> <span>大</span> <span>超大</span></span>|<span>打印</span></div><div class="pages_content" id="UCAP-CONTENT"><p>新溪社5月6日电（记者石岩）{PLANT[0]}</p>{lines(PLANT[1:])}<div class="editor">责任编辑：江一</div></div><div class="related"><h2>相关稿件</h2>{headlines(TEASED)}</div><div>扫一扫在手机打开当前页</div></div></div>""",
    ),
    TI,
    "新溪社",
    M,
    ["新溪社5月6日电（记者石岩）" + PLANT[0], *PLANT[1:]],
)
_add(
    "eastmoney.html",
    document(
        f"{TI} _ 东方溪网",
        '<meta name="description" content="x">',
        f"""<div class="topnav">东方溪网 &gt; 财经频道 &gt; 正文</div><div class="mainleft"><div class="title" id="topbox">{TI}</div><div class="titlebox"><div class="infos"><div class="item">2022年05月06日 08:12 </div><div class="item">来源：<a>证券溪报</a></div><div class="item">编辑：东方溪网</div></div></div><div class="contentwrap"><div class="abstract"><div class="atitle">摘要</div><div class="txt">{PLANT[0]}</div></div><div class="txtinfos" id="ContentBody"><!-- -->{lines("　　" + s for s in PLANT)}<p class="em_media">（文章来源：证券溪报）</p></div><div class="zwothers"><div class="clear"><p class="source">文章来源：证券溪报</p><p class="r">责任编辑：66</p></div><div>原标题：三厂启用</div></div><div class="zw_footer"><a>举报</a>郑重声明：东方溪网发布此信息的目的在于传播更多信息，与本站立场无关。不构成投资建议。</div></div></div>""",
    ),
    TI,
    "证券溪报",
    M,
    PLANT,
)
_add(
    "yahoo.html",
    document(
        f"{TI} - Yahoo溪聞",
        f'<meta property="og:site_name" content="Yahoo News"><script type="application/ld+json">{dumps({"@type": "NewsArticle", "headline": TI, "datePublished": "2022-05-05T17:12:00.000Z", "dateModified": "2022-05-05T17:20:00.000Z", "provider": {"@type": "Organization", "name": "雲溪時報"}, "publisher": {"@type": "Organization", "name": "Yahoo溪聞"}, "author": {"name": "石岩"}}, ensure_ascii=False)}</script>',
        f"""<header><h1 data-test-locator="headline">{TI}</h1></header><div class="caas-attr"><div class="caas-attr-provider">雲溪時報</div><div>石岩</div><time datetime="2022-05-05T17:12:00.000Z">2022年5月6日 週五 上午1:12</time><span>·</span><span>1 分鐘 (閱讀時間)</span></div><div class="caas-body">{lines(PLANT)}<p>更多雲溪時報報導</p><ul><li><a>{TEASED[0][:14]}</a></li></ul></div>""",
    ),
    TI,
    "雲溪時報",
    moment(2022, 5, 6, 1, 12),
    PLANT,
)
_add(
    "udn.html",
    document(
        f"{TI} | 生活 | 聯溪新聞網",
        f'<meta property="og:title" content="{TI} | 生活 | 聯溪新聞網"><meta name="date" content="2022/05/06 08:12:33"><meta property="article:published_time" content="2022-05-06T08:12:33+08:00"><meta name="author" content="聯溪報記者石岩"><meta property="og:site_name" content="聯溪新聞網">',
        f"""<div class="article-content__wrapper"><nav class="breadcrumb-items"><a>生活</a></nav><h1 class="article-content__title">{TI}</h1><div class="article-content__subinfo"><section class="authors"><time class="article-content__time">2022-05-06 08:12</time><span class="article-content__author">聯溪報／ 記者<a>石岩</a>／即時報導</span></section></div><section class="article-content__editor"><p></p><p>{PLANT[0]}</p><p>{PLANT[1]}</p><div class="inline-ads">廣告</div><p>{PLANT[2]}</p></section><section class="keywords">污水</section><section class="prev-next"><a>上一則 {TEASED[0][:10]}</a></section></div><section class="context-box"><h2>延伸閱讀</h2>{teasers(TEASED[:3])}</section>""",
    ),
    TI,
    "聯溪報",
    moment(2022, 5, 6, 8, 12, 33),
    PLANT[:3],
)
_add(
    "zaobao.html",
    document(
        f"{TI} | 早溪网",
        '<meta property="og:site_name" content="www.zaoxi.example"><meta name="twitter:site" content="@zaoxi">',
        f"""<article><h1>{TI}</h1><h4 class="title-byline"><a>发布</a> /2022年5月6日 08:12<span>文 / 石岩</span><span>来自 / 早溪网</span></h4><div class="article-content-rawhtml"><div class="article-content-container">{lines(PLANT)}</div></div></article><div id="more"><h3>您也许对以下文章感兴趣</h3>{headlines(TEASED)}</div>""",
    ),
    TI,
    "早溪网",
    M,
    PLANT,
)
_add(
    "ithome.html",
    document(
        f"{TI} - 溪之家",
        "",
        f"""<div class="fl content"><h1>{TI}</h1><div id="news_id"></div><div class="info" style="padding:10px"><span id="pubtime_baidu">2022/5/6 8:12:33</span><span id="source_baidu">来源：<a>溪之家</a></span><span id="author_baidu">作者：<strong>石岩</strong></span><span id="editor_baidu">责编：<strong>江一</strong></span><span>评论：<a>12</a></span></div><div class="post_content" id="paragraph"><p>溪之家 5 月 6 日消息，{PLANT[0]}</p>{lines(PLANT[1:])}</div><div class="newserror"><span>投诉水文</span><span>我要纠错</span></div><p>广告声明：文内含有的对外跳转链接（包括不限于超链接、二维码、口令等形式），用于传递更多信息，节省甄选时间，结果仅供参考，溪之家所有文章均包含本声明。</p><div class="related_post"><h2>相关文章</h2>{headlines(TEASED)}</div></div>""",
    ),
    TI,
    "溪之家",
    moment(2022, 5, 6, 8, 12, 33),
    ["溪之家 5 月 6 日消息，" + PLANT[0], *PLANT[1:]],
)
_add(
    "tieba.html",
    document(
        f"{TI}_云溪吧_百溪贴吧",
        "",
        f'''<div class="card_title"><a>云溪吧</a> 关注：3,201 贴子：12,002</div><div class="core_title_wrap"><h3 class="core_title_txt" title="{TI}">{TI}</h3><ul><li>只看楼主</li><li>收藏</li><li>回复</li></ul></div><div class="l_post"><ul class="p_author"><li>溪边人</li><li>粉丝 9</li></ul><div class="d_post_content j_d_post_content">{"<br>".join(PLANT)}</div><div class="post-tail-wrap"><span>举报</span><span>IP属地:浙江</span><span>1楼</span><span>2022-05-06 08:12</span></div></div><div class="l_post"><ul><li>路人</li></ul><div class="d_post_content">楼主说得对，我们村的管网也在挖沟，估计明年能用上。</div><div><span>2楼</span><span>2022-05-06 09:12</span></div></div>''',
    ),
    TI,
    "百溪贴吧",
    M,
    PLANT,
)
_add(
    "hexo.html",
    document(
        f"{TI} | 溪边人的博客",
        '<meta property="article:published_time" content="2022-05-06T00:12:33.000Z"><meta property="article:author" content="溪边人"><meta property="og:site_name" content="溪边人的博客">',
        f"""<header><a>溪边人的博客</a><nav>首页 归档</nav></header><main><article class="post-block"><header class="post-header"><h1 class="post-title">{TI}</h1><div class="post-meta"><span>发表于</span> <time datetime="2022-05-06T08:12:33+08:00">2022-05-06</time> <span>更新于</span> <time datetime="2022-06-06T08:12:33+08:00">2022-06-06</time> <span>本文字数：</span><span>1.2k</span> <span>阅读时长 ≈</span> <span>1 分钟</span></div></header><div class="post-body">{lines(PLANT)}</div><footer class="post-footer"><div class="post-copyright"><ul><li>本文作者： 溪边人</li><li>本文链接： https://x.example/1</li><li>版权声明： 本博客所有文章除特别声明外，均采用 BY-NC-SA 许可协议。转载请注明出处！</li></ul></div><div class="post-tags"># 污水</div></footer></article></main><footer>© 2022 溪边人 由 Hexo 强力驱动</footer>""",
    ),
    TI,
    "溪边人的博客",
    moment(2022, 5, 6, 8, 12, 33),
    PLANT,
)
_add(
    "company.html",
    document(
        f"{TI}-新闻中心-云溪水务集团有限公司",
        "",
        f"""<div class="banner">新闻中心</div><div class="news_show"><h4>{TI}</h4><p class="date">2022/05/06</p><div class="show_nr">{lines(PLANT)}</div><div class="page_sx"><a>上一篇：{TEASED[0][:12]}</a><a>下一篇：{TEASED[1][:12]}</a></div></div><div class="footer"><p>电话：0571-00000000 地址：云溪县溪滨路8号</p><p>Copyright © 2022 云溪水务集团有限公司 版权所有</p></div>""",
    ),
    TI,
    "云溪水务集团有限公司",
    date(2022, 5, 6),
    PLANT,
)
_add(
    "mobile163.html",
    document(
        f"{TI}",
        '<meta property="article:published_time" content="2022-05-06T08:12:33+08:00">',
        f'''<main><article data-open-article="{TI}"><div class="head"><h1 class="title">{TI}</h1><div class="info"><span class="time js-time">2022-05-06 08:12:33</span><span class="source js-source">云溪发布</span><span class="fold">浙江</span></div></div><div class="content"><div class="page js-page on">{lines(PLANT[:3])}<a>打开网易新闻 查看精彩图片</a>{lines(PLANT[3:])}</div><div class="footer-share">分享到</div></div></article></main><div class="comment"><h2>热门跟贴</h2></div><div class="hot">{teasers(TEASED)}</div><footer>打开网易新闻体验更佳</footer>''',
    ),
    TI,
    "云溪发布",
    moment(2022, 5, 6, 8, 12, 33),
    PLANT,
)
_add(
    "notice.html",
    document(
        "关于做好夏季防汛工作的通知-云溪县应急管理局",
        "",
        """<div class="con"><div class="tit">关于做好夏季防汛工作的通知</div><div class="lm">索引号：X0001 &nbsp; 发布机构：云溪县应急管理局 &nbsp; 生成日期：2022-05-04 &nbsp; 发布日期：2022-05-06</div><div class="nr"><p>各乡镇人民政府，县直各部门：</p><p>为做好夏季防汛工作，现将有关事项通知如下。</p><p>一、落实责任。各乡镇主要负责人对本区域防汛负总责。</p><p>二、加强值守。汛期实行二十四小时值班。</p><p>附件：<a>1.责任人名单.doc</a></p><p style="text-align:right">云溪县应急管理局</p><p style="text-align:right">2022年5月4日</p></div></div>""",
    ),
    "关于做好夏季防汛工作的通知",
    "云溪县应急管理局",
    date(2022, 5, 6),
    [
        "各乡镇人民政府，县直各部门：",
        "为做好夏季防汛工作，现将有关事项通知如下。",
        "一、落实责任。各乡镇主要负责人对本区域防汛负总责。",
        "二、加强值守。汛期实行二十四小时值班。",
        "云溪县应急管理局",
        "2022年5月4日",
    ],
    dated=date(2022, 5, 4),
)
