"""Web pages: official notices, newspapers, accounts, forums, as browsers save them; five encodings."""

from datetime import date

from tests.retrieval.readers.gallery import Specimen, moment
from tests.retrieval.readers.gallery.prose import FACTORY, FLOOD, LIBRARY, NOTICE, TRADITIONAL


def _p(sentences, indent="　　"):
    return "\n".join(f"<p>{indent}{sentence}</p>" for sentence in sentences)


def _br(sentences, between="<br><br>"):
    return between.join(f"&nbsp;&nbsp;&nbsp;&nbsp;{sentence}" for sentence in sentences)


def _page(head, body, charset="utf-8", lang="zh-CN"):
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="{charset}">{head}
<style>body {{ font-size: 14px }} .nav a {{ color: red }}</style>
<script>var site = "demo"; function go() {{ return 1 < 2; }}</script></head>
<body>{body}</body></html>"""


_NAV = """<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xw">新闻</a></li><li><a href="/zw">政务公开</a></li>
<li><a href="/hd">互动交流</a></li></ul></div>"""
_FOOT = """<div class="footer"><p>主办单位：青岚省人民政府办公厅　网站标识码：0000000000</p>
<p>备案号：某ICP备00000000号　公安备案0000号</p><p>建议使用1366以上分辨率浏览本站</p></div>"""
_RANK = """<div class="right-side"><h3>热点排行</h3><ul><li><a href="/1">江滩夜市重新开放</a></li>
<li><a href="/2">九号线试运行首日见闻</a></li><li><a href="/3">市民可免费领取树苗</a></li></ul></div>"""

PAGES = [
    Specimen(
        "省政府通知.html",
        _page(
            """<title>青岚省人民政府办公厅关于加强小型水库管护的通知_青岚省人民政府门户网站</title>
<meta name="SiteName" content="青岚省人民政府门户网站"><meta name="ArticleTitle" content="青岚省人民政府办公厅关于加强小型水库管护的通知">
<meta name="PubDate" content="2022-09-05 10:20"><meta name="ContentSource" content="青岚省人民政府办公厅">""",
            f"""{_NAV}<table class="bd1"><tr><td>索 引 号：</td><td>0001/2022-00330</td><td>主题分类：</td><td>水利、水务</td></tr>
<tr><td>发文机关：</td><td>青岚省人民政府办公厅</td><td>成文日期：</td><td>2022年09月01日</td></tr>
<tr><td>标　　题：</td><td colspan="3">青岚省人民政府办公厅关于加强小型水库管护的通知</td></tr>
<tr><td>发文字号：</td><td>青政办发〔2022〕33号</td><td>发布日期：</td><td>2022年09月05日</td></tr></table>
<div id="UCAP-CONTENT"><p align="center"><strong>青岚省人民政府办公厅关于加强小型水库管护的通知</strong></p>
<p align="center">青政办发〔2022〕33号</p>{_p(NOTICE)}<p align="right">青岚省人民政府办公厅</p><p align="right">2022年9月1日</p>
<p>（此件公开发布）</p></div>{_FOOT}""",
        ).encode(),
        "青岚省人民政府办公厅关于加强小型水库管护的通知",
        "青岚省人民政府办公厅",
        moment(2022, 9, 5, 10, 20),
        9,
        written=date(2022, 9, 1),
    ),
    Specimen(
        "要闻.html",
        _page(
            """<title>青岚十二个工作组检查防汛值守_滚动新闻_青岚政府网</title><meta name="lanmu" content="滚动新闻">
<meta name="firstpublishedtime" content="2022-09-04-08:15:00">""",
            f"""{_NAV}<div class="article oneColumn"><h1 id="ti">青岚十二个工作组检查防汛值守</h1>
<div class="pages-date">2022-09-04 08:15 <span class="font">来源： 青岚日报</span><span class="font">【字体：<a>大</a> <a>中</a> <a>小</a>】<a>打印</a></span></div>
<div class="pages_content" id="UCAP-CONTENT">{_p(FLOOD)}</div><div class="editor">责任编辑：林岸</div></div>
<div class="related1"><h3>相关稿件</h3><ul><li><a href="/a">白石水库完成清淤</a></li></ul></div>{_FOOT}""",
        ).encode(),
        "青岚十二个工作组检查防汛值守",
        "青岚日报",
        moment(2022, 9, 4, 8, 15),
        4,
    ),
    Specimen(
        "部门动态.htm",
        _page(
            "<title>水利厅派出工作组检查汛期值守-青岚省水利厅</title>",
            f"""<form id="aspnetForm">{_NAV}<div class="position">当前位置：<a>首页</a> &gt; <a>水利要闻</a></div>
