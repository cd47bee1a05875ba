"""Pages in the shape of portals, offices and forums that most people read, as their systems make them."""

from tests.retrieval.readers.gallery.prose_of_sites import (
    BANK,
    BUS,
    CAFE,
    CHIP,
    FEVER,
    INTERVIEW,
    LINKS,
    MENU,
    METRO,
    NOTICE,
    ORCHARD,
    RAIN,
    SCHOOL,
    TAIWAN,
    links,
    menu,
    others,
)
from tests.retrieval.readers.gallery.sites import filled, lines

KNOWN_SITES = []


def _add(*stated, **values):
    KNOWN_SITES.append(filled(*stated, **values))


# 1 people.com.cn (2020s)
_add(
    "a01-people.html",
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="content-type" content="text/html;charset=GB2312"/><meta http-equiv="Content-Language" content="utf-8" />
<meta content="all" name="robots" /><title>@t@--荷塘频道--民声网 </title><meta name="keywords" content="公交,电动" /><meta name="description" content="　　荷塘市公交集团6日对外公布，今年将更换三百二十辆纯电动公交车" />
<meta name="source" content="来源：荷塘日报"><meta name="author" content="146103"><meta name="publishdate" content="2023-05-06"><meta name="contentid" content="40000001">
<script src="/img/2016people_main/js/jquery-1.7.1.min.js"></script></head><body>
<div class="header"><div class="w1000"><span id="topDate"></span><ul class="top_nav">@nav@</ul></div></div>
<div class="path w1000 clearfix"><em class="fl"></em><span id="rwb_navpath"><a href="/" class="clink">民声网</a>&gt;&gt;<a href="/GB/1" class="clink">荷塘频道</a></span></div>
<div class="layout rm_txt cf"><div class="col col-1 fl"><h4 class="pre"></h4><h1>@t@</h1><h4 class="sub"></h4><div class="author cf">本报记者　宋立</div>
<div class="channel cf"><div class="col-1-1 fl">2023年05月06日07:05 | 来源：<a href="http://paper.example" target="_blank">荷塘日报</a></div><div class="col-1-2 fr"><a href="#" id="xiao" class="on">小字号</a></div></div>
<div class="rm_relevant cf"></div>
<div class="rm_txt_con cf"><div class="bza"><div></div></div>@body@<div class="otitle"></div><p class="paper_num">《 荷塘日报 》（ 2023年05月06日 03 版）</p><div class="zdfy clearfix"></div><center><table border="0" align="center" width="40%"><tr><td width="50%"></td></tr></table></center><div class="box_pic"></div>
<div class="edit cf">(责编：丁宁、罗素)</div><p class="paper_num"></p>
<div class="share cf"><p>分享让更多人看到</p><div class="share-box"></div></div></div>
<div class="rm_relevant relevant_list cf"><h3>相关新闻</h3><ul class="cf">@rel@</ul></div></div>
<div class="col col-2 fr"><div class="kefu"><ul><li><a>客户端下载</a></li></ul></div><h3 class="tit">热门排行</h3><ul class="rm_ranking cf">@hot@</ul></div></div>
<div class="layout w1000_320 wb_right"><h2><i>推荐阅读</i></h2><ul class="clearfix">@cards@</ul></div>
<div id="copyright_en" class="copyright_en"><p><a>民声报社概况</a> | <a>关于民声网</a> | <a>报社招聘</a></p><p>互联网新闻信息服务许可证10120170001 | 增值电信业务经营许可证B1-20060139</p><p class="copyright"><span id="copyright_en_span">民 声 网 版 权 所 有 ，未 经 书 面 授 权 禁 止 使 用<br/>Copyright &copy; 1997-2023 by www.minsheng.example. all rights reserved</span></p></div></body></html>""",
    "荷塘更换三百二十辆电动公交 小型车开进老街巷",
    "荷塘日报",
    "2023-05-06 07:05",
    BUS,
    encoding="gb18030",
    nav=menu(),
    body=lines(BUS, '<p style="text-indent: 2em;">\n\t', "</p>\n"),
    rel=links(others(4)),
    hot=links(others(8, 4)),
    cards="".join(
        f'<li><a><img src="x.jpg"></a><p><a><strong>{x}</strong></a>{y[:60]}…<a>[详细]</a></p></li>'
        for x, y in zip(others(3, 9), METRO, strict=False)
    ),
)

# 2 xinhuanet new: date in pieces
_add(
    "a02-xinhua.html",
    """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"/><meta name="apple-mobile-web-app-capable" content="yes"/><meta name="pagetype" content="1"/><meta name="filetype" content="0"/><meta name="publishedtype" content="1"/><meta name="catalogs" content="010009"/><meta name="contentid" content="20230418abc"/><meta name="publishdate" content="2023-04-18"/><meta name="author" content="新闻社"/><meta name="source" content="新声社"/>
<title>
  @t@-新声网
</title><meta name="keywords" content="  梨园 "/><meta name="description" content="  @t@---  "/></head><body>
<div class="fix-ewm domPC" data-html2canvas-ignore="true"><img src="fx.png"/><div class="fxd"><span class="fxd-wx"></span><a href="javascript:void(0)" class="fxd-wb"></a></div></div>
<div class="domPC"><script src="top.js"></script></div>
<div class="header domPC" data-html2canvas-ignore="true"><div class="header-top clearfix"><div class="header-nav left"><a href="/">新声网</a> &gt; <a>农业</a> &gt; 正文</div></div>
<div class="header-cont clearfix"><div class="header-time left"><span class="year"><em> 2023</em></span> <span class="day"><em>04</em>/<em>18</em></span> <span class="time">17:05:12</span></div><div class="source">来源：新声社</div>
<div class="head-line clearfix"><h1><span class="title">@t@</span><span class="btn-audio"></span></h1><audio id="audioDom" loop src="" class="hide"></audio><div class="pageShare"><div class="setFont">字体：<span id="fontSmall">小</span><span id="fontNormal" class="active">中</span><span id="fontBig">大</span></div><div class="share">分享到：<a class="wx"></a><a class="wb"></a></div></div></div></div></div>
<div class="mheader domMobile"><h1><span class="title">@t@</span></h1><div class="info">2023-04-18 17:05:12<span>来源：新声社</span></div></div>
<div class="main clearfix"><div class="main-left left"><div id="detail"><div id="detailContent">@body@</div><div id="articleEdit"><span class="tiyi1 domPC"><a href="javascript:void(0);" class="advise">【纠错】</a><div id="advisebox01" class="tiyi01" style="display:none;"><div><iframe id="jc_link1"></iframe></div></div></span><span class="editor"> 【责任编辑:方圆 】 </span></div></div>
<div class="relatedNews clearfix"><div class="titBox">阅读下一篇：</div><ul>@rel@</ul></div></div>
<div class="main-right right"><div class="columBox video"><h2>新声深读</h2><ul>@hot@</ul></div></div></div>
<div class="foot"><script src="foot.js"></script></div><div class="domPC">010020020110000000000000011100001129999999</div></body></html>""",
    "九千亩梨园听“数据”浇水",
    "新声社",
    "2023-04-18 17:05:12",
    ORCHARD,
    body=lines(ORCHARD, '<p><span id="x">　　', "</span></p>"),
    rel=links(others(1)),
    hot=links(others(5, 5)),
)

# 3 chinanews
_add(
    "a03-chinanews.html",
    """<!DOCTYPE HTML><html><head><meta charset="utf-8"><title>@t@-中声网</title><meta name="keywords" content="公交车"><meta name="description" content="@t@-"><meta name="hb-title" content="公交"></head><body>
<div class="pagetop"></div><div class="nav-top"><ul class="nav_navcon">@nav@</ul></div>
<div id="con_id"></div><div class="w1280 cons"><div class="con_left"><div class="dd_tags"><div id="navigation">本页位置：<a>首页</a> <span>→</span> <a>社会新闻</a></div></div>
<div class="content_maincontent_more"><div class="content_maincontent_content"><h1 class="content_left_title">@t@</h1>
<div class="content_left_time">2023年05月06日 17:05　来源：中声网<a href="#comment"><span class="comment-num"></span></a><span class="cy_num"></span><div class="font_sizecon"><span class="small" id="bigger" title="增大字体">大字体</span> <span id="smaller" title="减小字体">小字体</span></div><div class="div_fxd" id="fenxiang"><a>分享到：</a></div></div>
<!--视频start--><div id="ad" style="display:none"></div>
<div class="left_zw" style="position:relative">
<!--图片start--><div style="text-align:center"><img src="1.jpg"></div><div class="left_pt">5月6日，荷塘市公交集团停车场内，技师在调试新到的车辆。 黎阳 摄</div>
@body@<div id="function_code_page"></div><table cellpadding=0><tr><td></td></tr></table></div>
<div class="left_name"> <div class="channel"></div><div class="left_name" style="float:right">【编辑:周晓】 </div></div></div></div>
<div class="div624 border"><div class="divtitle"><span>更多精彩内容请进入社会频道</span></div></div>
<div class="title_more"><div class="title_div">社会新闻精选：</div></div><div class="content_list"><ul>@rel@</ul></div></div>
<div class="con_right"><div class="right_content right_h1">热点视频</div><ul>@hot@</ul></div></div>
<div class="pagebottom"><p>本网站所刊载信息，不代表中声社和中声网观点。 刊用本网站稿件，务经书面授权。</p><p>未经授权禁止转载、摘编、复制及建立镜像，违者将依法追究法律责任。</p><p>[<a>网上传播视听节目许可证（0106168)</a>] [<a>京ICP证040655号</a>] 总机：86-10-87820000</p><p>Copyright &copy;1999-2023 chinasheng.example. All Rights Reserved</p></div></body></html>""",
    "荷塘：小型电动公交将开进老街巷",
    "中声网",
    "2023-05-06 17:05",
    ["5月6日，荷塘市公交集团停车场内，技师在调试新到的车辆。 黎阳 摄", *BUS],
    nav=menu(10),
    body=lines(["　　" + b for b in BUS]),
    rel=links([f"{x}" for x in others(6)], "<li><span>•</span>", "<span>2023年05月06日 10:1</span></li>"),
    hot=links(others(6, 6)),
)

# 4 thepaper, next.js
_add(
    "a04-thepaper.html",
    """<!DOCTYPE html><html lang="zh"><head><meta charSet="utf-8"/><link rel="icon" href="/favicon.ico"/><meta property="og:type" content="article"/><meta name="viewport" content="width=device-width"/><title>@t@_直击现场_涟漪新闻-The Ripple</title><meta name="Keywords" content="地铁"/><meta name="Description" content="昨天上午，海沧市轨道交通五号线全线洞通。"/><meta property="og:title" content="@t@"/><meta property="og:description" content="昨天上午，海沧市轨道交通五号线全线洞通。"/><meta property="og:image" content="https://i/1.jpg"/><meta property="og:site_name" content="涟漪新闻"/></head><body><div id="__next"><main class="ant-layout"><header class="index_header__gJ7Zi"><div class="index_nav__a"><ul class="ant-menu">@nav@</ul><a>登录</a><a>下载客户端</a></div></header>
