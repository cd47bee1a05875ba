"""Pages as portals made them ten years ago, and those of papers, blogs and sites of other regions."""

from tests.retrieval.readers.gallery.prose_of_sites import (
    BANK,
    BUS,
    CAFE,
    CHIP,
    FEVER,
    LINKS,
    METRO,
    ORCHARD,
    links,
    menu,
    others,
)
from tests.retrieval.readers.gallery.sites import filled, lines

OLDER_SITES = []


def _add(*stated, **values):
    OLDER_SITES.append(filled(*stated, **values))


# 1 old sina
_add(
    "c01-oldsina.html",
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html><head><meta http-equiv="Content-type" content="text/html; charset=gb2312" /><title>@t@_新闻中心_新潮网</title><meta name="keywords" content="@t@" /><meta name="description" content="@t@" /><meta name="stencil" content="PGLS000022" /></head><body><div class="wrap"><div class="secondaryHeader"><div class="sHLogo"><a>新潮网</a> <a>新闻中心</a></div><div class="sHLinks"><a>新闻中心首页</a> | <a>网站导航</a></div></div><div class="blkBreadcrumbNav"><a>新闻中心</a>&gt;<a>社会新闻</a>&gt; <strong>正文</strong></div>
<div class="blkContainer"><div class="blkContainerPblk"><div class="blkContainerSblk"><h1 id="artibodyTitle" pid="1">@t@</h1><div class="artInfo"><span id="art_source"><a href="x" target="_blank">海沧商报</a></span>&nbsp;&nbsp;<span id="media_name"><a class="ent1">海沧商报</a>&nbsp;<a href="">微博</a></span>&nbsp;&nbsp;<span id="pub_date">2011年05月09日08:12</span></div><div class="blkContainerSblkCon BSHARE_POP" id="artibody"><div class="img_wrapper"><img><span class="img_descr">盾构机刀盘吊装</span></div>@body@<p>　　(编辑：SN010)</p></div><div class="page-info">[1] [2] <a>[下一页]</a></div><div class="blkComment otherContent_01"><p>欢迎<a>发表评论</a>&nbsp;&nbsp;<span class="f_red">我要评论</span></p></div><p class="sep"> 更多关于 <strong><a>地铁</a></strong> 的新闻</p><ul>@rel@</ul></div></div></div></div><div class="footer">Copyright © 1996-2011 XINCHAO Corporation, All Rights Reserved</div></body></html>""",
    "海沧地铁五号线昨日全线洞通",
    "海沧商报",
    "2011-05-09 08:12",
    ["盾构机刀盘吊装", *METRO],
    encoding="gb18030",
    body=lines(["　　" + x for x in METRO]),
    rel=links([f"{x}" for x in others(4)], "<li>·", " 2011-05-08 10:12</li>"),
)
# 2 old 163
_add(
    "c02-old163.html",
    """<!DOCTYPE HTML><html><head><meta http-equiv="Content-Type" content="text/html; charset=gbk" /><title>@t@_网益新闻中心</title><meta name="keywords" content="公交"/><meta name="description" content="@t@"/></head><body><div class="N-nav-channel"><a>新闻</a>-<a>体育</a>-<a>财经</a>-<a>娱乐</a></div><div class="ep-crumb"><a>网益首页</a> &gt; <a>新闻中心</a> &gt; 正文</div><div id="epContentLeft" class="ep-content-main"><h1 id="h1title" class="ep-h1">@t@</h1><div class="ep-info cDGray"><div class="left">2012-05-06 17:05:12　来源: <a id="ne_article_source" href="x" target="_blank">荷塘晚报</a>(荷塘)　<span class="pr20">有<a class="js-tielink cDRed">1234</a>人参与</span></div><div class="ep-share"><span>分享到</span></div></div><div id="endText" class="end-text"><p class="summary">核心提示：荷塘市公交集团宣布今年更换三百二十辆电动公交，小型车将开进老旧小区。</p>@body@<div class="ep-source cDGray"><span class="left"><a><img src="cnews.gif" class="icon"></a> 本文来源：荷塘晚报 作者：宋立</span> <span class="ep-editor">责任编辑：NN053</span></div></div><div class="ep-keywords-main"><span>关键词：</span><a>公交</a></div><div id="tiePostBox"><div class="tie-titlebar"><a>跟贴</a> <span>1234人参与</span></div></div><div class="ep-relnews"><h4>相关新闻</h4><ul>@rel@</ul></div></div></body></html>""",
    "荷塘公交更换320辆电动车 小型车将进小区",
    "荷塘晚报",
    "2012-05-06 17:05:12",
    ["核心提示：荷塘市公交集团宣布今年更换三百二十辆电动公交，小型车将开进老旧小区。", *BUS],
    encoding="gb18030",
    body=lines(["　　" + x for x in BUS]),
    rel=links(others(5), "<li>", "<span>2012-05-05</span></li>"),
)
# 3 old sohu
_add(
    "c03-oldsohu.html",
    """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>@t@-搜糊新闻</title><meta name="keywords" content="过敏" /><meta name="description" content="入春以来，不少市民因过敏性鼻炎到医院就诊" /></head><body><div id="top_nav"><ul>@nav@</ul></div><div class="location"><a>新闻中心</a> &gt; <a>社会新闻</a> &gt; <a>社会要闻</a></div><div class="content-wrapper grid-675"><div class="content-box clear" itemscope itemtype="http://schema.org/Article"><h1 itemprop="headline">@t@</h1><div class="time-fun clear"><div class="time-source"><div class="time" itemprop="datePublished" content="2013-05-12T11:40:00+08:00" id="pubtime_baidu">2013年05月12日11:40</div><div class="source">来源：<span id="source_baidu"><span id="media_span" itemprop="publisher" itemscope><span itemprop="name">白鹭商报</span></span></span> <span class="author" id="author_baidu">作者：范小溪</span></div></div><div class="fun-share"><a>手机看新闻</a> <a>保存到博客</a><span>大</span><span>中</span><span>小</span></div></div><div itemprop="articleBody" id="contentText"><p class="original-title">　　原标题：<a>专家提醒：鼻子痒别都当感冒</a></p>@body@<div class="muLink">(责任编辑：UN649)</div></div><div id="share"><span class="text">分享：</span></div><div class="mutu-news"><h4>我来说两句</h4><span>(0人参与)</span></div><div class="search">搜糊搜索：<input></div></div></div><div class="relat"><h3>相关新闻</h3><ul>@rel@</ul></div><div id="foot">Copyright © 2013 Sohuu.com Inc. All Rights Reserved. 搜糊公司 版权所有</div></body></html>""",
    "鼻子痒别都当感冒 当心过敏性鼻炎",
    "白鹭商报",
    "2013-05-12 11:40",
    FEVER,
    encoding="gb18030",
    nav=menu(8),
    body=lines(["　　" + x for x in FEVER]),
    rel=links(others(4), "<li>", "<span>(05-11)</span></li>"),
)
# 4 old qq
_add(
    "c04-oldqq.html",
    """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>@t@_新闻_腾云网</title><meta name="Description" content="第三届山海智能装备大会9日在云岭市开幕" /></head><body><div id="navigation"><ul>@nav@</ul></div><div class="crumbs"><a>腾云网</a> > <a>新闻</a> > 正文</div><div id="C-Main-Article-QQ"><div class="hd"><h1>@t@</h1><div class="tit-bar clearfix" id="tit-bar"><div class="ll"><span class="color-a-0" bosszone="ztTopic"><a>社会万象</a></span><span class="color-a-1" bosszone="jgname"><a>云岭早报</a></span><span class="color-a-2"><a>[微博]</a></span><span class="color-a-3">贺小舟</span><span class="article-time">2013-05-10 02:40</span></div><div class="rr"><a>我要分享</a> <em>0</em></div></div></div><div class="bd"><div id="Cnt-Main-Article-QQ" class="Cnt-Main-Article-QQ"><P style="TEXT-INDENT: 2em">[摘要]十九个项目现场签约，计划总投资八十七亿元。</P>@body@<div class="ft"><div id="editor">[责任编辑：jaky]</div></div></div></div></div><div id="related"><h2>相关阅读</h2><ul>@rel@</ul></div><div class="hotRank"><h2>热点排行</h2><ul>@hot@</ul></div></body></html>""",
    "山海智能装备大会签约87亿元",
    "云岭早报",
    "2013-05-10 02:40",
    ["[摘要]十九个项目现场签约，计划总投资八十七亿元。", *CHIP],
    encoding="gb18030",
    nav=menu(8),
    body=lines(CHIP, '<P style="TEXT-INDENT: 2em">', "</P>"),
    rel=links(others(3)),
    hot=links(others(8, 3)),
)
# 5 huanqiu new: textareas
_add(
    "c05-huanqiu.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@</title><meta name="keywords" content=""><meta name="description" content="昨天上午，海沧市轨道交通五号线全线洞通。"><meta name="author" content="寰宇网"></head><body><header-frame></header-frame><div class="conText"><div class="b-container"><div class="l-container"><div class="t-container"><div class="t-container-title"><h3>@t@</h3></div><div class="t-container-metadata"><div class="metadata-info"><p class="time">2023-05-09 08:12</p><span class="source"><span>来源：</span><a href="x" target="_blank">海沧日报</a></span></div></div></div><div class="l-con clear"><article><section data-type="rtext">@body@</section></article><div class="share"></div><div class="adv-wz"></div><span>责编：卢思宇</span><p class="info-tip">寰宇网版权作品，未经书面授权，严禁转载或镜像，违者将被追究法律责任。</p></div></div></div></div><textarea class="article-aid" style="display:none">4CpX</textarea><textarea class="article-title" style="display:none">@t@</textarea><textarea class="article-time" style="display:none">1683591120000</textarea><textarea class="article-source-name" style="display:none">海沧日报</textarea></body></html>""",
    "海沧一条地铁线从河底断裂带穿过",
    "海沧日报",
    "2023-05-09 08:12",
    METRO,
    body=lines(METRO),
)
# 6 guancha
_add(
    "c06-guancha.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@</title><meta name="Keywords" content=""><meta name="Description" content="三年租金不涨"></head><body><div class="header"><ul class="nav">@nav@</ul></div><div class="main content-main"><ul class="content-list"><li class="left left-main"><div class="artical-logo"><h3>@t@</h3></div><div class="time fix"><span>2023-05-21 06:32:18</span><span>来源：旁观者网</span><span class="fontsize">字号：<a>A-</a> <a>A</a> <a>A+</a></span><span class="pinglun">来源：旁观者网</span></div><div class="time1"><span>2023-05-21 06:32:18</span></div><div class="content all-txt">@body@<p>本文系旁观者网独家稿件，未经授权，不得转载。</p></div><div class="all-bq">责任编辑：齐倩</div><div class="related-topic"><a>码头</a><a>老街</a></div><div class="last-update">最后更新：2023-05-21 07:10:02</div><div class="share">分享到 <a>微信</a></div><div class="gc-comment"><h4>全部评论 (3)</h4><p>发表</p></div><div class="new-left-list"><h3>相关推荐</h3><ul>@cards@</ul></div></li><li class="right"><h3>24小时最热</h3><ul>@hot@</ul></li></ul></div></body></html>""",
    "老码头的石磨，一起搬过去",
    "旁观者网",
    "2023-05-21 06:32:18",
    CAFE,
    nav=menu(9),
    body=lines(CAFE),
    hot=links(others(8)),
    cards="".join(
        f"<li><h4><a>{x}</a></h4><p>{y[:60]}</p><span>2023-05-20 22:1{i}</span></li>"
        for i, (x, y) in enumerate(zip(others(3, 8), METRO, strict=False))
    ),
)
# 7 yicai
_add(
    "c07-yicai.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>@t@</title><meta name="keywords" content=""/><meta name="description" content="公司称影响将逐步消除"/></head><body><div class="nav-bar"><ul>@nav@</ul></div><div class="g-bd"><div class="m-text-wrap"><div class="m-txt-nav"><a>首页</a> <a>新闻</a></div><div class="title f-pr"><h1>@t@</h1><p><span>严可</span> <em>2023-05-06 20:45:12</em> <span class="listen">听新闻</span></p><div class="f-cb author"><span>作者：严可</span> ▪ 责编：石尚惠</div></div><div class="intro">公司称影响将逐步消除</div><div class="m-txt">@body@<p>（本文来自一号财经）</p></div><div class="m-editor">举报</div><div class="m-statement"><p>一号财经广告合作，<a>请点击这里</a></p><p>此内容为一号财经原创，著作权归一号财经所有。未经一号财经书面授权，不得以任何方式加以使用，包括转载、摘编、复制或建立镜像。一号财经保留追究侵权者法律责任的权利。</p><p>如需获得授权请联系一号财经版权部：banquan@example.com</p></div><div class="m-author"><h3>文章作者</h3><div>严可</div></div><div class="m-tags">相关阅读</div>@cards@</div><div class="m-r"><h3>一财最热</h3><ul>@hot@</ul></div></div></body></html>""",
    "启明股份回购：上限3亿元",
    "一号财经",
    "2023-05-06 20:45:12",
    BANK,
    nav=menu(8),
    body=lines(BANK),
    hot=links(others(5)),
    cards="".join(
        f'<div class="m-list"><h2><a>{x}</a></h2><p>{y[:70]}</p><div><span>12小时前</span></div></div>'
        for x, y in zip(others(3, 5), ORCHARD, strict=False)
    ),
)
# 8 nbd
_add(
    "c08-nbd.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>@t@ | 日日经济网</title><meta property="og:title" content="@t@ | 日日经济网"/><meta name="description" content="启明股份公告回购"/></head><body><div class="g-top"><ul>@nav@</ul></div><div class="g-main"><div class="g-article"><div class="g-article-top"><div class="u-crumb"><a>首页</a> &gt; <a>公司</a> &gt; 正文</div><h1>
 @t@
</h1><p class="u-time"><span class="source">日日经济新闻</span> <span class="time"> 2023-05-06 20:02:31 </span></p></div><div class="g-articl-text"><p>◎公司表示，利润下滑主要受原材料涨价影响。</p><p>日经记者|严可&nbsp; &nbsp; 日经编辑|魏官红&nbsp; &nbsp;&nbsp;</p>@body@<p>封面图片来源：视觉库-VCG2112</p></div><div class="u-copyright">如需转载请与《日日经济新闻》报社联系。<br/>未经《日日经济新闻》报社授权，严禁转载或镜像，违者必究。</div><div class="u-hotline">读者热线：4008890008</div><div class="u-special">特别提醒：如果我们使用了您的图片，请作者与本站联系索取稿酬。如您不希望作品出现在本站，可联系我们要求撤下您的作品。</div><div class="u-tags"><a>回购</a></div></div><div class="u-app"><p>欢迎关注日日经济新闻APP</p></div><div class="u-hot"><h3>热点推荐</h3><ul>@hot@</ul></div></div></body></html>""",
    "启明股份抛出3亿元回购预案 价格上限18元",
    "日日经济新闻",
    "2023-05-06 20:02:31",
    ["◎公司表示，利润下滑主要受原材料涨价影响。", *BANK],
    nav=menu(8),
    body=lines(BANK),
    hot=links(others(5)),
)
# 9 jiemian
_add(
    "c09-jiemian.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@|水面新闻</title><meta name="description" content="企业负责人坦言，最难的是让机器看懂师傅的手感。"><meta property="og:title" content="@t@|水面新闻"></head><body class="article-body"><div class="header-nav"><ul>@nav@</ul></div><div class="main-container"><div class="article-view"><div class="article-header"><h1>@t@</h1><p>十九个项目现场签约，外资项目五个。</p></div><div class="article-info"><p><span class="author"><a>贺小舟</a> · </span><span data-article-publish-time="1683684000">2023/05/10 10:00</span><span>来源：水面新闻</span><span class="opinion">浏览 <span class="hit">4.2w</span></span><span>字体：宋</span></p></div><div class="article-main"><div class="article-img"><img><p>图片来源：视觉库</p></div><div class="article-content"><p>水面新闻记者 | <a>贺小舟</a></p>@body@</div></div><div class="article-copyright">未经正式授权严禁转载本文，侵权必究。</div><div class="comment-main"><h2>评论</h2><div class="nocontent">暂无评论哦，快来评价一下吧！</div></div><div class="article-lun"><p>下载水面新闻</p><p>微信公众号</p><p>微博</p></div></div><div class="main-aside"><h3>热门排行</h3><ul>@hot@</ul></div></div></body></html>""",
    "云岭装备大会：小步快跑的中小企业",
    "水面新闻",
    "2023-05-10 10:00",
    CHIP,
    nav=menu(8),
    body=lines(CHIP),
    hot=links(others(7)),
)
# 10 old gov.cn
_add(
    "c10-oldgov.htm",
    """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /><title>@t@</title></head><body><table width="750" align="center"><tr><td><a>网站首页</a> | <a>今日要闻</a> | <a>政策法规</a> | <a>公报</a></td></tr></table><table width="750" border="0" align="center"><tr><td class="p1">您现在的位置是： <a>首页</a>&gt;&gt; <a>政务要闻</a></td></tr><tr><td><table width="700" align="center"><tr><td align="center" height="60"><font color="#000000"><b><font size="4">@t@</font></b></font></td></tr><tr><td align="center"><font class="p1">青岚省政府门户网站　 www.qinglan.gov.example　　 2010年04月18日　　 来源：青岚日报 </font></td></tr><tr><td align="right"><font>【字体：<a>大</a> <a>中</a> <a>小</a>】【<a>E-mail推荐</a> <input type="text"> <a>发送</a>】</font></td></tr><tr><td class="p1" id="Zoom"><font id="Zoom">@body@</font></td></tr><tr><td>&nbsp;</td></tr><tr><td align="right">【<a>E-mail推荐</a>】【<a>纠错</a>】【<a>评论</a>】【<a>收藏</a>】【<a>打印</a>】【<a>关闭</a>】</td></tr><tr><td><b>相关链接</b></td></tr><tr><td>· <a>@l1@</a></td></tr><tr><td>· <a>@l2@</a></td></tr></table></td></tr></table><table align="center"><tr><td>版权所有：青岚省政府门户网站</td></tr></table></body></html>""",
    "临川县果园用上土壤墒情监测",
    "青岚日报",
    "2010-04-18",
    ORCHARD,
    encoding="gb18030",
    body="<p>" + "</p><p>".join("　　" + x for x in ORCHARD) + "</p>",
    l1=LINKS[4],
    l2=LINKS[5],
)
# 11 nhc-like
NH = [
    "各县（市、区）卫生健康局，市属各医疗机构：",
    "为规范春季过敏性疾病的诊疗，市卫生健康委组织专家制定了《春季过敏性鼻炎分级诊疗指引》（可从市卫生健康委网站下载）。现印发给你们，请参照执行。",
    "附件：春季过敏性鼻炎分级诊疗指引",
    "市卫生健康委办公室",
    "2023年5月8日",
    "（信息公开形式：主动公开）",
]
_add(
    "c11-nhc.shtml",
    """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta name="SiteName" content="白鹭市卫生健康委员会"><meta name="ArticleTitle" content="@t@"><meta name="PubDate" content="2023-05-10"><meta name="ContentSource" content="医政处"><meta name="ColumnName" content="医政管理"><title>@t@</title></head><body><div class="w1024"><div class="index_header"><ul class="nav">@nav@</ul></div><div class="position">您现在所在位置：<a>首页</a> &gt; <a>最新信息</a> &gt; <a>医政管理</a> &gt; <a>工作文件</a></div><div class="list"><div class="tit">@t@</div><div class="source"><span>发布时间：
2023-05-10</span> <span class="mr">来源:
医政处</span></div><div class="con" id="xw_box">@body@<p style="text-indent:2em"><a href="x.pdf">春季过敏性鼻炎分级诊疗指引.pdf</a></p></div><div class="link"><div class="tit_link">相关链接：</div><a>【图表】一图看懂分级诊疗指引</a></div></div><div class="foot"><p>地址：健康路1号 邮编：315000 电话：0574-87000000</p><p>ICP备案编号：浙ICP备18000000号</p></div></div></body></html>""",
    "白鹭市卫生健康委办公室关于印发春季过敏性鼻炎分级诊疗指引的通知",
    "医政处",
    "2023-05-10",
    NH,
    nav=links(["首页", "机构职能", "信息公开", "政务服务"]),
    body=lines(NH, '<p style="text-indent:2em">'),
)
# 12 xueqiu
_add(
    "c12-xueqiu.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@ 来源：雪团App，作者： 慢慢变富的老周... - 雪团</title><meta name="description" content="来源：雪团App，作者： 慢慢变富的老周，（https://xuetuan.example/123/456）"></head><body><div id="app"><nav class="nav stickyFixed"><a>雪团</a><a>行情</a><a>登录/注册</a></nav><div class="container article__container"><div class="container__main"><article class="article__bd"><div class="article__bd__from"><div class="avatar__name"><a class="name">慢慢变富的老周</a></div><div class="avatar__subtitle"><a class="edit-time">修改于2023-05-07 09:30</a> · 来自雪团</div></div><h1 class="article__bd__title">@t@</h1><div class="article__bd__detail">@body@</div><div class="article__bd__mark">风险提示：用户发表的所有文章仅代表个人观点，与雪团的立场无关。投资决策需建立在独立思考之上。</div></article><div class="article__editor"><span>转发</span><span>评论</span><span>赞</span></div><div class="article__comment"><div class="comment__title">全部讨论</div><div class="comment__item"><a class="user-name">山里人</a><span>05-07 10:02</span><p>回购价格上限给得不低，看看后面执行得怎么样，别光打雷不下雨。</p></div></div></div><div class="container__side"><div>热门文章</div><ul>@hot@</ul></div></div></div></body></html>""",
    "聊聊启明股份的回购",
    "雪团",
    "2023-05-07 09:30",
    [
        "昨晚启明股份公告回购，上限三亿元，占总市值不到百分之三，说实话力度一般。",
        "但是回购价格上限给到十八元，比现价高了将近两成，管理层至少不觉得现在贵。",
        "我更关心的是一季报里折旧的那一块，新厂房转固以后每个季度要多提两千多万，产能利用率上不来的话，毛利率还会往下走。",
        "持有，不加仓。",
    ],
    body=lines(
        [
            "昨晚启明股份公告回购，上限三亿元，占总市值不到百分之三，说实话力度一般。",
            "但是回购价格上限给到十八元，比现价高了将近两成，管理层至少不觉得现在贵。",
            "我更关心的是一季报里折旧的那一块，新厂房转固以后每个季度要多提两千多万，产能利用率上不来的话，毛利率还会往下走。",
            "持有，不加仓。",
        ]
    ),
    hot=links(others(5)),
)
# 13 douban note
_add(
    "c13-douban.html",
    """<!DOCTYPE html><html lang="zh-CN"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>@t@</title><meta name="keywords" content="日记,@t@"/><meta name="description" content="凌晨四点的南码头"/></head><body><div id="db-global-nav" class="global-nav"><a>登录/注册</a><a>豆芽</a><a>读书</a><a>电影</a></div><div id="wrapper"><div id="content"><div class="grid-16-8 clearfix"><div class="article"><div class="note-container" data-url="x"><div id="note-1" data-title="@t@"><div class="note-header note-header-container"><h1>@t@</h1><div><a class="note-author" href="x">林夕照</a><span class="pub-date">2013-05-21 06:32:18</span></div></div><div id="link-report" class="note"><div class="note" id="link-report_note">@body@</div><div class="copyright-claim">© 本文版权归  <a>林夕照</a>  所有，任何形式转载请联系作者。</div></div></div></div><div class="sns-bar"><span>赞</span><span>转发</span><a>12 人喜欢</a></div><div id="comments"><div class="comment-item"><span class="pubtime">2013-05-21 09:00:11</span> <a>赶海的人</a><p class="comment-text">小时候放学就去他家喝一碗，两毛钱，烫得直跺脚。</p></div></div></div><div class="aside"><div class="sidebar-user"><h3>林夕照</h3><div>(白鹭)</div></div><h2>热门话题</h2><ul>@hot@</ul></div></div></div></div></body></html>""",
    "凌晨四点的豆浆铺",
    None,
    "2013-05-21 06:32:18",
    CAFE,
    body="<br><br>".join(CAFE),
    hot=links(others(4)),
)
# 14 cnblogs
_add(
    "c14-cnblogs.html",
    """<!DOCTYPE html><html lang="zh-cn"><head><meta charset="utf-8"/><meta property="og:description" content="最近要把一批旧的测量数据迁到新系统"/><title>@t@ - 北漂的walker - 博客林</title></head><body class="skin-codinglife"><div id="home"><div id="header"><div id="blogTitle"><h1><a class="headermaintitle">walker的小屋</a></h1><h2>多走几步</h2></div><div id="navigator"><ul id="navList"><li><a>博客林</a></li><li><a>首页</a></li><li><a>新随笔</a></li></ul><div class="blogStats"><span>随笔 - 12 </span> <span>评论 - 3 </span></div></div></div><div id="main"><div id="mainContent"><div class="forFlow"><div id="post_detail"><div id="topics"><div class="post"><h1 class="postTitle"><a id="cb_post_title_url" class="postTitle2" href="x"><span role="heading">@t@</span></a></h1><div class="clear"></div><div class="postBody"><div id="cnblogs_post_body" class="blogpost-body">@body@</div><div id="MySignature"></div><div id="blog_post_info_block"><div id="BlogPostCategory">分类: <a>数据库</a></div><div id="EntryTag">标签: <a>时区</a></div></div></div><div class="postDesc">posted @ <span id="post-date">2023-05-02 11:20</span>&nbsp; <a>北漂的walker</a>&nbsp; 阅读(<span>1203</span>)&nbsp; 评论(<span>0</span>)&nbsp; <a>编辑</a>&nbsp; <a>收藏</a>&nbsp; <a>举报</a></div></div></div></div><div id="comments_pager"><div>刷新评论 刷新页面 返回顶部</div></div></div></div></div><div id="sideBar"><div class="newsItem"><h3>公告</h3><div>昵称：<a>北漂的walker</a><br/>园龄：<a>6年</a></div></div></div></div><div id="footer">Copyright &copy; 2023 北漂的walker</div></div></body></html>""",
    "一次时区引起的数据迁移事故",
    "博客林",
    "2023-05-02 11:20",
    [
        "最近要把一批旧的测量数据迁到新系统，数据里的时间一半带时区一半不带，踩了两天的坑，记录一下。",
        "先说结论",
        "入库之前全部换算成一种时区，显示的时候再换回来，中间任何一步都不要做字符串拼接。",
        "一开始我们直接用字符串比较时间的先后，跨零点的记录全部错位，查了半天才发现是缺少前导零。",
    ],
    body="<p>最近要把一批旧的测量数据迁到新系统，数据里的时间一半带时区一半不带，踩了两天的坑，记录一下。</p><h2>先说结论</h2><p>入库之前全部换算成一种时区，显示的时候再换回来，中间任何一步都不要做字符串拼接。</p><p>一开始我们直接用字符串比较时间的先后，跨零点的记录全部错位，查了半天才发现是缺少前导零。</p>",
)
# 15 hexo
_add(
    "c15-hexo.html",
    """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="UTF-8"><title>@t@ | 林间小屋</title><meta name="description" content="凌晨四点的南码头"><meta property="og:type" content="article"><meta property="og:title" content="@t@"><meta property="og:site_name" content="林间小屋"><meta property="article:published_time" content="2023-05-20T22:32:18.000Z"><meta property="article:modified_time" content="2023-06-01T02:00:00.000Z"><meta property="article:author" content="林夕照"></head><body><header class="header"><h1 class="site-title"><a>林间小屋</a></h1><p class="site-subtitle">记录生活</p><nav class="site-nav"><ul><li><a>首页</a></li><li><a>归档</a></li></ul></nav></header><main class="main"><div class="post-block"><article itemscope itemtype="http://schema.org/Article" class="post-content"><header class="post-header"><h1 class="post-title" itemprop="name headline">@t@</h1><div class="post-meta-container"><span class="post-meta-item"><span class="post-meta-item-text">发表于</span><time title="创建时间：2023-05-21 06:32:18" itemprop="dateCreated datePublished" datetime="2023-05-21T06:32:18+08:00">2023-05-21</time></span><span class="post-meta-item"><span>更新于</span><time itemprop="dateModified" datetime="2023-06-01T10:00:00+08:00">2023-06-01</time></span><span>分类于 <a>随笔</a></span><span title="本文字数"><span>本文字数：</span><span>1.2k</span></span><span><span>阅读时长 &asymp;</span><span>1 分钟</span></span></div></header><div class="post-body" itemprop="articleBody">@body@</div><footer class="post-footer"><div class="post-copyright"><ul><li class="post-copyright-author"><strong>本文作者：</strong>林夕照</li><li class="post-copyright-link"><strong>本文链接：</strong><a>https://lin.example/2023/05/21/x/</a></li><li><strong>版权声明：</strong>本博客所有文章除特别声明外，均采用 <a>BY-NC-SA</a> 许可协议。转载请注明出处！</li></ul></div><div class="post-tags"><a># 码头</a></div><div class="post-nav"><a>上一篇 春天的渡口</a></div></footer></article></div></main><footer class="footer"><div>&copy; 2023 林夕照</div><div>由 Hexo &amp; NexT.Pisces 强力驱动</div></footer></body></html>""",
    "凌晨四点的豆浆铺",
    "林间小屋",
    "2023-05-21 06:32:18",
    CAFE,
    body=lines(CAFE),
)
# 16 hk01
HK = [
    "【本報訊】港島東居民投訴多時的隧道塞車問題，運輸署今日（18日）終於提出方案：兩條過海隧道早晚繁忙時段加價十元。",
    "署方資料顯示，過去一年繁忙時段車龍平均長達1.8公里，預計加價後可縮短三成。",
    "的士業界代表李國強形容方案「捉錯用神」，指司機難以把成本轉嫁乘客。",
    "運輸署發言人回覆稱，非繁忙時段收費不變，並會設立專線予空車過海。",
]
_add(
    "c16-hk01.html",
    """<!DOCTYPE html><html lang="zh-HK"><head><meta charSet="utf-8"/><title>@t@｜香島01</title><meta property="og:title" content="@t@"/><meta property="og:site_name" content="香島01"/><meta property="og:type" content="article"/><meta name="author" content="陳淑霞"/><meta property="article:published_time" content="2023-05-18T04:31:00.000Z"/><script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","headline":"@t@","datePublished":"2023-05-18T12:31:00+08:00","dateModified":"2023-05-18T20:00:00+08:00","author":{"@type":"Person","name":"陳淑霞"},"publisher":{"@type":"Organization","name":"香島01"}}</script></head><body><div id="__next"><nav><ul>@nav@</ul></nav><article><div class="breadcrumb"><a>港聞</a><a>社會新聞</a></div><h1 id="articleTitle">@t@</h1><div class="author-row"><span>撰文：<a>陳淑霞</a></span><div><span>出版：<time datetime="2023-05-18T12:31:00+08:00">2023-05-18 12:31</time></span><span>更新：<time datetime="2023-05-18T20:00:00+08:00">2023-05-18 20:00</time></span></div></div><div id="article-content-section">@body@<div class="related"><p>相關文章：<a>的士加價申請未批　業界促檢討</a></p></div></div><div class="tags"><a>隧道</a></div></article><section><h2>熱門文章</h2><ul>@hot@</ul></section><footer>香島01有限公司版權所有 © 2023</footer></div></body></html>""",
    "兩隧繁忙時段加價十元　的士業界：捉錯用神",
    "香島01",
    "2023-05-18 12:31",
    HK,
    nav="".join(f"<li><a>{x}</a></li>" for x in ["港聞", "娛樂", "國際", "中國"]),
    body=lines(HK),
    hot=links(["維港渡輪加班", "舊樓驗窗期限將至"]),
)
# 17 zaobao
_add(
    "c17-zaobao.html",
    """<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"/><title>@t@ | 联合早讯</title><meta name="description" content="港府宣布，下月起调整两条隧道的收费"/><meta property="og:site_name" content="联合早讯"/><meta property="og:title" content="@t@ | 联合早讯"/><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"@t@","datePublished":"2023-05-18T19:20:05+0800","dateModified":"2023-05-18T19:44:13+0800","author":{"@type":"Person","name":"戴庆成"},"publisher":{"@type":"Organization","name":"联合早讯"}}]}</script></head><body><nav class="navbar"><ul>@nav@</ul></nav><main><article class="article-page"><h1 class="article-title">@t@</h1><div class="article-byline"><span class="title-byline">作者</span><a>戴庆成</a><div class="date-published">发布/2023年5月18日 7:20 PM</div><div class="font">字体大小: 小 中 大</div></div><div class="article-content-rawhtml articleBody">@body@<p><em>（作者是早讯香港特派员）</em></p></div></article><div class="read-more"><h3>延伸阅读</h3><ul>@rel@</ul></div></main><footer>Copyright © 2023</footer></body></html>""",
    "港岛两隧加价疏导车龙",
    "联合早讯",
    "2023-05-18 19:20:05",
    [
        "（香港讯）" + x if i == 0 else x
        for i, x in enumerate(
            [
                "香港特区政府宣布，下月起调整两条隧道的收费，早晚高峰每程加收十元，以疏导港岛东的交通。",
                "运输部门表示，过去一年高峰期排队的车龙平均长一点八公里，调整后预计可缩短三成。",
                "的士业界对此表示担忧，称司机难以把增加的费用转嫁给乘客。",
            ]
        )
    ]
    + ["（作者是早讯香港特派员）"],
    nav="".join(f"<li><a>{x}</a></li>" for x in ["首页", "即时", "新加坡", "中国", "国际"]),
    body=lines(
        [
            "（香港讯）香港特区政府宣布，下月起调整两条隧道的收费，早晚高峰每程加收十元，以疏导港岛东的交通。",
            "运输部门表示，过去一年高峰期排队的车龙平均长一点八公里，调整后预计可缩短三成。",
            "的士业界对此表示担忧，称司机难以把增加的费用转嫁给乘客。",
        ]
    ),
    rel=links(others(3)),
)
# 18 cna
CN = [
    "（中央通訊網記者葉素萍南港18日電）南港市政府今天宣布，下月起在12條公車路線試辦「隨招隨停」。",
    "交通局長許哲維說，試辦路線以丘陵地區為主，每日往返28班次，票價維持15元，持敬老卡者免費。",
    "市議員林佩君質疑，駕駛人力缺口仍有40多名，要求市府先補足人力再擴大辦理。（編輯：李錫璋）1120518",
]
_add(
    "c18-cna.html",
    """<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>@t@ | 生活 | 中央通訊網 CNAA</title><meta name="description" content="南港市政府今天宣布，下月起在12條公車路線試辦「隨招隨停」。"><meta property="og:site_name" content="中央通訊網 CNAA"><meta property="og:title" content="@t@ | 生活 | 中央通訊網 CNAA"><meta itemprop="datePublished" content="2023/05/18 11:02"><meta itemprop="dateModified" content="2023/05/18 11:30"><meta property="article:published_time" content="2023/05/18 11:02"></head><body><header><nav><ul>@nav@</ul></nav></header><div class="centralContent"><div class="breadcrumb"><a>首頁</a> / <a>生活</a></div><article class="article" data-article-link="x"><h1><span>@t@</span></h1><div class="timeBox"><div class="updatetime"><span>2023/5/18 11:02</span><span>（5/18 11:30 更新）</span></div><div class="fontSize"><span>字級</span></div></div><div class="fullPic"><figure class="center"><div class="wrap"><img></div><figcaption class="picinfo">南港市12條公車路線下月試辦隨招隨停。中央通訊網記者葉素萍攝 112年5月18日</figcaption></figure></div><div class="paragraph">@body@<div class="paragraph moreArticle"><a>延伸閱讀：南港公車票價十年未調</a></div></div><div class="paragraph bottomBox"><p>本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。</p><div class="keywordTag"><a>#公車</a></div></div></article></div><aside><h2>熱門</h2><ul>@hot@</ul></aside></body></html>""",
    "南港公車下月試辦隨招隨停 敬老卡免費",
    "中央通訊網 CNAA",
    "2023-05-18 11:02",
    ["南港市12條公車路線下月試辦隨招隨停。中央通訊網記者葉素萍攝 112年5月18日", *CN],
    nav="".join(f"<li><a>{x}</a></li>" for x in ["即時", "政治", "國際", "產經"]),
    body=lines(CN),
    hot=links(["高鐵加開班次"]),
)
# 19 moe-like, source in js + table
_add(
    "c19-mofcom.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@-白鹭市商务局</title><meta name="author" content="lijunA"><meta name="source" content=""><script>var tmpaddr='';var title_cn='@t@';var contentsource='外贸处';var pubtime='2023-05-09 14:22:10';</script></head><body><div class="top"><div class="nav"><a>首页</a><a>机构设置</a><a>新闻发布</a></div></div><section class="wrap"><div class="f-fl"><a>首页</a> &gt; <a>工作动态</a></div><article class="art-con art-con-bottonmLine"><h2 id="artitle" class="art-title">@t@</h2><div class="art-con-info"><p class="u-hd"><script>if(contentsource!=''){document.write('<span>来源：'+contentsource+'</span>')}</script><span>2023-05-09 14:22</span><span class="f-fr">文章类型：原创　内容分类：新闻</span></p></div><div class="art-con-text">@body@</div><div class="shareBox">分享到：</div></article></section><footer><p>主办单位：白鹭市商务局</p></footer></body></html>""",
    "山海智能装备大会签约外资项目五个",
    "外贸处",
    "2023-05-09 14:22:10",
    CHIP,
    body=lines(["　　" + x for x in CHIP]),
)
# 20 baidu zhidao
_add(
    "c20-zhidao.html",
    """<!DOCTYPE html><html><head><meta charset="gbk"/><title>@t@_知了</title><meta name="description" content="@t@1个回答:【专家解说】:一、先看发作时间"/></head><body><div id="userbar"><ul><li><a>登录</a></li></ul></div><div id="header"><nav class="menu"><a>首页</a> <a>问题</a></nav></div><section class="line qb-section"><article class="grid qb-content" id="qb-content"><div class="wgt-ask accuse-response line"><h1 accuse="qTitle"><span class="ask-title">@t@</span></h1><div class="wgt-replyer-line"><span class="ask-time">我来答</span> <span>分享</span> <span>举报</span></div></div><div id="wgt-best-11" class="wgt-best"><div class="hd line answer-first"><span class="answer-title">最佳答案</span> <span class="grid-r f-aid pos-time answer-time">推荐于 2017-05-12</span></div><div id="best-content-11" accuse="aContent" class="best-text mb-10"><div class="wgt-best-mask"></div>@body@</div><div class="newbest-content-meta line"><span class="evaluate">赞 41</span> <span>踩 2</span> <a>评论(3)</a></div></div><div class="wgt-replyer-all"><a class="user-name">鼻科小郝</a><span>来自科学教育类芝麻团</span></div></article><aside class="grid-r qb-side"><h2>相关问题</h2><ul>@hot@</ul></aside></section></body></html>""",
    "怎么区分感冒和过敏性鼻炎？",
    "知了",
    "2017-05-12",
    [
        "一、先看发作时间。感冒一般一周左右就好，过敏性鼻炎会反复发作，花粉季节更明显。",
        "二、再看症状。过敏的人早上起来连着打喷嚏，鼻涕像清水，一般不发烧。",
        "三、有家族史的，建议去医院做过敏原检测，不要自己乱吃感冒药。",
    ],
    encoding="gb18030",
    body="一、先看发作时间。感冒一般一周左右就好，过敏性鼻炎会反复发作，花粉季节更明显。<br>二、再看症状。过敏的人早上起来连着打喷嚏，鼻涕像清水，一般不发烧。<br>三、有家族史的，建议去医院做过敏原检测，不要自己乱吃感冒药。",
    hot=links(["打喷嚏怎么办", "花粉浓度怎么查"]),
)