<div class="xl_title">水利厅派出工作组检查汛期值守</div><div class="xl_info">发布时间：2022-09-05 16:30　　信息来源：水旱灾害防御处　　浏览次数：<span>1024</span>次</div>
<div class="TRS_Editor">{_p(FLOOD[:3], "&emsp;&emsp;")}</div></form>{_FOOT}""",
            "gb2312",
        ).encode("gb18030"),
        "水利厅派出工作组检查汛期值守",
        "水旱灾害防御处",
        moment(2022, 9, 5, 16, 30),
        3,
    ),
    Specimen(
        "只有成文日期.html",
        _page(
            "<title>关于加强小型水库管护的通知</title>",
            f"""{_NAV}<div class="head"><span>发文机关：青岚省水利厅</span> <span>成文日期：2022年9月1日</span></div>
<h2>关于加强小型水库管护的通知</h2><div class="con">{_p(NOTICE)}</div>{_FOOT}""",
        ).encode(),
        "关于加强小型水库管护的通知",
        "青岚省水利厅",
        date(2022, 9, 1),
        5,
        written=date(2022, 9, 1),
    ),
    Specimen(
        "频道页.html",
        _page(
            """<title>滨江新馆首日迎客六千人--地方频道--民声网</title><link rel="canonical" href="https://news.example.org/n1/2022/0904/c1-20.html">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "滨江新馆首日迎客六千人",
"datePublished": "2022-09-04T08:00:00+08:00", "publisher": {"@type": "Organization", "name": "民声网"}}</script>""",
            f"""<div class="logo"><img alt="民声网" src="a.png"></div><div class="path"><a>民声网</a>&gt;&gt;<a>地方频道</a></div>
<div class="main"><h1>滨江新馆首日迎客六千人</h1><div class="sou1">林岸</div><div class="channel"><div class="col-1-1">2022年09月04日08:00 | 来源：<a>滨江日报</a></div></div>
<div class="rm_txt_con">{_p(LIBRARY)}<div class="edit cf">(责编：何雨、周明)</div></div></div>
<div class="rm_relevant"><h2>相关新闻</h2><ul><li><a>社区书房建到家门口</a></li></ul></div>
<div class="comment-box"><h3>网友评论</h3><p>张三 2022-09-06 12:00</p><p>终于有地方上自习了，希望空调开得小一点，不然坐久了膝盖疼。</p></div>""",
        ).encode(),
        "滨江新馆首日迎客六千人",
        "滨江日报",
        moment(2022, 9, 4, 8, 0),
        5,
    ),
    Specimen(
        "拆开的日期.html",
        _page(
            """<title>海港技术改造投资增长13%-新闻网</title><meta name="publishdate" content="2022-09-04"><meta name="source" content="海港晚报">""",
            f"""<div class="header"><div class="header-time"><span class="year"><em>2022</em></span><span class="day"><em>09</em>/<em>04</em></span><span class="time">08:15:30</span></div>