<main class="index_container__cGkUa"><div class="index_leftcontent__iT3__"><div class="index_wrapper__L_zqV"><h1 class="index_title__B8mhI">@t@</h1><div class="index_headerContent__sASF4"><div class="index_left__LfzyH"><div class="ant-space ant-space-horizontal"><div class="ant-space-item"><span>涟漪新闻记者 陈可馨 </span></div></div><div><div class="ant-space ant-space-horizontal ant-space-align-center"><div class="ant-space-item" style="margin-right:8px"><span>2023-05-09 08:12</span></div><div class="ant-space-item" style="margin-right:8px"><span>来源：<span>涟漪新闻</span></span></div><div class="ant-space-item"><span><span><span>∙</span> <a>直击现场</a> &gt;</span></span></div></div></div></div><div class="index_right__f"><span class="index_fontsize">字号</span></div></div>
<div class="index_cententWrap__Jv8jK"><img src="a.jpg"/>@body@</div><div class="index_author__b"><div>责任编辑：傅晓</div><div class="ant-space"><span>图片编辑：金洁</span></div><div>校对：栾梦</div></div><div class="index_copyright__iX4yo">涟漪新闻报料：021-962000</div><div class="index_copyright__iX4yo">涟漪新闻，未经授权不得转载</div><div class="index_praise__x"><span>+1</span><div>12</div></div><div class="index_collect">收藏</div><div>我要举报</div><div class="index_keywords__q"><a><span>轨道交通</span></a><a><span>洞通</span></a></div></div>
<div class="index_comments__a"><h2>评论（<span>3</span>）</h2><ul><li><div class="name">江边柳</div><div class="content">等了四年，总算要通了，希望票价不要太贵，接驳也跟上。</div><span>2023-05-09 ∙ 未知</span></li></ul></div></div>
<div class="index_rightcontent__jmYNM"><div class="index_title">相关推荐</div><ul>@hot@</ul></div></main><footer class="index_footer__a"><ul><li><a>关于涟漪</a></li><li><a>联系我们</a></li></ul><p>沪ICP备14003370号 © 2014-2023 某传媒有限公司</p></footer></main></div>
<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"detailData":{"contentDetail":{"contId":"23000001","name":"@t@","author":"涟漪新闻记者 陈可馨","pubTime":"2023-05-09 08:12","source":"涟漪新闻","responEditor":"傅晓"}}}},"page":"/detail/[id]","query":{"id":"23000001"}}</script></body></html>""",
    "海沧地铁五号线洞通，明年三季度初期运营",
    "涟漪新闻",
    "2023-05-09 08:12",
    METRO[:5],
    nav=links(MENU[:8], '<li class="ant-menu-item">'),
    body=lines(METRO[:5]),
    hot=links(others(6, 2)),
)

# 5 sina finance
_add(
    "a05-sina.html",
    """<!DOCTYPE html><html><head><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><meta name="sudameta" content="urlpath:finance/; allCIDs:56588" /><title>@t@|启明股份_新潮财经_新潮网</title><meta name="keywords" content="启明股份" /><meta name="tags" content="启明股份"/><meta name="description" content="证券时报网讯，启明股份5月6日晚间公告，公司拟以自有资金回购股份" /><link rel="alternate" type="application/json+oembed" href="x"/><meta property="og:type" content="news" /><meta property="og:title" content="@t@" /><meta property="og:description" content="@t@" /><meta property="og:url" content="https://finance.xinchao.example/stock/2023-05-06/doc-imysv.shtml" /><meta property="article:published_time" content="2023-05-06T20:17:00+08:00" /><meta property="article:author" content="新潮财经" /><script>var SINA_TEXT_PAGE_INFO={"channel":"finance"};</script></head><body>
