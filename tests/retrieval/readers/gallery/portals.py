"""News sites, accounts, forums and what people copy out of them; written before the rules that read them."""

from datetime import date
from json import dumps

from tests.retrieval.readers.gallery import moment
from tests.retrieval.readers.gallery.prose import COUNTY, HEAT, RAIN
from tests.retrieval.readers.gallery.sites import lines, page

PORTALS = [
    page(
        "人民网.html",
        f"""<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html;charset=GB2312"/><meta http-equiv="Content-Language" content="utf-8" />
<title>家门口办成“跨域事”--地方--人民网 </title><meta name="keywords" content=""><meta name="description" content="为方便群众就近办事"><meta name="publishdate" content="2023-06-12"><meta name="author" content="104921"><meta name="source" content="来源：人民网－人民日报">
<meta name="contentid" content="1012345"></head><body><div class="top w1000"><a>人民网</a><a>登录</a></div>
<div class="layout route cf"><a>人民网</a>&gt;&gt;<a>地方</a></div>
<div class="layout rm_txt cf"><div class="col col-1 fl"><h4 class="pre">服务直通车</h4><h1>家门口办成“跨域事”</h1><h4 class="sub"></h4><div class="author cf">本报记者 何&nbsp;&nbsp;川 田知雨</div>
<div class="channel cf"><div class="col-1-1 fl">2023年06月12日07:48&nbsp;|&nbsp;来源：<a href="http://paper.people.com.cn" target="_blank">人民网－人民日报</a></div><div class="col-1-2 fr"><span class="news-font">小字号</span></div></div>
<div class="rm_txt_con cf"><table class="pci_c"><tr><td></td></tr></table><div class="bza"></div>
{lines(COUNTY[0:6], "<p style='text-indent: 2em;'>" + chr(10) + chr(9))}
<p style="text-indent: 2em;"><span id="paper_num">《 人民日报 》（ 2023年06月12日 14 版）</span></p>
<div class="edit cf">(责编：白小山、牛一)</div></div>
<div class="layout"><p class="paper_num"></p><div class="share">分享让更多人看到&nbsp;</div></div></div>
<div class="col col-2 fr"><h3>热门排行</h3><ul><li>1 <a>夏粮收购进展顺利 各地仓容充足</a></li><li>2 <a>多地上调高温补贴标准</a></li></ul></div></div>
<div class="footer">人民日报社概况 | 关于人民网 | 报社招聘 | 互联网新闻信息服务许可证10120170001</div></body></html>""",
        "gb18030",
        "家门口办成“跨域事”",
        "人民网－人民日报",
        moment(2023, 6, 12, 7, 48, 0),
        6,
    ),
    page(
        "新华网.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><meta name="publishid" content="1129812345"/><meta name="nodeid" content="113"/>
<title>稻田里的“用水账本”-新华网</title><meta name="keywords" content="春灌"><meta name="description" content="稻田里的“用水账本”---春灌以来"></head><body>
<div class="domPC"><div class="head"><a>首页</a><a>时政</a><a>财经</a></div></div>
<div class="header domPC" data-scroll="0"><div class="header-top clearfix"><div class="header-nav"><a href="http://www.xinhuanet.com/">新华网</a> &gt; 正文</div></div>
<div class="header-cont clearfix"><div class="header-time left"><span class="year"><em> 2023</em></span><span class="day"><em>05</em>/<em>18</em></span><span class="time">09:12:33</span></div>
<div class="source"> 来源：新华每日电讯</div><div class="head-line clearfix"><h1><span class="title">稻田里的“用水账本”</span></h1></div></div></div>
<div class="mheader domMobile"><h1><span class="title">稻田里的“用水账本”</span></h1><div class="info">2023-05-18 09:12:33 来源： <span>新华每日电讯</span></div></div>
<div class="main clearfix"><div class="main-left left"><div id="detail"><div id="detailContent">
<p>　　新华社沈阳5月18日电（记者苏晓晨）{COUNTY[8]}</p>{lines(COUNTY[9:13], "<p>　　")}<p style="text-align:center"><img src="1.jpg"></p></div>
<div id="articleEdit"><span class="tiyi1 domPC"><a>【纠错】</a></span><span class="editor"> 【责任编辑:罗小谷】 </span></div></div></div>
<div class="columBox"><div class="col">阅读下一篇：</div><div>深度观察</div><ul><li><a>一粒种子的跨省旅程</a></li></ul></div></div><div class="foot">Copyright © 2000 - 2023 XINHUANET.com　All Rights Reserved. 制作单位：新华网股份有限公司</div></body></html>""",
        "utf-8",
        "稻田里的“用水账本”",
        "新华每日电讯",
        moment(2023, 5, 18, 9, 12, 33),
        5,
    ),
    page(
        "数字报.html",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>江岭日报数字报-博物馆上新 六百年烟火入画来</title></head><body>
<!--enpproperty <articleid>18822</articleid><date>2021-03-15 00:00:00:0</date><author></author><title>博物馆上新 六百年烟火入画来</title><keyword></keyword><subtitle>“江城旧物”特展昨日启幕</subtitle><introtitle></introtitle><siteid>2</siteid><nodeid>111</nodeid><nodename>A06版：文化</nodename>/enpproperty-->
<table width="1000"><tr><td><img src="logo.gif"></td><td>2021年03月15日　星期一　<a>往期回顾</a></td><td><a>报纸首页</a> | <a>版面导航</a> | <a>标题导航</a></td></tr></table>
<table><tr><td width="300" valign="top"><table><tr><td class="px12">第A06版：文化</td><td><a>上一版</a><a>下一版</a></td></tr></table>
<table><tr><td><a>城南老街改造完成首期</a></td></tr><tr><td><a>博物馆上新 六百年烟火入画来</a></td></tr><tr><td><a>三位青年作家谈故乡</a></td></tr></table></td>
<td valign="top"><table><tr><td>2021年03月15日</td><td><a>放大</a> <a>缩小</a> <a>默认</a></td></tr></table>
<table bgcolor="#e7e2d6"><tbody><tr><td class="font02" align="center"></td></tr><tr><td class="font01" align="center" style="padding:2px;font-size:20px"><strong>博物馆上新 六百年烟火入画来</strong></td></tr><tr><td class="font02" align="center">“江城旧物”特展昨日启幕</td></tr><tr><td class="font02">本报记者 秦屿 文/图</td></tr></tbody></table>
<table><tr><td><div id="ozoom" style="zoom:100%"><founder-content><P>　　本报讯 {COUNTY[17]}</P>
<P>　　{COUNTY[18]}</P><P>　　{COUNTY[19]}</P></founder-content></div></td></tr></table>
<table><tr><td><a>上一篇</a> <a>下一篇</a></td></tr></table></td></tr></table><table><tr><td align="center">江岭日报社版权所有 未经许可不得复制、转载或镜像</td></tr></table></body></html>""",
        "utf-8",
        "博物馆上新 六百年烟火入画来",
        "江岭日报",
        date(2021, 3, 15),
        3,
    ),
    page(
        "公众号源码.html",
        f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta property="og:title" content="老电池的第二次生命" /><meta property="og:url" content="http://mp.weixin.qq.com/s?__biz=MzA5&amp;mid=2247&amp;idx=1" /><meta property="og:site_name" content="微信公众平台" /><meta property="og:type" content="article" /><meta property="og:article:author" content="林之夏" /><title></title>
<script>var biz="MzA5";var ct = "1678241100";var createTime = '2023-03-08 10:05';var nickname = htmlDecode("能源观察站");var msg_title = '老电池的第二次生命'.html(false);</script></head><body id="activity-detail">
<div id="js_article" class="rich_media"><div id="js_top_ad_area"></div><div class="rich_media_inner"><div id="page-content"><div id="img-content" class="rich_media_wrp">
<h1 class="rich_media_title " id="activity-name">
老电池的第二次生命
</h1><div id="meta_content" class="rich_media_meta_list"><span id="copyright_logo" class="rich_media_meta icon_appmsg_tag appmsg_title_tag weui-wa-hotarea">原创</span><span class="rich_media_meta rich_media_meta_text">林之夏</span>
<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" class="wx_tap_link" id="js_name">能源观察站</a></span><em id="publish_time" class="rich_media_meta rich_media_meta_text"></em><em id="js_ip_wording_wrp" style="display:none">发表于<span id="js_ip_wording"></span></em></div>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0;"><section><p><span style="font-size:15px">点击上方<strong>蓝字</strong>关注我们</span></p></section>
<section style="margin:0 8px"><p style="line-height:1.75em"><span>{COUNTY[13]}</span></p><p><br></p><p><span>{COUNTY[14]}</span></p><p style="text-align:center"><img data-src="https://mmbiz.qpic.cn/1"></p><p><span>{COUNTY[15]}</span></p><p><br></p><p><span>{COUNTY[16]}</span></p></section>
<section><p><span>END</span></p><p>长按识别二维码关注</p></section></div></div></div></div><div id="js_pc_qr_code">微信扫一扫关注该公众号</div><div class="comment">写留言</div></div></body></html>""",
        "utf-8",
        "老电池的第二次生命",
        "能源观察站",
        moment(2023, 3, 8, 10, 5, 0),
        4,
    ),
    page(
        "论坛转载.html",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gbk" /><title>[转载] 一亩省下四十方水 - 三农杂谈 - 黑土地论坛 -  Powered by Discuz!</title><meta name="generator" content="Discuz! X3.4" /></head><body>
<div id="hd"><a>设为首页</a><a>收藏本站</a> 用户名 密码 <a>立即注册</a></div><div id="pt">黑土地论坛 › 三农 › 三农杂谈 › [转载] 一亩省下四十方水</div>
<div id="postlist" class="pl bm"><table><tr><td class="pls ptn pbn">查看: 2211|回复: 2</td><td class="plc"><h1 class="ts"><a>[转载]</a> <span id="thread_subject">一亩省下四十方水</span></h1></td></tr></table>
<div id="post_1001"><table class="plhin"><tr><td class="pls"><div class="authi"><a>稻花香</a></div><p>主题 32 帖子 210 积分 998</p></td><td class="plc"><div class="pi"><strong><a>楼主</a></strong><div class="authi"><em id="authorposton1001">发表于 2022-5-21 08:47:12</em> | <a>只看该作者</a> | 倒序浏览</div></div>
<div class="pct"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_1001">来源：辽东晚报　2022年5月20日<br />
<br />
&nbsp; &nbsp; {COUNTY[8]}<br />
<br />
&nbsp; &nbsp; {COUNTY[10]}<br />
<br />
&nbsp; &nbsp; {COUNTY[11]}<br />
<br />
&nbsp; &nbsp; {COUNTY[12]}<br />
</td></tr></table></div></div></td></tr></table></div>
<div id="post_1002"><table><tr><td class="pls"><a>老把式</a></td><td class="plc"><em>发表于 2022-5-21 09:30:45</em><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_1002">我们这边也装了这种表，真能省，就是坏了没人修。</td></tr></table></div></td></tr></table></div>
<div id="post_1003"><table><tr><td class="pls"><a>路过打酱油</a></td><td class="plc"><em>发表于 2022-6-2 19:01:09</em><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_1003">顶一个，感谢分享！</td></tr></table></div></td></tr></table></div></div>
<div id="ft">Powered by Discuz! X3.4 © 2001-2022 Comsenz Inc. 辽ICP备12000001号 GMT+8, 2023-1-4 11:22</div></body></html>""",
        "gbk",
        "一亩省下四十方水",
        "辽东晚报",
        moment(2022, 5, 21, 8, 47, 12),
        4,
    ),
    page(
        "台湾报纸.html",
        f"""<!DOCTYPE html><html lang="zh-Hant-TW"><head><meta charset="utf-8"><title>高溫來襲 市府開放29處避暑據點 - 地方 - 濱海時報電子報</title>
<meta property="og:title" content="高溫來襲 市府開放29處避暑據點 - 地方 - 濱海時報電子報"><meta property="og:site_name" content="濱海時報電子報"><meta property="article:published_time" content="2022-07-19T05:30:00+08:00"><link rel="canonical" href="https://news.example.tw/news/local/paper/1529">
<script type="application/ld+json">{dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "高溫來襲 市府開放29處避暑據點", "datePublished": "2022-07-19T05:30:00+08:00", "dateModified": "2022-07-20T09:00:00+08:00", "author": {"@type": "Person", "name": "吳柏勳"}, "publisher": {"@type": "Organization", "name": "濱海時報"}}, ensure_ascii=False)}</script></head><body>
<nav><a>首頁</a><a>即時</a><a>地方</a></nav><div class="whitecon"><h1>高溫來襲 市府開放29處避暑據點</h1><div class="text boxTitle"><span class="time">2022/07/19 05:30</span>
<div class="photo boxInput"><p>避暑據點提供量血壓服務。（記者吳柏勳攝）</p></div>
<p>〔記者吳柏勳／濱海報導〕{HEAT[0]}</p><p>{HEAT[1]}</p><p>{HEAT[2]}</p>
<p class="appE1121">不用抽 不用搶 現在用APP看新聞 保證天天中獎　<a>點我下載APP</a></p></div><div class="related"><h3>相關新聞</h3><a>入夏首波午後雷雨 山區慎防坍方</a></div></div><footer>本網站圖文係屬本公司所有</footer></body></html>""",
        "utf-8",
        "高溫來襲 市府開放29處避暑據點",
        "濱海時報",
        moment(2022, 7, 19, 5, 30, 0),
        4,
    ),
    page(
        "公司WordPress.html",
        f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>星野储能与高校共建联合实验室 - 星野储能科技</title><meta name="generator" content="WordPress 6.2"><link rel="canonical" href="https://www.xingye-ess.example.com/news/lab/"><meta property="og:locale" content="zh_CN"><meta property="og:title" content="星野储能与高校共建联合实验室 - 星野储能科技"><meta property="og:site_name" content="星野储能科技"><meta property="article:published_time" content="2023-04-05T02:00:00+00:00"><meta property="article:modified_time" content="2023-05-01T08:00:00+00:00">
<script type="application/ld+json" class="yoast-schema-graph">{dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "星野储能与高校共建联合实验室 - 星野储能科技", "datePublished": "2023-04-05T02:00:00+00:00"}, {"@type": "WebSite", "name": "星野储能科技"}]}, ensure_ascii=False)}</script></head><body class="post-template-default single">
<header class="site-header"><p class="site-title"><a>星野储能科技</a></p><nav><ul><li>产品</li><li>新闻中心</li><li>加入我们</li></ul></nav></header>
<main><article class="post"><header class="entry-header"><h1 class="entry-title">星野储能与高校共建联合实验室</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2023-04-05T10:00:00+08:00">2023年4月5日</time></span> <span class="byline">作者 <a>品牌部</a></span></div></header>
<div class="entry-content">{lines(COUNTY[13:17])}<h2>关于星野储能</h2><p>星野储能科技有限公司成立于2016年，专注于长时储能系统的研发与制造，产品销往十九个国家和地区。</p></div>
<footer class="entry-footer">分类：<a>新闻中心</a> 标签：<a>联合实验室</a></footer></article><nav class="post-navigation">上一篇文章：<a>星野储能完成新一轮融资</a></nav>
<div id="comments"><h2>《星野储能与高校共建联合实验室》有2条评论</h2><ol><li><p>恭喜恭喜，期待早日量产！</p></li><li><p>请问招收实习生吗？2023年4月9日</p></li></ol></div></main><aside><h2>近期文章</h2><ul><li>星野储能亮相国际展会</li></ul></aside><footer>© 2023 星野储能科技 沪ICP备16000000号</footer></body></html>""",
        "utf-8",
        "星野储能与高校共建联合实验室",
        "星野储能科技",
        moment(2023, 4, 5, 10, 0),
        6,
    ),
    page(
        "新浪.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>古城旧物里的六百年：江边一座小馆的上新日记_新浪新闻</title><meta property="og:type" content="news"/><meta property="og:title" content="古城旧物里的六百年：江边一座小馆的上新日记"/><meta property="article:published_time" content="2021-06-20T08:11:02+08:00"/><meta property="article:author" content="新浪网"/><meta name="publishid" content="k1"/></head><body>
<div class="top-bar-wrap">新闻中心 国内 正文</div><h1 class="main-title">古城旧物里的六百年：江边一座小馆的上新日记</h1><div class="top-bar ani" id="top_bar"><div class="top-bar-inner clearfix"><div class="second-title">古城旧物里的六百年：江边一座小馆的上新日记</div><div class="date-source"><span class="date">2021年06月20日 08:11</span><a href="https://x" class="source ent-source">江城晚报</a></div></div></div>
<div class="article-content-wrap"><div class="article" id="artibody"><div class="img_wrapper"><img src="1"><span class="img_descr">展厅一角</span></div><p>　　原标题：小馆上新日记</p>{lines(COUNTY[17:20], "<p>　　")}<p>　　来源：江城晚报</p><p class="show_author">责任编辑：吴小双 SN123</p></div><div class="keywords">文章关键词：<a>博物馆</a></div></div><div class="blk-comment">评论 12条</div><div class="feed">推荐阅读 <a>这条江边步道火了</a></div></body></html>""",
        "utf-8",
        "古城旧物里的六百年：江边一座小馆的上新日记",
        "江城晚报",
        moment(2021, 6, 20, 8, 11, 2),
        4,
    ),
    page(
        "无类名页.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>节水表装上之后_长河号_长河新闻-The Changhe</title><meta name="description" content="春灌"/></head><body><div id="__next"><header class="index_header__x1">首页 视频 时事 <input placeholder="搜索"/></header><main><div class="index_leftcontent__B8a"><h1 class="index_title__B8mhI">节水表装上之后</h1><div class="index_headerContent__sASF4"><div class="ant-space"><div class="ant-space-item"><div>长河新闻记者 郑屿</div></div><div class="ant-space-item"><div class="index_left__LfzyH"><div><span>2023-05-22 17:40</span></div><div><span>来源：长河新闻</span> <span>∙</span> <span>长河号</span></div></div></div></div></div><div class="index_cententWrap__Jv8jK">{lines(COUNTY[8:12])}<div class="index_copyright">责任编辑：江一凡</div><div>校对：栾雨</div><div>长河新闻报料：021-000000</div><div class="ant">+1 收藏 我要举报</div></div></div></main></div><script id="__NEXT_DATA__" type="application/json">{dumps({"props": {"pageProps": {"detailData": {"contentDetail": {"name": "节水表装上之后", "pubTime": "2023-05-22 17:40"}}}}}, ensure_ascii=False)}</script></body></html>""",
        "utf-8",
        "节水表装上之后",
        "长河新闻",
        moment(2023, 5, 22, 17, 40, 0),
        4,
    ),
    page(
        "中新网.html",
        f"""<!doctype html><html><head><meta charset="utf-8"><title>青年团队四年攻关 干法电极产线落户河西-中国新闻网</title><meta name="keywords" content="电极"></head><body><div class="header">中新网 首页 即时 时政</div><div class="channel">本页位置：<a>首页</a> → <a>新闻中心</a> → <a>财经新闻</a></div>
<div class="content"><h1 class="content_left_title">青年团队四年攻关 干法电极产线落户河西</h1><div class="content_left_time">2024年01月09日 20:15　来源：<a class="source">中国新闻网</a> <div class="share">大字体 小字体 分享到：</div></div><div class="left_zw"><div class="adEditor">广告</div><p>　　中新网河西1月9日电 (记者 冯渡){COUNTY[13]}</p>{lines(COUNTY[14:17], "<p>　　")}<p>　　(完)</p><div class="adInContent"></div></div><div class="left_name">【编辑:苏念】</div><div class="div624">更多精彩内容请进入财经新闻</div></div></body></html>""",
        "utf-8",
        "青年团队四年攻关 干法电极产线落户河西",
        "中国新闻网",
        moment(2024, 1, 9, 20, 15, 0),
        4,
    ),
    page(
        "带标签.txt",
        "\ufeff"
        f"""标题：古城博物馆推出新展
来源：江城晚报
日期：2021/6/20
链接：https://news.example.com/a/1.html
正文：
{COUNTY[17]}

{COUNTY[18]}

{COUNTY[19]}
""",
        "utf-16-le",
        "古城博物馆推出新展",
        "江城晚报",
        date(2021, 6, 20),
        3,
    ),
    page(
        "网页剪藏.md",
        f"""---
title: "节水表装上之后"
source: "https://www.changhe.example.com/newsDetail_forward_123"
author:
  - "[[郑屿]]"
published: 2023-05-22
created: 2024-02-01
description: "春灌以来"
tags:
  - "clippings"
---
{COUNTY[8]}

![](https://img.example.com/1.png)

{COUNTY[9]}

## 账怎么算

{COUNTY[11]}
""",
        "utf-8",
        "节水表装上之后",
        None,
        date(2023, 5, 22),
        4,
    ),
    page(
        "搜狐号.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>干法电极为什么这么难？一位工程师的四年_搜狐网</title><meta name="mediaid" content="锂想国"/><meta property="og:title" content="干法电极为什么这么难？一位工程师的四年"/><meta property="og:release_date" content="2023-11-02 14:06"/><meta itemprop="datePublished" content="2023-11-02 14:06" /><meta itemprop="dateUpdate" content="2023-11-02 14:06" /></head><body><div class="wrapper-box"><div class="left sidebar"><div class="user-info"><h4><a>锂想国</a></h4><dl class="user-num"><dd><em>512</em>文章</dd><dd><em>386万</em>总阅读</dd></dl></div></div><div class="left main"><div class="text"><div class="text-title"><h1>干法电极为什么这么难？一位工程师的四年 </h1><div class="article-info"><span class="time" id="news-time" data-val="1698905160000">2023-11-02 14:06</span><span data-role="original-link">来源: <a>锂想国</a></span><div class="tag">发布于：江苏省</div></div></div><article class="article" id="mp-editor">{lines(COUNTY[13:17])}<p>返回搜狐，查看更多</p><p>责任编辑：</p></article><div class="statement">平台声明：该文观点仅代表作者本人，搜狐号系信息发布平台，搜狐仅提供信息存储空间服务。</div><div class="bottom-relate-wrap">阅读 (<em>1023</em>)</div></div></div><div class="sidebar right"><h3>大家都在看</h3><ul><li>固态电池又有新突破</li></ul></div></div></body></html>""",
        "utf-8",
        "干法电极为什么这么难？一位工程师的四年",
        "锂想国",
        moment(2023, 11, 2, 14, 6, 0),
        4,
    ),
    page(
        "狮城早报.html",
        """<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><title>社区避暑中心增至29处 | 南洋早报</title><meta property="og:title" content="社区避暑中心增至29处 | 南洋早报"><meta property="og:site_name" content="南洋早报"><meta property="article:published_time" content="2024-05-03T21:40:00+08:00"><meta name="cXenseParse:author" content="李慧珍"></head><body><h1 class="article-title">社区避暑中心增至29处</h1><div class="article-info"><div class="published">发布 <span>/ 2024年5月3日 21:40 PM</span></div><div class="byline">文 / <a>李慧珍</a></div></div><div class="article-body"><p>受连日高温影响，社区发展理事会宣布，将在现有十七处避暑中心的基础上再增设十二处。</p><p>新中心设在民众俱乐部和图书馆，每日开放至晚上九时，备有风扇、饮用水和简易床铺。</p><div class="ad">广告</div><p>理事会呼吁居民留意独居年长邻居的情况，如有需要可拨打热线求助。</p></div><div class="also-like">您可能感兴趣：<a>午后雷雨料持续至下周</a></div></body></html>""",
        "utf-8",
        "社区避暑中心增至29处",
        "南洋早报",
        moment(2024, 5, 3, 21, 40, 0),
        3,
    ),
    page(
        "网易号.html",
        f"""<!DOCTYPE html><html id="ne_wrap"><head><meta charset="utf-8"><title>六百年烟火日常，都在这216件旧物里|博物馆|展览|古城_网易订阅</title><meta property="og:title" content="六百年烟火日常，都在这216件旧物里"><meta property="article:author" content="网易"><meta property="article:published_time" content="2021-06-21T10:20:08+08:00"></head><body><div class="post_crumb"><a>网易首页</a> &gt; <a>网易号</a> &gt; 正文 申请入驻</div><div class="post_main" id="contain"><h1 class="post_title">六百年烟火日常，都在这216件旧物里</h1><div class="post_info">2021-06-21 10:20:08　来源: <a href="#">慢游江城</a> <span class="post_info__sep">江苏</span><a class="post_jubao">举报</a></div><div class="post_body">{lines(COUNTY[17:20])}</div><div class="post_statement"><span class="bg"></span>特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“网易号”用户上传并发布，本平台仅提供信息存储服务。</div><div class="post_recommends">相关推荐 <h3>江边步道三个小时走完</h3> 2021-06-22 跟贴 12</div></div></body></html>""",
        "utf-8",
        "六百年烟火日常，都在这216件旧物里",
        "慢游江城",
        moment(2021, 6, 21, 10, 20, 8),
        3,
    ),
    page(
        "央视网.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>春灌进行时丨泵站错峰运行 八十万亩稻田“喝饱水”_新闻频道_央视网(cctv.com)</title><meta name="keywords" content="春灌"><meta name="author" content="季一"></head><body><div class="nav">CCTV节目官网 央视频</div><div class="title_area" id="title_area"><h1>春灌进行时丨泵站错峰运行 八十万亩稻田“喝饱水”</h1><div class="info1">来源 : 央视新闻客户端 &nbsp; | &nbsp;2023年05月16日 12:31:07</div></div><div class="content_area" id="content_area"><p><strong>央视网消息</strong>：{COUNTY[8]}</p>{lines(COUNTY[9:13], "<p>　　")}</div><div class="zebian"><span>编辑：季一</span><span>责任编辑：刘二</span></div><div class="function">点击收起全文 扫一扫 分享到微信</div></body></html>""",
        "utf-8",
        "春灌进行时丨泵站错峰运行 八十万亩稻田“喝饱水”",
        "央视新闻客户端",
        moment(2023, 5, 16, 12, 31, 7),
        5,
    ),
    page(
        "凤凰网.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>古城旧物展开幕 216件馆藏亮相_凤鸣网文化_凤鸣网</title><meta property="og:time" content="2021-06-19 09:30:00"/><meta property="og:title" content="古城旧物展开幕 216件馆藏亮相"/><meta property="og:webtype" content="news"/></head><body><div id="root"><div class="index_header_p"><a>凤鸣网首页</a><a>资讯</a></div><div class="index_leftCol_a"><div class="index_artical_b"><h1 class="index_title_c">古城旧物展开幕 216件馆藏亮相</h1><div class="index_info_d"><div class="index_timeBref_e"><a>2021年06月19日 09:30:00</a><span> 来自江苏</span></div><div class="index_cmtBox"><span>32人参与</span><em>5评论</em></div></div><div class="index_main_content"><div class="index_text_f">{lines(COUNTY[17:20])}<p>[责任编辑：赵一 PN001]</p></div></div><div class="index_tags">古城 博物馆</div></div></div><div class="index_rightCol"><h4>热门</h4><a>七夕夜游开票</a></div></div></body></html>""",
        "utf-8",
        "古城旧物展开幕 216件馆藏亮相",
        "凤鸣网",
        moment(2021, 6, 19, 9, 30, 0),
        3,
    ),
    page(
        "光明网.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>一扇窗口 万家便利 _光澜网</title><meta name="filetype" content="1"><meta name="publishedtype" content="1"><meta name="contentid" content="36"><meta name="publishdate" content="2023-06-12"><meta name="author" content="李某"></head><body><div class="g-header"><a>首页</a></div><div class="m-contentTop"><a>光澜网</a> &gt; 正文</div><div class="g-main"><h1 class="u-title">一扇窗口 万家便利</h1><div class="m-contentMsg"><span class="m-con-time">2023-06-12 05:20</span><span class="m-con-source">来源：<a>光澜网-《光澜日报》</a></span><span class="m-con-editor">作者：秦小川</span></div><div class="g-mainL"><div class="u-mainText" id="articleBox">{lines(COUNTY[0:5], "<p>　　")}<p>　　（本报记者 秦小川）</p><div class="m-zbTool">[ 责编：孙某 ]</div></div></div></div><div class="m_tips">阅读剩余全文（）</div></body></html>""",
        "utf-8",
        "一扇窗口 万家便利",
        "光澜网-《光澜日报》",
        moment(2023, 6, 12, 5, 20, 0),
        6,
    ),
    page(
        "港台广播.htm",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta property="og:title" content="渠務署派百四隊清理集水口"><title>渠務署派百四隊清理集水口 - 港聲電台</title></head><body><div class="topmenu">主頁 本地 國際</div><div class="news-content"><h2 class="itemTitle"> 渠務署派百四隊清理集水口 </h2><div class="itemStandardInfo"><div class="createddate">2024-05-04 HKT 12:41</div><a>分享</a></div><div class="itemBody"><div class="itemFullText">{RAIN[0]}<br /><br />{RAIN[1]}<br /><br />{RAIN[2]}</div></div></div><div class="latest">最新新聞 <a>港股半日升百點</a> HKT 12:20</div></body></html>""",
        "utf-8",
        "渠務署派百四隊清理集水口",
        "港聲電台",
        moment(2024, 5, 4, 12, 41, 0),
        3,
    ),
    page(
        "企业新闻.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>新闻详情-星野储能</title></head><body><header><nav>首页 产品中心 新闻中心</nav></header><section class="news-detail"><div class="detail-head"><h2>第三代干法电极产线正式投产</h2><div class="info"><span>发布时间：2023.11.08</span><span>浏览：1286</span></div></div><div class="detail-con">{lines(COUNTY[13:16])}</div><div class="page"><p>上一篇：<a>星野储能亮相展会</a></p><p>下一篇：<a>关于中秋放假的通知</a></p></div></section><footer>电话：0512-0000000 版权所有 © 星野储能</footer></body></html>""",
        "utf-8",
        "第三代干法电极产线正式投产",
        "星野储能",
        date(2023, 11, 8),
        3,
    ),
    page(
        "调查.txt",
        f"""记者调查｜一亩地省下四十方水
新华每日电讯 记者 苏晓晨
2023-05-18

{COUNTY[8]}

{COUNTY[11]}

{COUNTY[12]}
""",
        "utf-8",
        "记者调查｜一亩地省下四十方水",
        "新华每日电讯",
        date(2023, 5, 18),
        3,
    ),
    page(
        "公众号复制.txt",
        f"""赶集日，县里来了“流动服务队”
原创 秦小川 柳河发布 2023-06-15 18:02 发表于吉林
{COUNTY[3]}
{COUNTY[4]}
{COUNTY[5]}
阅读 1024
""",
        "utf-8",
        "赶集日，县里来了“流动服务队”",
        "柳河发布",
        moment(2023, 6, 15, 18, 2, 0),
        3,
    ),
    page(
        "手机页.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>博物馆上新</title></head><body><div id="app"><div class="nav-bar">打开APP</div><div class="news-title">博物馆上新 六百年烟火入画来</div><div class="news-meta"><img src="a"><span class="author">江岭融媒</span><span class="date">06-19 08:30</span></div><div class="news-body"><p>{COUNTY[17]}</p><p>{COUNTY[18]}</p></div><div class="bottom">打开江岭融媒APP，查看更多精彩</div></div></body></html>""",
        "utf-8",
        "博物馆上新 六百年烟火入画来",
        "江岭融媒",
        None,
        2,
    ),
    page(
        "个人博客.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>干法电极笔记 - 小林的自留地</title></head><body>
<header><a id="logo">小林的自留地</a><p>记录一点东西</p></header><article class="post" itemtype="http://schema.org/BlogPosting">
<h1 class="post-title" itemprop="name headline"><a>干法电极笔记</a></h1><ul class="post-meta"><li>作者: <a>小林</a></li>
<li>时间: <time datetime="2023-07-02T11:12:00+08:00">July 2, 2023</time></li></ul>
<div class="post-content" itemprop="articleBody">{lines(COUNTY[13:16])}</div></article>
<div id="comments"><h3>仅有一条评论</h3><p>写得很好，继续加油！</p></div></body></html>""",
        "utf-8",
        "干法电极笔记",
        "小林的自留地",
        moment(2023, 7, 2, 11, 12),
        3,
    ),
    page(
        "转发.txt",
        f"转发：\n【春灌进行时】八十万亩稻田喝饱水\n辽东日报 2023-05-16\n\n{COUNTY[8]}\n\n{COUNTY[9]}\n",
        "utf-8",
        "【春灌进行时】八十万亩稻田喝饱水",
        "辽东日报",
        date(2023, 5, 16),
        2,
    ),
]