<div class="source">来源：海港晚报</div><div class="head-line"><h1><span class="title">海港技术改造投资增长13%</span></h1></div></div>
<div id="detail"><p>　　新闻网海港9月4日电（记者周明）{FACTORY[0]}</p>{_p(FACTORY[1:])}</div><div class="editor">【责任编辑:周明】</div>{_RANK}""",
        ).encode(),
        "海港技术改造投资增长13%",
        "海港晚报",
        date(2022, 9, 4),
        3,
    ),
    Specimen(
        "换行页.html",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>白石水库检修完毕_青岚日报网</title></head>
<body bgcolor=#ffffff><table width=960 align=center><tr><td colspan=2><a href=/>首页</a> | <a href=/xw>新闻</a> | <a href=/bbs>论坛</a></td></tr>
<tr><td width=700 valign=top><table width=100%><tr><td align=center><h1>白石水库检修完毕</h1></td></tr>
<tr><td align=center>2022-09-04 08:15　来源：青岚日报　作者：林岸　【字号：大 中 小】</td></tr>
<tr><td><font size=3>{_br(FLOOD)}</font></td></tr><tr><td align=right>（责任编辑：何雨）</td></tr></table></td>
<td width=260 valign=top><b>热门排行</b><br><a href=1>市民夜游江滩</a><br><a href=2>九号线明年开通</a></td></tr></table>
<center>版权所有 青岚日报社</center></body></html>""".encode("gb18030"),
        "白石水库检修完毕",
        "青岚日报",
        moment(2022, 9, 4, 8, 15),
        4,
    ),
    Specimen(
        "表格排版.htm",
        f"""<HTML><HEAD><META HTTP-EQUIV="content-type" CONTENT="text/html; charset=gbk"><TITLE>滨江新馆开门</TITLE></HEAD><BODY>
<TABLE><TR><TD><TABLE><TR><TD>[<A HREF="/">返回首页</A>]</TD></TR></TABLE></TD></TR><TR><TD ALIGN=CENTER><B><FONT SIZE=5>滨江新馆开门</FONT></B></TD></TR>
<TR><TD ALIGN=CENTER>滨江晚报 2003年06月18日</TD></TR>
{"".join(f"<TR><TD>　　{sentence}</TD></TR>" for sentence in LIBRARY[:3])}
<TR><TD>[<A HREF="javascript:close()">关闭窗口</A>]</TD></TR></TABLE></BODY></HTML>""".encode("gbk"),
        "滨江新馆开门",
        "滨江晚报",
        date(2003, 6, 18),
        3,
    ),
    Specimen(
        "港聞.html",
        _page(
            "<title>新圖書館啟用首日逾六千人入場 - 海港時報</title>",
            f"""<div id="menu"><a>即時</a><a>港聞</a><a>國際</a></div><div class="article"><h1>新圖書館啟用首日逾六千人入場</h1>
<div class="date">發布時間：2022年9月4日 08:15　來源：海港時報</div><div class="content">{_p(TRADITIONAL, "")}</div>
<div class="recommend"><h4>相關新聞</h4><ul><li><a>舊館改建為社區中心</a></li></ul></div></div>""",
            "big5",
            "zh-HK",
        ).encode("big5hkscs"),
        "新圖書館啟用首日逾六千人入場",
        "海港時報",
        moment(2022, 9, 4, 8, 15),
        4,
    ),
    Specimen(
        "聯合報導.html",
        _page(
            """<title>圖書館新館啟用 館長：自習室開到深夜 | 生活 | 海島新聞網</title><meta property="og:title" content="圖書館新館啟用 館長：自習室開到深夜 | 生活 | 海島新聞網">
<meta property="og:site_name" content="海島新聞網"><meta property="article:published_time" content="2022-09-04T08:15:00+08:00">""",
            f"""<article><h1 class="article-content__title">圖書館新館啟用 館長：自習室開到深夜</h1><section class="authors">
<time>2022-09-04 08:15</time> <span>海島新聞網／ 記者 <a>林岸</a></span></section><section class="editor">{_p(TRADITIONAL, "")}</section></article>
<aside><h3>延伸閱讀</h3><a>哪些圖書館有兒童室</a></aside>""",
            lang="zh-Hant",
        ).encode(),
        "圖書館新館啟用 館長：自習室開到深夜",
        "海島新聞網",
        moment(2022, 9, 4, 8, 15),
        4,
    ),
    Specimen(
        "公众号.html",
        _page(
            """<meta property="og:title" content="水库值守到底有多严？"><meta property="og:url" content="http://mp.example.org/s?__biz=MzA&amp;mid=22&amp;idx=1">
<meta property="og:site_name" content="微信公众平台"><meta name="author" content="林岸"><title>水库值守到底有多严？</title>""",
            f"""<div id="js_article" class="rich_media"><div class="rich_media_inner"><h1 class="rich_media_title" id="activity-name">

水库值守到底有多严？
</h1><div id="meta_content" class="rich_media_meta_list"><span class="rich_media_meta rich_media_meta_text">林岸</span>
<span class="rich_media_meta rich_media_meta_nickname" id="profileBt"><a href="javascript:void(0);" id="js_name"> 青岚水利 </a></span><em id="publish_time"></em></div>
<div class="rich_media_content" id="js_content" style="visibility: hidden;"><section style="font-size:16px"><section><span>{FLOOD[0]}</span></section></section>
<p><br></p><p><img data-src="https://img.example.org/1"></p><section><span>{FLOOD[1]}</span></section><p style="margin:0"><span>{FLOOD[2]}</span></p><p>{FLOOD[3]}</p></div></div>
<div id="js_pc_qr_code" class="qr_code_pc_outer"><p>微信扫一扫关注该公众号</p></div></div>
<script>var ct = "1662250500"; var nickname = htmlDecode("青岚水利"); var msg_title = '水库值守到底有多严？';</script>""",
        ).encode(),
        "水库值守到底有多严？",
        "青岚水利",
        moment(2022, 9, 4, 8, 15),
        4,
    ),
    Specimen(
        "公众号转载.html",
        _page(
            """<meta property="og:title" content="滨江新馆开门第一天"><title>滨江新馆开门第一天</title>""",
            f"""<div id="js_article"><h1 id="activity-name">滨江新馆开门第一天</h1><div id="meta_content"><a id="js_name">城里事</a>
<em id="publish_time">2022-09-05 19:30</em><em id="js_ip_wording">青岚</em></div>
<div id="js_content"><p>点击上方蓝字关注我们</p>{_p(LIBRARY[:4], "")}<p>来源：滨江日报</p><p>编辑：何雨</p></div></div>""",
        ).encode(),
        "滨江新馆开门第一天",
        "城里事",
        moment(2022, 9, 5, 19, 30),
        4,
    ),
    Specimen(
        "论坛转帖.html",
        _page(
            "<title>[转帖] 白石水库夜里也有人盯着 - 城事杂谈 - 青岚论坛 - Powered by Board</title>",
            f"""<div id="nv"><a>论坛</a> → <a>城事杂谈</a></div><h1 class="ts"><a>[转帖]</a> <span id="thread_subject">白石水库夜里也有人盯着</span></h1>
<table id="pid1"><tr><td class="pls" rowspan="2"><div class="authi"><a>江边散步</a></div></td><td class="plc"><div class="pi"><em>发表于 2022-9-4 08:15:30</em> | <a>只看该作者</a></div>
<div class="pcb"><table><tr><td class="t_f" id="postmessage_1">{_br(FLOOD, "<br />" + chr(10) + "<br />" + chr(10))}<br /><br />转自：青岚日报</td></tr></table></div></td></tr></table>
<div class="comment-list"><table id="pid2"><tr><td class="pls"><a>路人甲</a></td><td><em>发表于 2022-9-6 21:00:00</em><div class="t_f">沙发，楼主辛苦了，这个水库我小时候去游过泳。</div></td></tr></table></div>""",
            "gbk",
        ).encode("gbk"),
        "白石水库夜里也有人盯着",
        "青岚日报",
        moment(2022, 9, 4, 8, 15, 30),
        4,
    ),
    Specimen(
        "门户转载.html",
        _page(
            """<title>轴承车间的八台机械臂_门户网</title><meta property="og:title" content="轴承车间的八台机械臂"><meta property="og:site_name" content="门户网">
<meta itemprop="datePublished" content="2022-09-04 08:15">""",
            f"""<div class="text"><div class="text-title"><h1>轴承车间的八台机械臂 </h1><div class="article-info"><span class="time" id="news-time">2022-09-04 08:15</span>
<span>来源: <a>海港晚报</a></span></div></div><article class="article" id="mp-editor"><p>原标题：轴承车间的八台机械臂</p>{_p(FACTORY)}<p>责任编辑：周明</p></article>
<div class="statement">平台声明：该文观点仅代表作者本人，门户号系信息发布平台。</div><div class="share"><a>微博</a><a>微信</a></div></div>""",
        ).encode(),
        "轴承车间的八台机械臂",
        "海港晚报",
        moment(2022, 9, 4, 8, 15),
        3,
    ),
    Specimen(
        "博客.html",
        _page(
            "<title>我在新馆待了一整天 | 滨江散记</title>",
            f"""<header class="site-header"><p class="site-title">滨江散记</p></header><main><article class="post"><header class="entry-header">
<h1 class="entry-title">我在新馆待了一整天</h1><div class="entry-meta"><time datetime="2022-09-05T21:00:00+08:00">2022年9月5日</time></div></header>
<div class="entry-content">{_p(LIBRARY, "")}</div><footer class="entry-footer">标签：图书馆</footer></article></main>""",
        ).encode(),
        "我在新馆待了一整天",
        "滨江散记",
        moment(2022, 9, 5, 21, 0),
        5,
    ),
    Specimen(
        "日期在网址里.html",
        (
            "<!-- saved from url=(0057)https://www.example.org/shuiku/202209/t20220904_3310.html -->\n"
            + _page(
                "<title>水库管护进入考核-青岚水利网</title>",
                f"""{_NAV}<div class="con-title">水库管护进入考核</div><div class="con-text">{_p(FLOOD)}</div>{_FOOT}""",
            )
        ).encode(),
        "水库管护进入考核",
        "青岚水利网",
        date(2022, 9, 4),
        4,
    ),
    Specimen(
        "没有日期.html",
        _page(
            "<title>新馆借书须知</title>",
            f"""{_NAV}<h1>新馆借书须知</h1><div class="body">{_p(LIBRARY)}</div>
<div id="comments"><h3>全部评论</h3><ol><li><cite>读者</cite> <time>2023-01-02 10:00</time><p>请问过年期间开不开门，我想带孩子去。</p></li></ol></div>""",
        ).encode(),
        "新馆借书须知",
        None,
        None,
        5,
    ),
    Specimen(
        "文内相关阅读.html",
        _page(
            "<title>海港车间改造见闻_海港晚报</title>",
            f"""<div class="wrap"><h1>海港车间改造见闻</h1><p class="info"><span>海港晚报</span> <span>2022-09-04 08:15</span></p><div class="content">{_p(FACTORY)}
<p>文/海港晚报记者 周明</p><p>编辑/林岸</p><h3>相关阅读</h3><p><a href="/1">老厂房变身展览馆</a></p><p>海港晚报 2022-08-30</p><p><a href="/2">技工学校今年扩招</a></p><p>海港晚报 2022-08-21</p></div></div>""",
        ).encode(),
        "海港车间改造见闻",
        "海港晚报",
        moment(2022, 9, 4, 8, 15),
        3,
    ),
    Specimen(
        "另存为统一码.html",
        _page(
            """<title>滨江社区书房年底建成二十个</title><meta name="publishdate" content="2022年09月04日">""",
            f"""<h1>滨江社区书房年底建成二十个</h1><div>2022-09-04　来源：滨江日报</div>{_p(LIBRARY[1:])}""",
            "utf-16",
        ).encode("utf-16"),
        "滨江社区书房年底建成二十个",
        "滨江日报",
        date(2022, 9, 4),
        4,
    ),
    Specimen(
        "错报编码.html",
        _page(
            "<title>新馆自习室开到深夜 - 滨江日报</title>",
            f"""<h1>新馆自习室开到深夜</h1><div class="meta">2022-09-04 08:15 滨江日报</div><div>{_p(LIBRARY)}</div>""",
            "gb2312",
        ).encode("utf-8"),
        "新馆自习室开到深夜",
        "滨江日报",
        moment(2022, 9, 4, 8, 15),
        5,
    ),
    Specimen(
        "网站名作一级标题.html",
        _page(
            "<title>工信局：技术改造投资增长一成三 - 海港市人民政府</title>",
            f"""<h1 class="logo">海港市人民政府</h1>{_NAV}<div class="zw"><h2>工信局：技术改造投资增长一成三</h2>
<div class="zw-info">发布日期：2022-09-04　来源：市工信局　访问量：<span>88</span></div><div class="zoom">{_p(FACTORY)}</div><div>扫一扫在手机打开当前页</div></div>{_FOOT}""",
        ).encode(),
        "工信局：技术改造投资增长一成三",
        "市工信局",
        date(2022, 9, 4),
        3,
    ),
    Specimen(
        "图和表.html",
        _page(
            """<title>上半年各区技改投资</title><meta name="PubDate" content="2022-07-20 09:00:00">""",
            f"""<h1>上半年各区技改投资</h1><div>2022-07-20 09:00　来源：海港市统计局</div><div class="content"><p>　　{FACTORY[0]}</p>
<figure><img src="1.jpg"><figcaption>城东的轴承车间里，机械臂正在装配（周明 摄）</figcaption></figure>
<table border="1"><tr><th><p>区</p></th><th><p>投资（亿元）</p></th><th><p>增速</p></th></tr><tr><td>城东区</td><td>21.3</td><td>15%</td></tr><tr><td>滨江区</td><td>25.7</td><td>11%</td></tr></table>
<p>　　{FACTORY[2]}</p></div>""",
        ).encode(),
        "上半年各区技改投资",
        "海港市统计局",
        moment(2022, 7, 20, 9, 0),
        6,
    ),
    Specimen(
        "数字报.htm",
        _page(
            "<title>青岚日报-2022年09月04日-白石水库的夜班</title>",
            f"""<table><tr><td>青岚日报 2022年09月04日 星期日</td></tr><tr><td><a>第03版：民生</a></td></tr></table>
<table><tr><td><p class="BSHARE_POP" style="font-size:23px"><strong>白石水库的夜班</strong></p></td></tr><tr><td>本报记者 林岸</td></tr>
<tr><td><div id="ozoom"><founder-content>{_p(FLOOD)}</founder-content></div></td></tr></table><a>上一篇</a><a>下一篇</a>""",
        ).encode(),
        "白石水库的夜班",
        "青岚日报",
        date(2022, 9, 4),
        4,
    ),
    Specimen(
        "手机页.html",
        _page(
            """<title>新馆开门首日六千人入场</title><meta property="og:title" content="新馆开门首日六千人入场"><meta name="viewport" content="width=device-width">""",
            f"""<div class="top-bar"><a>打开APP</a></div><h1>新馆开门首日六千人入场</h1><div class="info"><span>滨江日报客户端</span><span> 2022-09-04 08:15 </span></div>
<div class="article-content">{_p(LIBRARY[:2])}<div class="ad-wrap"><p>点击下载客户端查看更多精彩内容</p></div>{_p(LIBRARY[2:])}</div><div class="unfold">展开全文</div><div class="hot-comments"><p>热门评论</p></div>""",
        ).encode(),
        "新馆开门首日六千人入场",
        "滨江日报客户端",
        moment(2022, 9, 4, 8, 15),
        5,
    ),
    Specimen(
        "只有更新时间.html",
        _page(
            "<title>水库责任人公示-青岚省水利厅</title>",
            f"""<h1>水库责任人公示</h1><div class="gx">更新时间：2023-02-01 10:00　来源：青岚省水利厅</div><div>{_p(NOTICE[1:])}</div>""",
        ).encode(),
        "水库责任人公示",
        "青岚省水利厅",
        moment(2023, 2, 1, 10, 0),
        4,
    ),
    Specimen(
        "两个日期.html",
        _page(
            """<title>车间里的老师傅</title><meta name="PubDate" content="2019-03-01 10:00">""",
            f"""<h1>车间里的老师傅</h1><div>2022-09-04 08:15　来源：海港晚报</div><div>{_p(FACTORY)}</div>""",
        ).encode(),
        "车间里的老师傅",
        "海港晚报",
        moment(2022, 9, 4, 8, 15),
        3,
    ),
    Specimen(
        "日期旁是人名.html",
        _page(
            "<title>夜里也有人盯着水位</title>",
            f"""<h1>夜里也有人盯着水位</h1><div class="by">秦小川 2022-09-04 08:15</div><div>{_p(FLOOD)}</div>""",
        ).encode(),
        "夜里也有人盯着水位",
        None,
        moment(2022, 9, 4, 8, 15),
        4,
    ),
    Specimen(
        "繁體公告.html",
        _page(
            "<title>海港市文化局 - 新館開放時間公告</title>",
            f"""<div class="wrapper"><h3>新館開放時間公告</h3><p>發佈日期：2022-09-04</p><p>發布機構：海港市文化局</p><div>{_p(TRADITIONAL[1:], "")}</div></div>""",
            "big5",
            "zh-TW",
        ).encode("big5"),
        "新館開放時間公告",
        "海港市文化局",
        date(2022, 9, 4),
        3,
    ),
]