<div class="top-banner"></div><div class="path-search" data-sudaclick="cnav_breadcrumbs_p"><div class="path"><div class="channel-path">财经 &gt;<a>证券</a>&gt; 正文</div></div><div class="search"><form><select><option>行情</option><option>新闻</option></select><input value="请输入关键字"/></form></div></div>
<div class="main-content w1240"><h1 class="main-title">@t@</h1><div class="top-bar-wrap" id="top_bar_wrap"><div class="top-bar ani" id="top_bar"><div class="top-bar-inner clearfix"><div class="second-title">@t@</div><div class="date-source"><span class="date">2023年05月06日 20:17</span><a href="http://" target="_blank" class="source ent-source" data-sudaclick="content_media_p" rel="nofollow">证券时报网</a></div><div class="page-tools"><a href="javascript:;">新浪财经APP</a><span class="tool-icon"><a class="share-wx">缩小字体</a><a>放大字体</a><a>收藏</a><a>微博</a><a>微信</a><a>分享</a></span><span class="txt-num">0</span></div></div></div></div>
<div class="article-content clearfix"><div class="article-content-left"><div class="appendQr_wrap"></div><div class="article" id="artibody"><div class="img_wrapper"></div><!-- 正文 start --><!-- ad --><div id="app-qihuo-kaihu-qr"><p>炒股就看<a>金麒麟分析师研报</a>，权威，专业，及时，全面，助您挖掘潜力主题机会！</p></div>@body@<p>海量资讯、精准解读，尽在新潮财经APP</p><div class="clearfix appendQr_wrap" style="display:none"></div><p class="article-editor">责任编辑：高博</p></div>
<div class="article-bottom clearfix" id="article-bottom"><div class="keywords" id="keywords" data-wbkey="启明股份"><span>文章关键词：</span><a>启明股份</a> <a>回购</a></div><div class="wap_special" data-sudaclick="content_relativetopics_p"><span>相关专题：</span></div><div class="report"><a>我要反馈</a></div><div class="new_weibo">财经头条 作者库</div></div>
<div class="blk-related"><h3>相关阅读</h3><ul>@rel@</ul></div></div>
<div class="article-content-right"><div class="blk01"><div class="tit">24小时热门</div><ol>@hot@</ol></div><div class="tit02"><h2>7X24小时</h2></div><ul class="blk"><li><p>05-06 22:10</p><a>央行开展二十亿元逆回购操作，利率维持不变，单日净回笼六十亿元</a></li><li><p>05-06 21:58</p><a>国际油价收跌，纽约原油期货每桶下跌一点二美元</a></li></ul></div></div></div>
<div class="footer"><p>新潮财经意见反馈留言板</p><p>400-052-0066 欢迎批评指正</p><p>Copyright &copy; 1996-2023 XINCHAO Corporation</p></div></body></html>""",
    "启明股份拟1.5亿元至3亿元回购股份",
    "证券时报网",
    "2023-05-06 20:17",
    BANK,
    body=lines(["　　" + b for b in BANK]),
    rel=links(others(4)),
    hot=links(others(8, 4)),
)

# 6 sohu
_add(
    "a06-sohu.html",
    """<!DOCTYPE html><html><head><title>@t@_码头_豆浆_石磨</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta name="robots" content="max-image-preview:large"><meta name="mediaid" content="南码头笔记" data-spm-content="1"><meta name="description" content="凌晨四点的南码头，第一家亮灯的是老许的豆浆铺。"><meta property="og:url" content="https://www.souhu.example/a/670001_1"/><meta property="og:type" content="news"/><meta property="og:release_date" content="2023-05-21 06:32"/><meta itemprop="dateUpdate" content="2023-05-21 06:32" /><meta itemprop="datePublished" content="2023-05-21 06:32" /><meta property="og:title" content="@t@"/><link rel="canonical" href="https://www.souhu.example/a/670001_1"/></head>
<body class="article-page" data-region="30"><div class="wrapper-box"><div id="left-nav"></div><header id="main-header" class="error-head"><div class="area"><nav class="nav">@nav@</nav></div></header>
<div class="area clearfix" id="article-container"><div class="left sidebar"><div class="column left" data-spm="author"><div class="user-info" id="user-info"><div class="user-pic"><a></a></div><h4><a>南码头笔记</a></h4></div><dl class="user-num"><dd><span class="value" data-value="231"><em class="num"></em>231</span>文章</dd><dd><span class="value"><em class="num">4.1万</em></span>总阅读</dd></dl><a class="see">查看TA的文章&gt;</a></div><div class="share-interaction" id="shareInteraction"><div class="comment-do"><span class="num">0</span></div><div class="share-part"><span>分享到</span></div></div></div>
<div class="left main"><div data-spm="content"><div class="text"><div class="text-title"><h1>
 @t@<span class="article-tag"></span></h1><div class="article-info"><span class="time" id="news-time" data-val="1684621920000">2023-05-21 06:32</span><span class="area"><span>发布于：</span><span>浙江省</span></span></div></div>
<article class="article" id="mp-editor"><p data-role="original-title" style="display:none">原标题：@t@</p>@body@<p><a href="//www.souhu.example/?strategyid=1" target="_blank" title="点击进入搜狐首页" id="backsohucom" style="white-space: nowrap;"><span class="backword"><i class="backsohu"></i>返回搜狐，查看更多</span></a></p><p data-role="editor-name">责任编辑：<span></span></p></article>
<div id="articleTag"></div><div class="statement">平台声明：该文观点仅代表作者本人，搜狐号系信息发布平台，搜狐仅提供信息存储空间服务。</div><div class="bottom-relate-wrap clear type-3"><div class="read-wrap"><span class="read-num">阅读 (<em>1042</em>)</span></div></div></div></div><div id="sohu-comment"><h3>我来说两句</h3><p>0人参与， 0条评论</p></div><div class="groom-read"><p class="title">推荐阅读</p><ul>@rel@</ul></div></div>
<div class="right sidebar"><div id="hot-news"><h3>24小时热文</h3><ul>@hot@</ul></div></div></div></div></body></html>""",
    "四点钟的豆浆铺",
    "南码头笔记",
    "2023-05-21 06:32",
    CAFE,
    nav=links(MENU[:12], "", ""),
    body=lines(CAFE),
    rel=links(others(5)),
    hot=links(others(5, 5)),
)

# 7 163
_add(
    "a07-163.html",
    """<!DOCTYPE HTML><html id="ne_wrap" data-publishtime="2023-05-12 11:40:26" data-category="news"><head><title>@t@|鼻炎|过敏|花粉_网益订阅</title><base target="_blank" /><meta http-equiv="content-type" content="text/html; charset=utf-8" /><meta name="keywords" content="鼻炎"/><meta name="description" content="@t@,鼻炎,过敏,花粉" /><meta name="author" content="网益"><meta name="Copyright" content="网益版权所有"><link rel="canonical" href="https://www.wangyi.example/dy/article/I4FA0001.html"><meta property="og:title" content="@t@"><meta property="og:type" content="article"><meta property="og:description" content="@t@,鼻炎,过敏,花粉"><meta property="og:url" content="https://www.wangyi.example/dy/article/I4FA0001.html"><meta property="og:site_name" content="网益"><meta property="article:published_time" content="2023-05-12T11:40:26+08:00"><script>window.__a=1</script></head><body>
<div class="ntes_nav_wrap" id="js_N_NTES_wrap"><div class="ntes-nav"><ul>@nav@</ul></div></div><div class="post_crumb"><a>网益首页</a> &gt; <a>网益号</a> &gt; 正文 <span class="js-ad">申请入驻</span></div>
<div class="container clearfix" id="container"><div class="post_main"><h1 class="post_title">@t@</h1><div class="post_info">
 2023-05-12 11:40:26　来源: <a href="https://" target="_blank" rel="nofollow">健康白鹭</a><span>浙江</span>&nbsp;&nbsp;<a href="" class="post_jubao">举报</a></div>
