"""News sites, papers and forums in the templates that they have."""

from datetime import date
from json import dumps

from tests.retrieval.readers.gallery import moment
from tests.retrieval.readers.gallery.prose import PLANT, TEASED
from tests.retrieval.readers.gallery.sites import document, headlines, lines, teasers, written

NEWSROOMS = []


def _add(*stated):
    NEWSROOMS.append(written(*stated))


TI = "云溪县第三座污水处理厂启用"
M = moment(2022, 5, 6, 8, 12)
# 163 new
_add(
    "163.html",
    f'''<!DOCTYPE html><html id="ne_wrap" data-publishtime="2022-05-06 08:12:33" data-category="社会"><head><title>{TI}|污水|管网|处理厂_网易订阅</title><meta name="keywords" content="污水"><meta name="author" content="网易"><meta name="Copyright" content="网易版权所有"><meta property="og:title" content="{TI}|污水|管网_网易订阅"><meta property="og:type" content="article"><meta property="og:description" content="{PLANT[0][:30]}"><meta property="article:author" content="网易"><meta property="article:published_time" content="2022-05-06T08:12:33+08:00"><meta name="description" content="{PLANT[0][:30]}"></head><body>
<div class="ntes-nav"><a>网易首页</a><a>应用</a></div><div class="wrapper clearfix" id="container"><div class="post_area post_columnad_top">广告</div><div class="post_main"><div class="post_crumb"><a href="/">网易首页</a> &gt; <a>网易号</a> &gt; 正文 <a>申请入驻</a></div>
<h1 class="post_title">{TI}</h1><div class="post_info">2022-05-06 08:12:33　来源: <a href="https://m">云溪融媒</a><span>浙江</span> <a class="post_jubao" title="举报">举报</a></div><div class="post_top post_share_box"><div class="post_top_tie"><div class="post_top_tie_icon">0</div><div class="post_top_share_title">分享至</div><div>用微信扫码二维码</div><div>分享至好友和朋友圈</div></div></div>
<div id="content"><div class="post_body">{lines(PLANT)}</div></div><div class="post_statement">特别声明：以上内容(如有图片或视频亦包括在内)为自媒体平台“网易号”用户上传并发布，本平台仅提供信息存储服务。<p>Notice: what stands above was put here by a user, and this site only keeps it.</p></div>
<div class="post_comment"><div class="tie-area">跟贴 12 参与 33</div><div class="post_comment_content">阅读下一篇</div></div><div class="post_next_post"><p class="next_title"><a>{TEASED[0][:16]}</a></p></div><div class="post_recommends js-tab-mod"><h2>相关推荐</h2>{teasers(TEASED)}</div></div>
<div class="post_side"><h2>热点推荐</h2>{headlines(TEASED)}<p>态度原创</p></div></div><div class="ne_wrap_footer">About NetEase | 公司简介 © 1997-2022 网易公司版权所有</div></body></html>''',
    TI,
    "云溪融媒",
    moment(2022, 5, 6, 8, 12, 33),
    PLANT,
)
# thepaper
_add(
    "paper.html",
    document(
        f"{TI}_绿政公署_澎湃新闻-The Paper",
        f'<meta name="description" content="{PLANT[0]}"><meta property="og:site_name" content="澎湃新闻"/>',
        f"""<div id="__next"><div class="index_wrapper__L"><header><ul><li>要闻</li><li>深度</li></ul><div>登录</div></header><div class="index_left"><h1 class="index_title__B8mhI">{TI}</h1><div class="index_leftcontent"><div class="ant-space"><div>澎湃新闻记者 石岩</div></div><div class="ant-space"><span>2022-05-06 08:12</span><div>来源：澎湃新闻</div></div></div><div class="index_cententWrap"><p>{PLANT[0]}</p><p class="img-des">第三座污水处理厂 受访者 图</p>{lines(PLANT[1:])}</div><div class="index_copyright"><div>责任编辑：江一</div><div>图片编辑：方圆</div><div>校对：白鹭</div></div><div>澎湃新闻报料：000-000000</div><div>澎湃新闻，未经授权不得转载</div><div class="tags">污水处理</div><div class="like">收藏</div><div>我要举报</div><div>查看更多</div></div><div class="right">{headlines(TEASED)}<div>扫码下载澎湃新闻客户端</div></div></div></div><script id="__NEXT_DATA__" type="application/json">{dumps({"props": {"pageProps": {"detailData": {"contentDetail": {"name": TI, "content": lines(PLANT), "pubTime": "2022-05-06 08:12"}}}}}, ensure_ascii=False)}</script>""",
    ),
    TI,
    "澎湃新闻",
    M,
    [PLANT[0], "第三座污水处理厂 受访者 图", *PLANT[1:]],
)
# sohu
_add(
    "sohu.html",
    document(
        f"{TI}_云溪县_环保_管网",
        f'<meta name="mediaid" content="云溪发布"><meta property="og:title" content="{TI}_云溪县"><meta itemprop="datePublished" content="2022-05-06 08:12" /><meta itemprop="dateUpdate" content="2022-05-06 08:12" />',
        f"""<div class="wrapper-box"><header id="main-header"><a>新闻</a><a>体育</a></header><div class="area"><div class="column left"><div class="user-info"><h4><a>云溪发布</a></h4><dl class="user-num"><dd><span>1208</span>文章</dd><dd><span>3.2万</span>总阅读</dd></dl><div class="user-more"><a>查看TA的文章&gt;</a></div></div></div><div class="left main"><div data-spm="content"><div class="text"><div class="text-title"><h1>
                {TI}
                <span class="article-tag"></span></h1><div class="article-info"><span class="time" id="news-time">2022-05-06 08:12</span> <span class="area">发布于：浙江省</span></div></div><article class="article" id="mp-editor">{lines(PLANT)}<p><span>来源：云溪县生态环境局</span> <a href="//www.sohu.com">返回搜狐，查看更多</a></p><p data-role="editor-name">责任编辑：<span></span></p></article></div><div class="statement">平台声明：该文观点仅代表作者本人，搜狐号系信息发布平台，搜狐仅提供信息存储空间服务。</div><div class="bottom-relate-wrap"><div id="article-like">阅读 (<em>326</em>)</div></div></div><div class="god-article-bottom">{teasers(TEASED)}</div></div></div></div>""",
    ),
    TI,
    "云溪县生态环境局",
    M,
    PLANT,
)
# toutiao rendered
_add(
    "toutiao.html",
    document(
        f"{TI}-今日头条",
        f'<meta name="description" content="{PLANT[0][:40]}">',
        f'''<div class="header-wrapper"><a>下载头条APP</a><a>首页 / 要闻 / 正文</a></div><div class="main"><div class="left-sidebar"><div class="detail-interaction-like">赞 32</div><div>评论</div><div>收藏</div></div><div class="article-detail-container"><div class="article-content"><h1>{TI}</h1><div class="article-meta"><span class="original-tag">原创</span><span>2022-05-06 08:12</span><span class="dot">·</span><span class="name"><a>云溪发布</a></span></div><article class="syl-article-base tt-article-content">{lines(PLANT)}</article></div></div><div class="detail-interaction">举报</div><div id="comment-area"><div class="title">评论 12</div><ul><li><a>云中客</a><p>厂子启用以后味道确实小多了，晚上可以开窗睡觉了。</p><span>3天前 · 浙江</span></li></ul></div></div><div class="right-sidebar"><a>云溪发布</a> 关注 <div>头条热榜</div>{headlines(TEASED)}</div><script type="application/ld+json">{{"@type":"Article","headline":"{TI}","datePublished":"2022-05-06T00:12:00.000Z","author":[{{"name":"云溪发布"}}]}}</script>''',
    ),
    TI,
    "云溪发布",
    M,
    PLANT,
)
# people old
_add(
    "people.html",
    f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=GB2312"><title>{TI}--浙江频道--人民网</title><meta name="source" content="来源：云溪日报"><meta name="publishdate" content="2022-05-06"></head><body><div class="clearfix w1000_320 path path_2"><a>人民网</a>&gt;&gt;<a>浙江频道</a></div><div class="clearfix w1000_320 text_title"><h3></h3><h1>{TI}</h1><h4></h4><p class="author">石岩</p><div class="box01"><div class="fl">2022年05月06日08:12&nbsp;&nbsp;来源：<a>云溪日报</a></div><div class="fr message"><a>打印</a> <a>网摘</a> <a>纠错</a> <a>商城</a> <a>分享</a> <a>推荐</a> <font>人民微博</font> 字号<a></a></div></div></div><div class="clearfix w1000_320 text_con"><div class="fl text_con_left"><div class="text_img"></div><div class="box_con">{lines("　　" + s for s in PLANT)}<div class="zdfy clearfix"></div><center><table><tr></tr></table></center></div><div class="edit clearfix">(责编：江一、石岩)</div><div class="message_box">给编辑留言</div><div class="clearfix box_news"><h2>相关新闻</h2>{headlines(TEASED)}</div></div><div class="fr w310"><h2>热点关键词</h2>{lines(TEASED[:3])}</div></div><div id="copyright">人民日报社概况 | 关于人民网</div></body></html>""",
    TI,
    "云溪日报",
    M,
    PLANT,
    "gb18030",
)
# gov jcms
_add(
    "jcms.html",
    document(
        f"云溪县人民政府 公告公示 {TI}",
        f'<meta name="SiteName" content="云溪县人民政府"><meta name="ArticleTitle" content="{TI}"><meta name="PubDate" content="2022-05-06 08:12"><meta name="ContentSource" content=""><meta name="ColumnName" content="公告公示"><meta name="Author" content="">',
        f"""<div class="top">欢迎访问云溪县人民政府网站！今天是2024年3月2日 星期六</div><div class="bt_position">您现在所在的位置：<a>首页</a>-&gt;<a>公告公示</a></div><table id="c"><tr><td class="title">{TI}</td></tr><tr><td align="center">发布日期：2022-05-06 08:12　浏览次数：<script>x</script> 信息来源： 县水务局　字号：[ 大 中 小 ]</td></tr><tr><td class="bt_content"><div id="zoom">{lines(PLANT)}</div></td></tr><tr><td>【打印本页】【关闭窗口】</td></tr></table><div class="foot">主办：云溪县人民政府办公室 浙ICP备05000000号 网站标识码3300000001</div>""",
    ),
    TI,
    "县水务局",
    M,
    PLANT,
)
# univ vsb
_add(
    "vsb.htm",
    f'''<!DOCTYPE HTML><HTML><HEAD><META charset=UTF-8><TITLE>{TI}-云溪师范学院</TITLE><META Name="keywords" Content="云溪师范学院,学校要闻" /><META Name="description" Content="{PLANT[0]}" /></HEAD><BODY><div class="header"><ul><li><a>首页</a></li></ul></div><div class="ny"><div class="pos">当前位置: <a>首页</a> &gt;&gt; <a>学校要闻</a> &gt;&gt; 正文</div><form name="_newscontent_fromname"><div class="content"><h3 align="center">{TI}</h3><div class="info" align="center">时间：2022-05-06&nbsp;&nbsp;&nbsp;作者：石岩 江一&nbsp;&nbsp;来源：宣传部&nbsp;&nbsp;点击：<span id="n_dynclicks"></span></div><hr><div id="vsb_content_2"><div class="v_news_content">{lines(PLANT)}<p style="text-align:right">（文/石岩 图/江一 审核/方圆）</p></div></div><p>上一条：<a>{TEASED[0][:15]}</a></p><p>下一条：<a>{TEASED[1][:15]}</a></p><p>【<a>关闭</a>】</p></div></form></div><div class="foot">地址：云溪县学府路1号 邮编：310000</div></BODY></HTML>''',
    TI,
    "宣传部",
    date(2022, 5, 6),
    PLANT,
)
# discuz
_add(
    "discuz.html",
    f'''<html><head><meta charset="gbk"><title>{TI} - 城事杂谈 -  云溪论坛 -  Powered by Discuz!</title><meta name="description" content="{PLANT[0][:30]} ,云溪论坛"></head><body><div id="toptb">设为首页 收藏本站</div><div id="pt"><a>云溪论坛</a> › <a>城事</a> › {TI}</div><div id="postlist"><table><tr><td class="pls"><span>查看:</span> <span>1024</span>|<span>回复:</span> <span>2</span></td><td class="plc"><h1 class="ts"><span id="thread_subject">{TI}</span> <span class="xg1"><a>[复制链接]</a></span></h1></td></tr></table><div id="post_11"><table><tr><td class="pls">溪边人<p>12 主题 | 88 帖子 | 301 积分</p>发消息</td><td class="plc"><div class="pi">电梯直达 楼主 <em id="authorposton11">发表于 2022-5-6 08:12:33</em> | 只看该作者 | 倒序浏览 | 阅读模式</div><div class="pct"><table><tr><td class="t_f" id="postmessage_11"><i class="pstatus"> 本帖最后由 溪边人 于 2022-5-7 10:11 编辑 </i><br><br>{"<br><br>".join(PLANT)}</td></tr></table></div><div>分享到: QQ好友和群 收藏 1</div></td></tr></table></div><div id="post_12"><table><tr><td>路人甲</td><td>沙发 发表于 2022-5-6 09:30:45<table><tr><td id="postmessage_12">我们那边的厂也快好了，就是管网还没有接通，不知道要等到什么时候。</td></tr></table></td></tr></table></div></div><div id="ft">Powered by Discuz! X3.4</div></body></html>''',
    TI,
    "云溪论坛",
    moment(2022, 5, 6, 8, 12, 33),
    PLANT,
    "gbk",
)
# csdn-like / cnblogs
_add(
    "cnblogs.html",
    document(
        f"{TI} - 溪边人 - 博客园",
        "",
        f"""<div id="header"><h1><a class="headermaintitle">溪边人的笔记</a></h1><h2>慢慢写</h2></div><div id="navigator"><ul><li>博客园</li><li>首页</li></ul><div class="blogStats">随笔 - 66 文章 - 0 评论 - 12</div></div><div id="post_detail"><div id="topics"><div class="post"><h1 class="postTitle"><a id="cb_post_title_url"><span>{TI}</span></a></h1><div id="cnblogs_post_body" class="blogpost-body">{lines(PLANT)}</div><div id="blog_post_info">分类: <a>杂谈</a></div><div class="postDesc">posted @ <span id="post-date">2022-05-06 08:12</span>&nbsp;<a>溪边人</a>&nbsp;阅读(<span>326</span>)&nbsp;评论(<span>2</span>)&nbsp;<a>编辑</a>&nbsp;<a>收藏</a> <a>举报</a></div></div></div></div><div id="blog-comments-placeholder"></div><div id="sideBar"><h3>公告</h3><p>昵称： 溪边人 园龄： 6年 粉丝： 3</p></div>""",
    ),
    TI,
    "博客园",
    M,
    PLANT,
)
# wordpress zh theme
_add(
    "wp.html",
    document(
        f"{TI} &#8211; 云溪志",
        '<meta name="generator" content="WordPress 5.9" /><meta property="article:published_time" content="2022-05-06T00:12:00+00:00"/><meta property="article:modified_time" content="2022-05-09T00:12:00+00:00"/>',
        f"""<header class="site-header"><div class="site-branding"><p class="site-title"><a>云溪志</a></p><p class="site-description">记下一条溪</p></div></header><main><article id="post-9" class="post type-post"><header class="entry-header"><h1 class="entry-title">{TI}</h1><div class="entry-meta">由 <a>admin</a> | <time class="entry-date" datetime="2022-05-06T08:12:00+08:00">2022 年 5 月 6 日</time> | <a>城事</a> | <a>0条评论</a></div></header><div class="entry-content">{lines(PLANT)}<div class="sharedaddy"><h3>分享到：</h3><ul><li><a>点击以在 Twitter 上共享（在新窗口中打开）</a></li></ul></div></div></article><nav class="navigation post-navigation"><h2>文章导航</h2><a>上一篇: {TEASED[0][:10]}</a></nav><div id="comments"><h2>发表评论</h2><p>您的电子邮箱地址不会被公开。必填项已用 * 标注</p></div></main><aside id="secondary"><h2>近期文章</h2>{headlines(TEASED)}</aside>""",
    ),
    TI,
    "云溪志",
    M,
    PLANT,
)
# xinhua old
_add(
    "xhold.html",
    document(
        f"{TI}-新华网",
        "",
        f"""<div class="header"><div class="h-p2"><a>新华网</a> &gt; &gt; 正文</div></div><div class="h-news"><div class="h-title"> {TI} </div><div class="h-info"><span class="h-time"> 2022-05-06 08:12:33</span> 来源： <em id="source"> 新华网 </em></div></div><div class="main"><div class="p-right left"><div id="p-detail"><div class="main-aticle"><p>　　新华社杭州5月6日电（记者石岩）{PLANT[0]}</p>{lines("　　" + s for s in PLANT[1:])}</div><div class="p-tags"><div class="tiyi1"><a>【纠错】</a></div>责任编辑： 江一</div></div></div><div class="news-position">新闻评论 加载更多</div><div class="xgtj"><div>图集 精彩推荐</div>{headlines(TEASED)}</div></div><div class="foot">010020020110000000000000011100001128635000</div>""",
    ),
    TI,
    "新华网",
    moment(2022, 5, 6, 8, 12, 33),
    ["新华社杭州5月6日电（记者石岩）" + PLANT[0], *PLANT[1:]],
)
# ltn/cna
_add(
    "cna.html",
    document(
        f"{TI} | 地方 | 雲溪社 CNA",
        f'<meta property="og:title" content="{TI} | 地方 | 雲溪社 CNA"><meta property="og:site_name" content="雲溪社 CNA"><meta itemprop="datePublished" content="2022/05/06 08:12"><meta itemprop="dateModified" content="2022/05/06 21:30"><meta name="description" content="{PLANT[0]}">',
        f"""<nav class="breadcrumb"><a>首頁</a> / <a>地方</a></nav><div class="centralContent"><h1><span>{TI}</span></h1><div class="timeBox"><div class="updatetime"><span>2022/5/6 08:12</span><span>（5/6 21:30 更新）</span></div><div class="fontsize">請同意我們的隱私權規範，才能啟用聽新聞的功能。</div></div><div class="paragraph"><p>（雲溪社記者石岩雲溪6日電）{PLANT[0]}</p>{lines(PLANT[1:])}<p>（編輯：江一）1110506</p></div><div class="paragraph moreArticle"><div>延伸閱讀</div>{headlines(TEASED)}</div><div class="declareBox"><p>本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。</p></div></div>""",
    ),
    TI,
    "雲溪社 CNA",
    M,
    ["（雲溪社記者石岩雲溪6日電）" + PLANT[0], *PLANT[1:]],
)
# chinanews
_add(
    "cns.html",
    document(
        f"{TI}-中新网",
        '<meta name="source" content="中国新闻网"><meta name="publishdate" content="2022-05-06"/>',
        f"""<div class="nav_navcon"><a>首页</a></div><div class="content_maincontent_more"><div id="cont_1_1_2"><div class="content_title_nav">本页位置：<a>首页</a>→<a>新闻中心</a>→<a>社会新闻</a></div><h1 class="content_left_title" style="display:block">
{TI}</h1><div class="content_left_time">2022年05月06日 08:12　来源：<a>中国新闻网</a> <a>参与互动</a> <input type="hidden" value="2022-05-06 08:12:33"></div><div class="share_tit">分享到：</div><div class="left_ph"></div><div class="left_zw" style="position:relative"><p>　　中新网杭州5月6日电 (石岩){PLANT[0]}</p>{lines("　　" + s for s in PLANT[1:-1])}<p>　　{PLANT[-1]}(完)</p></div><div class="adEditor"><div class="left_name right"><span>【编辑:江一】</span></div></div></div><div class="div624" id="tupian"><span>更多精彩内容请进入社会新闻</span></div><div class="selected"><div class="title">社会新闻精选：</div><div>{headlines(TEASED)}</div></div></div>""",
    ),
    TI,
    "中国新闻网",
    M,
    ["中新网杭州5月6日电 (石岩)" + PLANT[0], *PLANT[1:-1], PLANT[-1] + "(完)"],
)
# ifeng script
_add(
    "ifeng.html",
    document(
        f"{TI}_凤凰网资讯_凤凰网",
        '<meta name="og:time " content="2022-05-06 08:12:33">',
        f"""<div id="root"><div class="caption"><div class="artical-3yZN2"><h1 class="index_title">{TI}</h1><div class="info"><a>云溪发布</a><div class="time"><span>2022年05月06日 08:12:33</span><span>来自浙江省</span></div></div><div class="main_content"><div class="index_text"><p>{PLANT[0]}</p><p>{PLANT[1]}</p></div><div class="index_unfold"><span>展开全文</span></div></div><div>打开凤凰新闻，查看更多高清图片</div><div class="recommend">{teasers(TEASED)}</div></div></div></div><script>var allData = {dumps({"docData": {"title": TI, "newsTime": "2022-05-06 08:12:33", "source": "云溪发布", "contentData": {"contentList": [{"data": lines(PLANT[:2]), "type": "text"}]}}}, ensure_ascii=False)};</script>""",
    ),
    TI,
    "云溪发布",
    moment(2022, 5, 6, 8, 12, 33),
    PLANT[:2],
)
# epaper
_add(
    "epaper.html",
    document(
        "云溪日报",
        "",
        f"""<div class="top">2022年05月06日 星期五 <a>往期</a> <a>返回首页</a></div><div class="ban">第03版：城事 <a>上一版</a> <a>下一版</a></div><div class="list">{headlines(TEASED)}</div><div class="newsdetatit"><h3></h3><h2>{TI}</h2><p></p></div><div class="newsdetatext"><div class="author">本报记者 石岩</div><founder-content>{lines(PLANT)}</founder-content></div><div class="copyright">云溪日报社版权所有，未经书面授权，不得转载或镜像</div>""",
    ),
    TI,
    "云溪日报",
    date(2022, 5, 6),
    PLANT,
)
# mobile sina / singlefile
_add(
    "single.html",
    f'''<!DOCTYPE html> <html lang=zh class=js><!--
 Page saved with SingleFile
 url: https://k.example.cn/article_22_05.html
 saved date: Sat Jun 18 2022 20:10:01 GMT+0800 (中国标准时间)
--><meta charset=utf-8><title>{TI}|云溪_看点</title><style>.a{{b:c}}</style><meta property=og:title content="{TI}"><meta name=description content="{PLANT[0]}"><body><div class="m_h">看点首页</div><section class="s_card"><h1 class=art_tit_h1>{TI}</h1><div class=weibo_info><figure></figure><div><h2 class=weibo_user>云溪发布</h2><time class=weibo_time><span>22.05.06 08:12</span></time></div></div><p class=art_p>{PLANT[0]}<p class=art_p>{PLANT[1]}<p class=art_p>{PLANT[2]}</section><section><div class=hot><h2>热门推荐</h2>{teasers(TEASED)}</div></section>''',
    TI,
    "云溪发布",
    M,
    PLANT[:3],
)
# hk
_add(
    "hk.html",
    document(
        f"{TI}｜雲溪01",
        f'<meta property="og:site_name" content="雲溪01"><script type="application/ld+json">{dumps({"@graph": [{"@type": "NewsArticle", "headline": TI, "datePublished": "2022-05-05T23:30:00.000Z", "dateModified": "2022-05-06T02:00:00.000Z", "author": [{"@type": "Person", "name": "石岩"}], "publisher": {"@type": "Organization", "name": "雲溪01"}}]}, ensure_ascii=False)}</script>',
        f"""<div id="article-header"><h1>{TI}</h1><div>撰文：<a>石岩</a></div><div>出版：<time datetime="2022-05-05T23:30:00.000Z">2022-05-06 07:30</time></div><div>更新：<time datetime="2022-05-06T02:00:00.000Z">2022-05-06 10:00</time></div></div><article><p>{PLANT[0]}</p><p>{PLANT[1]}</p><div class="related"><h3>相關文章</h3>{headlines(TEASED)}</div><p>{PLANT[2]}</p></article><div class="tags">污水</div>""",
    ),
    TI,
    "雲溪01",
    moment(2022, 5, 6, 7, 30),
    PLANT[:3],
)
# baike/wiki
_add(
    "wiki.html",
    document(
        "云溪污水厂 - 溪基百科，自由的百科全书",
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","name":"云溪污水厂","publisher":{"@type":"Organization","name":"Xiki Foundation, Inc."},"datePublished":"2022-05-06T01:02:03Z","headline":"县城的污水处理厂"}</script>',
        f"""<div id="mw-page-base"></div><div id="content"><h1 id="firstHeading">云溪污水厂</h1><div id="siteSub">溪基百科，自由的百科全书</div><div id="mw-content-text"><div class="mw-parser-output">{lines(PLANT)}</div></div><div class="catlinks">分类：污水</div></div><div id="footer"><ul><li>本页面最后修订于2022年6月1日 (星期三) 10:00。</li></ul></div>""",
    ),
    "云溪污水厂",
    "溪基百科",
    moment(2022, 5, 6, 9, 2, 3),
    PLANT,
)