<div id="post_share"><div class="share_num">0</div><p class="share_desc">分享至</p><ul><li class="share_weixin">用微信扫码二维码<br/>分享至好友和朋友圈</li></ul></div>
<div class="post_content" id="content" data-docid="I4FA0001"><div class="post_top"></div><div class="post_body">@body@</div><div class="post_statement"><p>特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“网益号”用户上传并发布，本平台仅提供信息存储服务。</p><p>Notice: The content above (including the pictures and videos if any) is uploaded and posted by a user of NetEase Hao, which is a social media platform and only provides information storage services.</p></div></div>
<div class="post_next_post post_next_post--wide"><p><span>/</span> 阅读下一篇 <span>/</span></p><h3><a>@l1@</a></h3><a>返回网益首页</a><a>下载网益新闻客户端</a></div>
<div class="post_recommends js-tab-mod"><h3>相关推荐</h3><div class="tab"><div class="post_recommend"><h3 class="post_recommend_title"><a>@l2@</a></h3><p class="post_recommend_info"><span class="post_recommend_from">白鹭晚报</span> <span class="post_recommend_time">2023-05-11 22:10:03</span><span>12跟贴</span></p></div><div class="post_recommend"><h3><a>@l3@</a></h3><p class="post_recommend_info">江边新闻 2023-05-10 09:08:11</p></div></div></div></div>
<div class="post_side"><div class="mod_hot_rank"><div class="title">热点推荐</div><ul>@hot@</ul></div></div></div></body></html>""",
    "春天鼻子痒，别都当感冒",
    "健康白鹭",
    "2023-05-12 11:40:26",
    FEVER,
    nav=links(MENU[:9]),
    body=lines(FEVER, '<p id="0A1">'),
    l1=LINKS[0],
    l2=LINKS[3],
    l3=LINKS[8],
    hot=links(others(8, 5)),
)

# 8 gov.cn province TRS, table of index
_add(
    "a08-gov-trs.html",
    """<!DOCTYPE html><html><head><meta charset="UTF-8"><title>@t@_规范性文件_白鹭市人民政府</title>
<meta name="SiteName" content="白鹭市人民政府"><meta name="SiteDomain" content="www.bailu.gov.example"><meta name="SiteIDCode" content="3302000033"><meta name="ColumnName" content="规范性文件"><meta name="ColumnDescription" content="白鹭市政府规范性文件"><meta name="ColumnKeywords" content="规范性文件"><meta name="ColumnType" content="政策文件"><meta name="ArticleTitle" content="@t@"><meta name="PubDate" content="2023-05-22 16:20"><meta name="ContentSource" content="市政府办公厅"><meta name="Keywords" content="高温"><meta name="Author" content=""><meta name="Description" content=""><meta name="Image" content=""><meta name="Url" content="http://www.bailu.gov.example/art/2023/5/22/art_1229.html"></head><body>
<div class="top"><div class="wrap"><a href="#">省政府</a><span>｜</span><a>无障碍浏览</a><span>｜</span><a>长者专区</a><span id="weather">5月22日 星期一 多云 18~26℃</span></div></div><div class="logo"></div><ul class="nav">@nav@</ul>
<div class="wz">当前位置：<a>首页</a> > <a>政务公开</a> > <a>政策文件</a> > <a>规范性文件</a></div>
<div class="xxgk-detail"><table class="xxgk_table" width="100%" border="0" cellspacing="0"><tbody><tr><td class="bt">索引号：</td><td>002935123/2023-00123</td><td class="bt">主题分类：</td><td>劳动、人事、监察/劳动就业</td></tr><tr><td class="bt">发布机构：</td><td>市政府办公厅</td><td class="bt">公开方式：</td><td>主动公开</td></tr><tr><td class="bt">成文日期：</td><td>2023-05-19</td><td class="bt">发布日期：</td><td>2023-05-22</td></tr><tr><td class="bt">文号：</td><td>鹭政办发〔2023〕18号</td><td class="bt">有效性：</td><td>有效</td></tr></tbody></table>
<h1 class="title">@t@</h1><div class="info"><span>发布时间：2023-05-22 16:20</span><span>信息来源：市政府办公厅</span><span>浏览次数：<i id="hits">1024</i></span><span class="font-size">字号：[ <a>大</a> <a>中</a> <a>小</a> ]</span><span class="print"><a>打印</a></span></div>
<div class="article-conter" id="zoom"><!--ZJEG_RSS.content.begin--><meta name="ContentStart"/><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{line-height:2}</style>@body@</div><meta name="ContentEnd"/><!--ZJEG_RSS.content.end--></div>
<div class="fj"><p>附件：</p><p><a href="1.docx">高温津贴发放登记表.docx</a></p></div><div class="xgjd"><h3>相关解读</h3><ul>@rel@</ul></div><div class="ewm"><img src="ewm.png"><p>扫一扫在手机打开当前页</p></div><div class="btn"><a>【打印本页】</a><a>【关闭窗口】</a></div></div>
<div class="footer"><ul class="yqlj"><li>国务院部门网站</li><li>省（区、市）政府网站</li></ul><p>主办：白鹭市人民政府办公厅　承办：白鹭市大数据发展管理局　技术支持：某某软件</p><p>网站标识码：3302000033　浙ICP备05000001号　公安备案33020302000001号</p><p>联系方式：0574-87180000（非政务服务电话）</p></div></body></html>""",
    "白鹭市人民政府办公厅关于做好2023年夏季高温天气劳动保护工作的通知",
    "市政府办公厅",
    "2023-05-22 16:20",
    NOTICE,
    dated="2023-05-19",
    nav=links(["首页", "政务公开", "政务服务", "互动交流", "走进白鹭", "数据开放"]),
    body=lines(NOTICE[:-2], '<p style="text-indent:2em;text-align:justify">')
    + lines(NOTICE[-2:], '<p style="text-align:right">'),
    rel=links(["一图读懂高温津贴发放"]),
)

# 9 大汉 jpage county (table layout)
_add(
    "a09-jpage.html",
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta name="template,webid,appid" content="1229,3121,1"><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><meta name="ArticleTitle" content="@t@"><meta name="PubDate" content="2023-04-18 09:12:00"><meta name="contentSource" content="临川县农业农村局"><title>临川县人民政府 乡镇部门 @t@</title><script language="javascript" src="/script/0/jquery.min.js"></script></head><body><div id="barrierfree_container">
<table width="1100" border="0" align="center" cellpadding="0" cellspacing="0" class="dqwz"><tr><td>当前位置：<a href="/">首页</a>&gt;<a>政务动态</a>&gt;<a>乡镇部门</a></td></tr></table>
<table width="1100" border="0" align="center" cellpadding="0" cellspacing="0" bgcolor="#FFFFFF"><tr><td><table id="article" width="90%" border="0" cellspacing="0" cellpadding="0" align="center"><tr><td class="title" align="center"><!--<$[标题名称(html)]>begin-->@t@<!--<$[标题名称(html)]>end--></td></tr><tr><td align="center" class="xx"><table width="100%"><tr><td align="left">发布日期：2023-04-18 09:12</td><td>浏览次数：<script language='javascript' src="/module/visitcount/visit.jsp?type=3&i_webid=1"></script></td><td>信息来源：<!--<$[信息来源]>begin-->临川县农业农村局<!--<$[信息来源]>end--></td><td>字体：[ <a href="javascript:doZoom(18)">大</a> <a>中</a> <a>小</a> ]</td></tr></table></td></tr><tr><td class="bt_content"><div id="zoom"><!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin-->@body@<!--ZJEG_RSS.content.end--><!--<$[信息内容]>end--></div></td></tr>
<tr><td align="right" class="fx"><div class="bshare-custom"><a title="分享到微信"></a></div>&nbsp;&nbsp;<a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></td></tr></table></td></tr></table>
<table width="1100" align="center"><tr><td align="center">主办：临川县人民政府办公室　地址：临川县青年路8号　联系电话：0576-8000000<br/>浙ICP备11000000号-1　网站标识码：3310230001</td></tr></table></div></body></html>""",
    "九千亩梨园用上传感器",
    "临川县农业农村局",
    "2023-04-18 09:12",
    ORCHARD,
    body=lines(
        ORCHARD,
        '<p style="text-indent: 2em; line-height: 2em;"><span style="font-family: 宋体; font-size: 16px;">',
        "</span></p>",
    ),
)

# 10 qq news
_add(
    "a10-qq.html",
    """<!DOCTYPE html><html lang="zh-CN"><head><meta charSet="utf-8"/><meta http-equiv="X-UA-Compatible" content="IE=Edge"/><title>@t@_腾云新闻</title><meta name="keywords" content="装备大会"/><meta name="description" content="第三届山海智能装备大会9日在云岭市开幕，来自十六个国家和地区的二百一十家企业参展。"/><meta name="apub:time" content="2023/5/9 21:33:02"/><meta name="apub:from" content="default"/><meta name="referrer" content="always"/><script>window.DATA = {"article_id":"20230509A0A","article_type":"0","title":"@t@","abstract":null,"catalog1":"news","media":"云岭发布","media_id":"5006","pubtime":"2023-05-09 21:33:02","comment_id":"8000","political":0,"artTemplate":null}</script></head><body id="article"><div id="TopNav"></div>
<div class="qq_conent clearfix"><div class="LEFT"><h1>@t@</h1><div class="content clearfix"><div id="LeftTool" class="LeftTool"><div class="left-stick-wp"><div class="year through"><span>2023</span></div><div class="md">05/09</div><div class="time">21:33</div><div class="author"><a>云岭发布</a></div><a id="cmtLink"><i></i>评论</a><div class="share"><span>分享</span></div></div></div><div class="content-article"><div class="videoPlayerWrap"></div>@body@<div id="Status"></div></div></div><div class="clause">免责声明：本文来自腾云新闻客户端自媒体，不代表腾云新闻、腾云网的观点和立场。</div><div id="Comment"></div><h3>推荐视频</h3></div><div id="RIGHT" class="RIGHT"><h3>热门推荐</h3>@hot@</div></div></body></html>""",
    "山海智能装备大会开幕，十九个项目签约八十七亿元",
    "云岭发布",
    "2023-05-09 21:33:02",
    CHIP,
    body=lines(CHIP, '<p class="one-p">'),
    hot="<ul>" + links(others(6)) + "</ul>",
)

# 11 cctv
_add(
    "a11-cctv.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8" /><title>@t@_新闻频道_央声网(cctvs)</title><meta name="keywords" content="暴雨"><meta name="description" content="市气象台5月20日16时发布暴雨橙色预警信号"><meta name="source" content="央声网"><meta name="contentid" content="ARTI1"><meta name="spm-id" content="x"><meta property="og:type" content="article"/><meta property="og:title" content="@t@"/><meta property="og:image" content="x"/></head><body><div id="page_wrap"><div class="nav"><ul>@nav@</ul></div>
<div class="cloud"><div class="title_wz"></div></div><div class="content"><div class="content_18313"><div class="title_area" id="title_area"><h1>@t@</h1><div class="info1">来源：央声网 | 2023年05月20日 17:22:35</div><div class="info" id="info" style="display:none">原标题：</div></div><div class="text_area ELMT_con" id="text_area"><div id="about_txt"><div class="content_area" id="content_area">@body@</div></div></div><div class="zebian"><span>编辑：池琳</span> <span>责任编辑：于涛</span></div><div class="share_box">点击收起全文<div>扫一扫 分享到微信</div></div><div class="sub_nav"><div class="md_bd"><a>返回顶部</a></div></div></div>
<div class="rightCon"><div class="tuijian"><h3>为你推荐</h3>@teas@</div></div></div><div class="page_bottom"><p>中国中央声音台 央声网 版权所有</p></div></div></body></html>""",
    "暴雨橙色预警！这些地方雨量将达80毫米以上",
    "央声网",
    "2023-05-20 17:22:35",
    RAIN,
    nav=menu(9),
    body=lines(["　　" + x for x in RAIN]),
    teas="".join(
        f'<div class="item"><div class="tp"><img></div><div class="text_con"><h3><a>{x}</a></h3><p>{y[:50]}</p></div></div>'
        for x, y in zip(others(3), CAFE[1:], strict=False)
    ),
)

# 12 gmw
_add(
    "a12-gmw.html",
    """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@t@ _光亮网</title><meta name="keywords" content="" /><meta name="description" content="@t@" /><meta name="filetype" content="0"><meta name="publishedtype" content="1"><meta name="pagetype" content="1"><meta name="catalogs" content="4108"><meta name="contentid" content="36550001"><meta name="publishdate" content="2023-05-11"><meta name="author" content="孙可"><meta name="source" content="光亮日报"></head><body><div class="g-banner"></div><div class="m-header"><a>光亮网</a><ul class="g-nav">@nav@</ul></div>
<div class="g-main"><div class="g-crumbs"><a class="u-crumbs-home">首页</a>&gt; <a>教育频道</a>&gt; 正文</div><div class="g-main-content m-article"><h1 class="u-title">
@t@
</h1><div class="m-con-info"><span class="m-con-time">2023-05-11 04:10</span><span class="m-con-source">来源：<a href="https://epaper" target="_blank">光亮网-《光亮日报》</a></span><span class="m-con-pl"><a>0</a></span></div>
<div class="u-mainText" id="article_inbox">
<!--yyy:content-->@body@<p>　　（光亮日报记者 孙可 光亮日报通讯员 毕然）</p><div class="m-zbTool liability">[ 责编：丛亚 ]</div></div>
<div class="m-page"></div><div class="u-articleTools"><span>阅读剩余全文（<b></b>）</span></div><div class="m-relatedread"><h3>相关阅读</h3><ul>@rel@</ul></div></div><div class="g-side"><div class="m-rank"><h3>光亮头条</h3>@hot@</div></div></div><div class="g-foot">光亮网版权所有</div></body></html>""",
    "师生进车间 课题接地气",
    "光亮网-《光亮日报》",
    "2023-05-11 04:10",
    [*SCHOOL, "（光亮日报记者 孙可 光亮日报通讯员 毕然）"],
    nav=menu(8),
    body=lines(["　　" + x for x in SCHOOL]),
    rel=links(others(3)),
    hot="<ul>" + links(others(5, 7)) + "</ul>",
)

# 13 eastmoney
_add(
    "a13-eastmoney.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="baidu-site-verification" content="x"><title>@t@ _ 东方钱袋网</title><meta name="keywords" content="启明股份" /><meta name="description" content="【启明股份拟回购股份】启明股份5月6日晚间公告，公司拟以自有资金回购股份。"><meta property="og:type" content="news"/></head><body><div class="topbar"><div class="page">@nav@</div></div><div class="crumbs"><a>财经首页</a> &gt; <a>股票</a> &gt; 正文</div>
<div class="main"><div class="contentwrap" id="contentwrap"><div class="title" id="topbox">@t@</div><div class="tipbox"><div class="infos"><div class="item">2023年05月06日 19:58</div><div class="item">来源： 证券时报网</div><div class="item">作者：严可</div></div><div class="item"><span class="btn_comment"><a>评论(<span>18</span>)</a></span></div></div>
<div class="zwothers"><div class="sharew"><span>分享到：</span><a class="wb">微博</a></div><div>提示：微信扫一扫 分享到您的朋友圈</div></div><div class="abstract"><div class="title">摘要</div><div class="txt">【启明股份拟回购股份】启明股份5月6日晚间公告，公司拟以自有资金回购股份。</div></div>
<div class="txtinfos" id="ContentBody" data-newsid="2023"><!--文章主体-->@body@<!--责任编辑：126--><p class="em_media">（文章来源：证券时报网）</p><div class="reading emImageTheme">郑重声明：东方钱袋网发布此内容旨在传播更多信息，与本站立场无关，不构成投资建议。据此操作，风险自担。</div></div>
<div class="zwfoot"><p>(责任编辑：126)</p><div class="newslinks">【<a>我要纠错</a>】</div></div><div class="relatedstocks"><table><thead><tr><th>名称</th><th>最新价</th><th>涨跌幅</th></tr></thead><tbody><tr><td>启明股份</td><td>15.27</td><td>1.99%</td></tr><tr><td>远山科技</td><td>8.11</td><td>-0.42%</td></tr></tbody></table></div><div class="pinglun"><h3>网友评论</h3></div></div><div class="sidebar"><h3>点击排行</h3><ul>@hot@</ul></div></div></body></html>""",
    "启明股份：拟1.5亿元-3亿元回购股份",
    "证券时报网",
    "2023-05-06 19:58",
    BANK,
    nav="".join(f"<a>{x}</a>" for x in MENU),
    body=lines(
        [
            "　　"
            + x.replace(
                "启明股份(889123)",
                '<span id="stock_0.889123"><a class="keytip">启明股份</a></span><span id="quote"></span>(889123)',
            )
            for x in BANK
        ]
    ),
    hot=links(others(10)),
)

# 14 VSB university
_add(
    "a14-vsb.htm",
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><HTML><HEAD><META content="IE=11.0000" http-equiv="X-UA-Compatible"><TITLE>@t@-云岭理工大学材料学院</TITLE><META name="pageType" content="3"><META name="pageTitle" content="@t@"><META Name="keywords" Content="云岭理工大学材料学院" /><!--Announced by Visual SiteBuilder 9--><script language="javascript" src="../system/resource/js/counter.js"></script></HEAD><BODY>
<div class="header"><a href="../index.htm"><img src="../images/logo.png"></a><ul class="menu">@nav@</ul></div>
<div class="position">当前位置: <a href="../index.htm">首页</a>&gt;&gt;<a>学院新闻</a>&gt;&gt;正文</div>
<script language="javascript" src="/system/resource/js/news/mp4video.js"></script>
<form name="_newscontent_fromname"><div class="content-box"><h2 align="center">@t@</h2><div class="con-time">发布日期：2023-05-12&nbsp;&nbsp;&nbsp;&nbsp;作者：范晓&nbsp;&nbsp;&nbsp;&nbsp;来源：&nbsp;&nbsp;&nbsp;&nbsp;点击：<span id="dynclicks_wbnews_1051">0</span></div><hr>
<div id="vsb_content"><div class="v_news_content">@body@</div></div><p><br></p><div id="div_vote_id"></div>
<p>上一条：<a href="1050.htm">@l1@</a></p><p>下一条：<a href="1052.htm">@l2@</a></p><p align="right">【<a href="javascript:window.opener=null;window.open('','_self');window.close();">关闭</a>】</p></div></form>
<div class="footer">版权所有：云岭理工大学材料学院　地址：云岭市学府路99号　邮编：650000</div></BODY></HTML>""",
    "材料学院赴海丰重工开展产学研对接",
    "云岭理工大学材料学院",
    "2023-05-12",
    SCHOOL,
    nav=links(["首页", "学院概况", "师资队伍", "人才培养", "科学研究", "党建工作", "学生工作"]),
    body=lines(SCHOOL, '<p class="vsbcontent_start"><span style="font-size:16px">', "</span></p>"),
    l1="关于端午节放假安排的通知",
    l2="学院召开期中教学检查座谈会",
)

# 15 Sudy university
_add(
    "a15-sudy.htm",
    """<!DOCTYPE html><html class="webplus-info"><head><meta charset="utf-8"><title>@t@</title><meta name="description" content="近日，市医保局负责人就门诊共济改革回答了记者的提问" /></head><body><div class="wp-wrapper wp-header"><div class="wp-panel logo-panel"><a href="/main.htm"><img alt="云岭医学院" src="logo.png"></a></div></div><div class="wp-navi"><ul>@nav@</ul></div>
<div class="wp-inner clearfix"><div class="col_menu"><div class="l-subtitle"><h3 class="anchor-title">通知公告</h3></div><ul><li><a>学校要闻</a></li><li><a>媒体聚焦</a></li></ul></div><div class="col_news"><div class="col_news_head"><ul class="col_metas"><li class="col_path"><span>当前位置：</span><a>首页</a> <a>医保服务</a></li></ul></div>
<div class="infobox"><div class="article" frag="窗口3" portletmode="simpleArticleAttri"><h1 class="arti_title">@t@</h1><h2 class="arti_title"></h2><p class="arti_metas"><span class="arti_publisher">发布者：医院管理处</span><span class="arti_update">发布时间：2023-05-15</span><span class="arti_views">浏览次数：<span class="WP_VisitCount" url="/_visitcountdisplay">10</span></span></p><div class="entry"><div class="read"><div class='wp_articlecontent'>@body@</div></div></div></div></div></div></div><div class="wp-footer"><p>Copyright © 2020 云岭医学院 版权所有 地址：大学城东路1号</p></div></body></html>""",
    "门诊共济改革问答",
    "医院管理处",
    "2023-05-15",
    INTERVIEW,
    nav=links(["首页", "学校概况", "机构设置", "招生就业"]),
    body=lines(INTERVIEW, '<p style="line-height:2em;text-indent:2em;">'),
)

# 16 dedecms hospital
_add(
    "a16-dede.html",
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>@t@_白鹭市第三人民医院</title><meta name="keywords" content="过敏,鼻炎" /><meta name="description" content="入春以来，不少市民因过敏性鼻炎到医院就诊。市第三医院耳鼻喉科主任医师郝明月提醒" /></head><body class="articleview"><div class="header_top"><div class="w960 center"><span id="time" class="time">欢迎光临</span><div class="toplinks"><a>设为首页</a> <a>加入收藏</a></div></div></div><div class="module blue mT10 wrapper w963"><ul class="nav">@nav@</ul></div>
<div class="w960 center clear mt1"><div class="pleft"><div class="place"><strong>当前位置:</strong> <a href='http://x/'>主页</a> > <a>健康科普</a> > </div><div class="viewbox"><div class="title"><h2>@t@</h2></div><div class="info"><small>时间:</small>2023-05-12 11:40<small>来源:</small>未知 <small>作者:</small>admin <small>点击:</small><script src="/plus/count.php?view=yes&aid=1" language="javascript"></script>次</div><div class="content"><table width='100%'><tr><td>@body@<br/>
(责任编辑：admin)</td></tr></table></div><div class="dede_pages"><ul class="pagelist"></ul></div><div class="newdigg" id="newdigg"><div class="diggbox digg_good"><div class="digg_act">顶一下</div><div class="digg_num">(0)</div><div class="digg_percent"><div class="digg_num">0%</div></div></div><div class="diggbox digg_bad"><div class="digg_act">踩一下</div></div></div><div class="boxoff"><strong>------分隔线----------------------------</strong></div><div class="handle"><div class="context"><ul><li>上一篇：<a>@l1@</a> </li><li>下一篇：<a>@l2@</a> </li></ul></div><div class="actbox"><ul><li id="act-fav"><a>收藏</a></li><li id="act-err"><a>挑错</a></li><li id="act-pus"><a>推荐</a></li><li id="act-pnt"><a>打印</a></li></ul></div></div></div>
<div class="mt1"><dl class="tbox"><dt><strong>相关文章</strong></dt><dd><ul class="d1 ico3">@rel@</ul></dd></dl></div></div><div class="pright"><dl class="tbox"><dt><strong>推荐内容</strong></dt><dd><ul class="d4">@cards@</ul></dd></dl></div></div><div class="footer w960 center mt1 clear"><p>Copyright &copy; 2002-2018 DEDECMS. 医院 版权所有 电话：0574-88000000</p></div></body></html>""",
    "春季过敏性鼻炎的防治",
    "白鹭市第三人民医院",
    "2023-05-12 11:40",
    FEVER,
    encoding="gb18030",
    nav=links(["网站首页", "医院概况", "科室导航", "专家介绍", "就医指南"]),
    body=lines(["　　" + x for x in FEVER], "<div>", "</div>"),
    l1="无痛胃镜检查须知",
    l2="世界高血压日义诊公告",
    rel=links(others(4)),
    cards="".join(f"<li><a>{x}</a><p>{y[:40]}...</p></li>" for x, y in zip(others(4, 5), ORCHARD, strict=False)),
)

# 17 discuz
_add(
    "a17-discuz.html",
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=gbk" /><title>@t@ - 城市杂谈 -  南港论坛 -  Powered by Discuz!</title><meta name="keywords" content="@t@" /><meta name="description" content="@t@ ,南港论坛" /><meta name="generator" content="Discuz! X3.4" /><meta name="author" content="Discuz! Team and Comsenz UI Team" /><meta name="copyright" content="2001-2017 Comsenz Inc." /></head><body id="nv_forum" class="pg_viewthread" onkeydown="if(event.keyCode==27) return false;"><div id="append_parent"></div><div id="toptb" class="cl"><div class="wp"><div class="z"><a>设为首页</a><a>收藏本站</a></div><div class="y"><a>切换到窄版</a></div></div></div><div id="hd"><div class="wp"><div id="nv"><ul>@nav@</ul></div><form id="lsform"><table><tr><td><label>用户名</label></td><td><label><input type="checkbox"/>自动登录</label></td><td><a>找回密码</a></td></tr><tr><td><label>密码</label></td><td><button>登录</button></td><td><a>立即注册</a></td></tr></table></form></div></div>
<div id="wp" class="wp"><div id="pt" class="bm cl"><div class="z"><a class="nvhm" title="首页">南港论坛</a> <em>&raquo;</em> <a>论坛</a> <em>&rsaquo;</em> <a>城市杂谈</a> <em>&rsaquo;</em> <a>@t@</a></div></div><div id="ct" class="wp cl"><div id="pgt" class="pgs mbm cl"><a id="newspecial">发帖</a><span class="y pgb"><a>返回列表</a></span></div>
<div id="postlist" class="pl bm"><table cellspacing="0" cellpadding="0"><tr><td class="pls ptn pbn"><div class="hm ptn"><span class="xg1">查看:</span> <span class="xi1">3120</span><span class="pipe">|</span><span class="xg1">回复:</span> <span class="xi1">2</span></div></td><td class="plc ptm pbn vwthd"><div class="y"><a title="打印">打印</a><a>上一主题</a><a>下一主题</a></div><h1 class="ts"><a>[生活]</a> <span id="thread_subject">@t@</span></h1><span class="xg1"><a onclick="return copyThreadUrl(this)">[复制链接]</a></span></td></tr></table>
<div id="post_101"><table id="pid101" class="plhin" summary="pid101" cellspacing="0" cellpadding="0"><tr><td class="pls" rowspan="2"><div id="favatar101" class="pls favatar"><div class="pi"><div class="authi"><a class="xw1">码头老三</a></div></div><div class="tns xg2"><table><tr><th><p><a class="xi2">42</a></p>主题</th><th><p>318</p>帖子</th><td><p>1209</p>积分</td></tr></table></div><p><em><a>金牌会员</a></em></p><ul class="xl xl2 o cl"><li class="pm2"><a>发消息</a></li></ul></div></td><td class="plc"><div class="pi"><strong><a id="postnum101"><em>1</em><sup>#</sup> </a></strong><div class="pti"><div class="pdbt"></div><div class="authi"><em id="authorposton101">发表于 2023-5-21 06:32:18</em><span class="pipe">|</span><a>只看该作者</a><span class="none"><img class="vm" />|<a>倒序浏览</a></span><span class="pipe show">|</span><a class="show">阅读模式</a></div></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table cellspacing="0" cellpadding="0"><tr><td class="t_f" id="postmessage_101">@body@</td></tr></table></div><div id="comment_101" class="cm"></div><div id="post_rate_div_101"></div></div></div></td></tr><tr><td class="plc plm"><div id="p_btn" class="mtw mbm hm cl"><a><i>收藏<span id="favoritenumber">3</span></i></a></div></td></tr><tr><td class="pls"></td><td class="plc"><div class="po hin"><div class="pob cl"><em><a class="fastre">回复</a></em><p><a>使用道具</a> <a>举报</a></p></div></div></td></tr></table></div>
<div id="post_102"><table id="pid102" class="plhin"><tr><td class="pls"><div class="authi"><a class="xw1">赶海的人</a></div></td><td class="plc"><div class="pi"><strong><a><em>2</em><sup>#</sup></a></strong><div class="authi"><em>发表于 2023-5-21 08:10:44</em></div></div><div class="pct"><table><tr><td class="t_f" id="postmessage_102">小时候放学就去他家喝一碗，两毛钱，烫得直跺脚。希望搬过去以后味道别变，有空一定再去坐坐，顺便看看老许。</td></tr></table></div></td></tr></table></div></div></div></div><div id="ft" class="wp cl"><p>Powered by <strong><a>Discuz!</a></strong> <em>X3.4</em></p><p class="xs0">&copy; 2001-2017 Comsenz Inc.</p><p class="xs0">GMT+8, 2023-6-1 10:22 , Processed in 0.04 second(s), 20 queries .</p></div></body></html>""",
    "四点钟的豆浆铺",
    "南港论坛",
    "2023-05-21 06:32:18",
    CAFE,
    encoding="gb18030",
    nav=links(["论坛", "门户", "群组", "家园"]),
    body="<br />\n<br />\n".join(CAFE),
)

# 18 LTN Taiwan
_add(
    "a18-ltn.html",
    """<!DOCTYPE html><html lang="zh-Hant-TW"><head><meta charset="UTF-8"><title>@t@ - 生活 - 自在時報電子報</title><meta name="keywords" content="公車"/><meta name="description" content="〔記者吳宜庭／南港報導〕南港市政府今日宣布，下月起在十二條公車路線試辦「隨招隨停」"/><link rel="canonical" href="https://news.zizai.example/news/life/breakingnews/4300001"/><meta property="og:site_name" content="自在時報電子報"/><meta property="og:title" content="@t@ - 生活 - 自在時報電子報"/><meta property="og:type" content="article"/><meta property="og:url" content="https://news.zizai.example/news/life/breakingnews/4300001"/><meta property="article:published_time" content="2023-05-18T10:26:00+08:00"/><meta property="pubdate" content="2023-05-18T10:26:00+08:00"/><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","mainEntityOfPage":{"@type":"WebPage","@id":"x"},"headline":"@t@ - 生活 - 自在時報電子報","datePublished":"2023-05-18T10:26:00+08:00","dateModified":"2023-05-18T10:40:00+08:00","author":{"@type":"Person","name":"自在時報電子報"},"publisher":{"@type":"Organization","name":"自在時報電子報","logo":{"@type":"ImageObject","url":"x"}}}</script></head><body><header class="ltnheader"><nav>@nav@</nav></header><div class="breadcrumbs boxTitle"><a>首頁</a> &gt; <a>生活</a></div>
<section class="content"><div class="whitecon article" itemprop="articleBody"><h1>@t@</h1><div class="article_share"></div><span class="time">2023/05/18 10:26</span><div class="text boxTitle boxText" data-desc="內容頁"><div class="photo boxTitle" data-desc="圖片"><span class="ph_b"><span class="ph_i"><img alt="x"></span><span class="ph_d">南港市公車下月起試辦隨招隨停。（記者吳宜庭攝）</span></span></div>@body@<p class="before_ir">請繼續往下閱讀...</p><div class="suggest_default"></div><p class="appE1121">不用抽 不用搶 現在用APP看新聞 保證天天中獎　 <a>點我下載APP</a>　 <a>按我看活動辦法</a></p></div></div></section><aside><h2>熱門新聞</h2><ul>@hot@</ul></aside><footer>自在時報版權所有不得轉載</footer></body></html>""",
    "南港下月試辦公車隨招隨停 12路線先行",
    "自在時報",
    "2023-05-18 10:26",
    ["南港市公車下月起試辦隨招隨停。（記者吳宜庭攝）", *TAIWAN],
    nav="".join(f"<a>{x}</a>" for x in ["即時", "政治", "社會", "地方", "國際", "財經"]),
    body=lines(TAIWAN),
    hot=links(["夏日音樂季周末登場", "南港舊市場將改建", "高鐵加開班次出爐"]),
)

# 19 baijiahao
_add(
    "a19-bjh.html",
    """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"/><title>@t@</title><meta name="description" content="昨天上午，海沧市轨道交通五号线全线洞通。这条线路全长三十四点六公里"/><meta itemprop="dateUpdate" content="2023-05-09 08:12:33"/></head><body><div id="ssr-content"><div class="app-module_leftSection_x"><div class="EaCvy" id="header"><div class="index-module_headerWrap_jcXXC"><h1 class="_28fPT">@t@</h1></div><div class="index-module_articleDesc_uxnmL"><div class="index-module_articleSource_2dw16"><a><img class="x"/></a></div><div class="_2gGWi"><a><p class="_7y5nA">海沧新闻</p></a><div class="_10s4U"><span class="_1Lgh2">2023-05-09 08:12</span><span class="_2Wctx">海沧</span><span>海沧日报官方账号</span></div></div><div class="_1Pmsd">关注</div></div></div><div class="EaCvy"><div class="index-module_articleWrap_2Zphx">@body@</div><div class="_3hMwG">举报/反馈</div></div><div><div id="commentModule"><h2>评论 12</h2><p>发表</p><div>风吹麦浪</div><div>希望早晚高峰发车间隔短一点，现在三号线挤不上去。</div></div></div></div><div id="right-section"><div class="x"><div>作者最新文章</div>@hot@</div><div>相关推荐</div></div></div><script>window.jsonData = {"bsData":{"superlanding":[{"itemData":{"header":"@t@","sections":[]}}]}}</script></body></html>""",
    "海沧五号线，洞通了！",
    "海沧新闻",
    "2023-05-09 08:12",
    METRO[:5],
    body="".join(
        f'<div class="index-module_textWrap_3ygOc"><p><span class="bjh-p">{x}</span></p></div>' for x in METRO[:5]
    ),
    hot="<ul>" + links(others(4)) + "</ul>",
)

# 20 weixin full
_add(
    "a20-weixin.html",
    """<!DOCTYPE html><html class=""><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta property="og:title" content="@t@" /><meta property="og:url" content="http://mp.weixin.example/s?__biz=Mzk&amp;mid=1" /><meta property="og:image" content="x" /><meta property="og:description" content="磨豆浆磨了三十一年" /><meta property="og:site_name" content="微信公众平台" /><meta property="og:type" content="article" /><meta property="og:article:author" content="林夕照" /><title></title></head><body id="activity-detail" class="zh_CN mm_appmsg discuss_tab appmsg_skin_default appmsg_style_default"><div id="js_article" class="rich_media"><div id="js_top_ad_area" class="top_banner"></div><div class="rich_media_inner"><div id="page-content" class="rich_media_area_primary"><div class="rich_media_area_primary_inner"><div id="img-content" class="rich_media_wrp"><h1 class="rich_media_title" id="activity-name">
@t@
</h1><div id="meta_content" class="rich_media_meta_list"><span id="copyright_logo" class="wx_tap_link js_wx_tap_highlight rich_media_meta icon_appmsg_tag appmsg_title_tag weui-wa-hotarea">原创</span><span class="rich_media_meta rich_media_meta_text"><span role="link" class="wx_tap_link js_wx_tap_highlight rich_media_meta_link">林夕照</span></span><span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" class="wx_tap_link js_wx_tap_highlight weui-wa-hotarea" id="js_name">
 南城记事 </a><div id="js_profile_qrcode" aria-hidden="true" class="profile_container" style="display:none;"><div class="profile_inner"><strong class="profile_nickname">南城记事</strong><p class="profile_meta"><label class="profile_meta_label">微信号</label><span class="profile_meta_value">nanchengjishi</span></p><p class="profile_meta"><label>功能介绍</label><span>记录这座城里被忘记的人和事，每周日更新。</span></p></div></div></span><em id="publish_time" class="rich_media_meta rich_media_meta_text"></em><em id="js_ip_wording_wrp" class="rich_media_meta" style="display: none;">发表于<span id="js_ip_wording"></span></em></div>
<div class="rich_media_content js_underline_content autoTypeSetting24psection" id="js_content" style="visibility: hidden; opacity: 0;">@body@<section><section style="text-align:center">END</section></section><section style="text-align: center;"><span style="font-size: 12px;">文字 | 林夕照</span></section><section><span>编辑 | 阿诚</span></section><section><span>设计 | 小满</span></section><p><span style="font-size:12px">点击下方“阅读原文”查看往期</span></p></div><div class="rich_media_tool__wrp"><div id="js_tags_preview_toast" style="display:none">预览时标签不可点</div></div></div></div></div><div id="js_pc_qr_code" class="qr_code_pc_outer" style="display:none;"><div class="qr_code_pc"><p>微信扫一扫<br>关注该公众号</p></div></div></div></div>
<script>var biz = "Mzk"||"";var nickname = htmlDecode("南城记事");var msg_title = '@t@'.html(false);var ct = "1684651320";var createTime = '2023-05-21 14:42';</script></body></html>""",
    "凌晨四点，他把石磨推了三十一年",
    "南城记事",
    "2023-05-21 14:42",
    CAFE,
    body="".join(
        f'<section style="margin: 0px 8px;line-height: 2;"><span style="font-size: 15px;letter-spacing: 1px;">{x}</span></section><section><br></section>'
        for x in CAFE
    ),
)
