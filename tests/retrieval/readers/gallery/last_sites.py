"""Pages of such sites that were written last, and read for the first time when all others were right."""

from tests.retrieval.readers.gallery.prose_of_sites import (
    BUS,
    CAFE,
    CHIP,
    LINKS,
    MENU,
    METRO,
    ORCHARD,
    RAIN,
    SCHOOL,
    links,
    menu,
    others,
)
from tests.retrieval.readers.gallery.sites import filled, lines

LAST_SITES = []


def _add(*stated, **values):
    LAST_SITES.append(filled(*stated, **values))


HS = [
    "柳河县卫生健康局通报，5月以来全县报告手足口病例四十一例，较去年同期下降百分之十二，均为轻症，无聚集性疫情。",
    "疾控人员提醒，五岁以下儿童是易感人群，家长要督促孩子饭前便后洗手，玩具每周用含氯消毒液擦拭一次。",
    "托幼机构应坚持晨检，一旦发现发热、出疹的孩子，应立即隔离并通知家长带去就诊。",
    "县人民医院已开设儿科夜间门诊，接诊时间为每天18时至22时。",
]
LM = [
    "这几天，沿着青溪河骑车的人发现，原来要绕行的铁路桥下多了一条两米宽的便道。",
    "便道只有一百八十米，却让东岸四个小区的居民到地铁站近了一公里半。",
    "提出这个建议的是退休测绘员谭永福。去年冬天，他用脚步量了三遍桥下的空地，画了一张图寄给了街道。",
    "“我没指望真能修成。”老谭说。",
    "街道建设科科长许可介绍，难点在于桥下土地归铁路部门管理，前后协调了七次。",
]
PT = [
    "根据《不动产登记暂行条例》规定，因权利人遗失不动产权证书，现将下列不动产权证书声明作废。",
    "权利人：鲁平；证书号：云（2018）云岭市不动产权第0012345号；坐落：学府路18号3幢2单元501室。",
    "如有异议，请自公告之日起十五个工作日内将异议书面材料送达我中心。",
    "云岭市不动产登记中心",
    "2023年5月16日",
]
JD = [
    "原告：海沧市青松物业服务有限公司。",
    "被告：石某，女，1980年2月出生，住海沧市青溪区。",
    "原告向本院提出诉讼请求：判令被告支付2021年1月至2022年12月物业费5760元及滞纳金。",
    "本院经审理认定事实如下：被告系青松苑6幢业主，房屋建筑面积120平方米，物业费标准为每月每平方米2元。",
    "综上所述，依照《中华人民共和国民法典》第九百四十四条规定，判决如下：被告于本判决生效之日起十日内支付物业费5760元；驳回其他诉讼请求。",
]
# 1 ce.cn
_add(
    "e01-ce.html",
    """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>@t@_中经济网——国家经济门户</title><meta name="keywords" content=""/><meta name="description" content=""/><meta name="filetype" content="1"><meta name="publishedtype" content="1"><meta name="pagetype" content="1"><meta name="catalogs" content="cat_1"><meta name="contentid" content="conid_1"><meta name="publishdate" content="2023-05-10"><meta name="author" content="经济日刊"><meta name="source" content="经济日刊-中经济网"></head><body><div class="headtop"><ul>@nav@</ul></div><div class="main"><div class="left"><div class="daohang">当前位置 <a>新闻</a> &gt; 正文</div><h1 id="articleTitle">@t@</h1><div class="laiyuan"><span id="articleTime">2023年05月10日 06:07</span>　　 <span id="articleSource">来源：经济日刊-中经济网</span> <span id="articleAuthor">贺小舟</span></div><div class="content" id="articleText"><!--articletext--><div class="TRS_Editor">@body@</div><p align="right" class="bianji">（责任编辑：单晓冰）</p></div><div class="ssyd"><h2>精选相关</h2><ul>@rel@</ul></div></div><div class="right"><h3>点击排行</h3><ul>@hot@</ul></div></div><div class="foot">中经济网版权及免责声明：1、凡本网注明“来源：中经济网”或“来源：经济日刊-中经济网”的所有作品，版权均属于中经济网，未经本网授权不得转载。</div></body></html>""",
    "智能装备大会签约八十七亿元",
    "经济日刊-中经济网",
    "2023-05-10 06:07",
    CHIP,
    encoding="gb18030",
    nav=menu(8),
    body=lines(["　　" + x for x in CHIP]),
    rel=links(others(4)),
    hot=links(others(8)),
)
# 2 youth / cyol
_add(
    "e02-youth.html",
    """<!DOCTYPE html><html><head><meta charset="gb2312"><title>@t@_新闻频道_青春在线</title><meta name="editor" content="张奕"></head><body><div class="nav">@nav@</div><div class="page_bg"><div class="pub_l"><div class="dqwz">您所在的位置：<a>青春在线</a> > <a>新闻</a></div><p class="pbt">@t@</p><p class="pwz">发稿时间：2023-05-21 06:32:00 来源：<a>青春报</a> 作者：唐果  青春在线</p><div class="page_text"><div class="page_pic"><center><img></center></div><div id="container" class="TRS_Editor">@body@</div><div class="pubmore"></div><p class="zr">责任编辑：张奕</p></div></div><div class="pub_r"><h3>相关文章</h3><ul>@rel@</ul></div></div><div class="f">中国青春报社 版权所有 请勿复制或镜像</div></body></html>""",
    "石磨还在转",
    "青春报",
    "2023-05-21 06:32",
    CAFE,
    encoding="gb18030",
    nav="".join(f"<a>{x}</a>" for x in MENU[:8]),
    body=lines(["　　" + x for x in CAFE]),
    rel=links(others(5)),
)
# 3 cnr
_add(
    "e03-cnr.html",
    """<!DOCTYPE html><html><head><meta charset="gbk"><title>@t@_声广网</title><meta name="catalogs" content="524"><meta name="publishdate" content="2023-04-18 "></head><body><div class="wh935"><div class="path"><a>声广网首页</a> > <a>要闻</a></div><div class="article-header"><h1>@t@</h1><div class="source"><span>2023-04-18 07:12:00</span><span>来源：声广网</span></div><div class="share-editor"><span class="span fontTool"><a>小</a><a>中</a><a>大</a></span></div></div><div class="article-body"><div class="TRS_Editor"><p><strong>声广网临川4月18日消息（记者沈默）</strong>@b0@</p>@body@<p>监制：高岩 记者：沈默</p><div class="editor">编辑：魏薇</div></div><div class="articleMain"><p>关注公众号：声广财经</p><p>长按二维码，关注精彩内容</p></div><div class="copyright"><p>更多精彩资讯请在应用市场下载“央声广”客户端。欢迎提供新闻线索，24小时报料热线400-800-0088；消费者也可通过央声网“啄木鸟消费者投诉平台”线上投诉。版权声明：本文章版权归属声广网所有，未经授权不得转载。</p></div></div></div></body></html>""",
    "浇水听谁的？九千亩梨园里的“新账本”",
    "声广网",
    "2023-04-18 07:12",
    ["声广网临川4月18日消息（记者沈默）" + ORCHARD[1], *ORCHARD[2:]],
    encoding="gb18030",
    b0=ORCHARD[1],
    body=lines(ORCHARD[2:]),
)
# 4 ministry of education-like
_add(
    "e04-moe.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@ - 云岭市教育局政府门户网站</title><meta name="others" content="页面生成时间 2023-05-12 09:05:00" /><meta name="template,templategroup,version" content="1,1,1"></head><body><div class="header"><ul>@nav@</ul></div><div class="moe_wrap"><div class="current-bread">当前位置： <a>首页</a> > <a>新闻</a></div><div class="moe-detail-box" id="downloadContent"><h1>@t@</h1><div class="moe-detail-shuxing">2023-05-12　来源：云岭理工大学<div id="detail-button"><a>收藏</a></div></div><div class="TRS_Editor">@body@</div><div id="detail-editor">（责任编辑：曹建）</div><div class="moe-detail-func"></div></div></div><div class="moe-footer"><p>版权所有：云岭市教育局 网站标识码：5301000001</p></div></body></html>""",
    "云岭理工大学材料学院深化产学研合作",
    "云岭理工大学",
    "2023-05-12",
    SCHOOL,
    nav=links(["首页", "机构", "新闻"]),
    body=lines(["　　" + x for x in SCHOOL]),
)
# 5 county federated media via phpcms
_add(
    "e05-phpcms.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@ - 健康 - 柳河新闻网</title><meta name="keywords" content="手足口"><meta name="description" content="柳河县卫生健康局通报"></head><body><div class="header"><div class="logo"></div><div class="nav"><ul>@nav@</ul></div></div><div class="main"><div class="col-left"><div class="crumbs"><a>首页</a><span> &gt; </span><a>健康</a> &gt;  正文</div><div id="Article"><h1>@t@<br /><span>2023-05-16 10:21:08  &nbsp;&nbsp;&nbsp;来源：柳河县融媒体中心&nbsp;&nbsp;&nbsp;编辑：小柳&nbsp;&nbsp;&nbsp;点击：<a id="hits"></a>&nbsp;&nbsp;&nbsp;</span></h1><div class="content">@body@<div id="pages" class="text-c"></div></div><p style="margin-bottom:10px"><strong>热词搜索：</strong><a>手足口</a></p><p class="f14"><strong>上一篇：</strong><a>@l1@</a><br /><strong>下一篇：</strong><a>@l2@</a></p></div><div class="Article-Tool">分享到：<img><img></div><div class="related"><h5>延伸阅读：</h5><ul>@rel@</ul></div></div><div class="col-auto"><h5>热点排行</h5><ul>@hot@</ul></div></div></body></html>""",
    "柳河县5月报告手足口病例41例 均为轻症",
    "柳河县融媒体中心",
    "2023-05-16 10:21:08",
    HS,
    nav=menu(6),
    body=lines(HS),
    l1=LINKS[1],
    l2=LINKS[2],
    rel=links(others(4)),
    hot=links(others(5)),
)
# 6 dayang/southcn
_add(
    "e06-south.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@_江南网</title><meta name="description" content="这几天，沿着青溪河骑车的人发现"><meta name="contentid" content="node_1/1.shtml"></head><body><div class="m-top"><a>江南网</a><a>江南号</a></div><div class="wrap"><div class="g-left"><div class="m-article"><h2 id="article_title">@t@</h2><div class="meta"><span class="pub_time" id="pubtime_baidu">2023-06-05 08:01</span><span class="source" id="source_baidu">来源：江南日报</span><span class="author">麦晓</span></div><div class="content" id="content">@body@<p>撰文：麦晓</p><p>摄影：石磊</p></div><div class="m-editor" id="editor_baidu">编辑：蔡思</div><div class="m-copy"><p>版权声明：未经许可禁止以任何形式转载</p></div></div><div class="m-tj"><h3>相关推荐</h3>@cards@</div></div><div class="g-right"><h3>热文</h3><ul>@hot@</ul></div></div></body></html>""",
    "一百八十米便道 走了七次才修成",
    "江南日报",
    "2023-06-05 08:01",
    LM,
    body=lines(LM),
    hot=links(others(5)),
    cards="".join(
        f'<div class="it"><h4><a>{x}</a></h4><p>{y}</p><em>2023-06-04 20:1{i}</em></div>'
        for i, (x, y) in enumerate(zip(others(3, 4), [CHIP[0], METRO[1], ORCHARD[2]], strict=False))
    ),
)
# 7 sse-like notice: natural resources
_add(
    "e07-notice.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@</title></head><body><div class="banner"></div><div class="nav"><a>首页</a><a>机构概况</a><a>信息公开</a><a>办事服务</a></div><div class="weizhi">当前位置：首页 > 信息公开 > 公告公示</div><div class="artbox"><div class="art_tit">@t@</div><div class="art_sub">发布日期：2023-05-16　信息来源：　阅读次数：<span>31</span>　【字体：<a>大</a> <a>中</a> <a>小</a>】</div><div class="art_txt">@body@</div><div class="art_bot"><span>分享：</span><a>打印本页</a><a>关闭窗口</a></div></div><div class="footer">主办：云岭市自然资源局　地址：望江路3号　滇ICP备2020000000号</div></body></html>""",
    "不动产权证书遗失声明",
    "云岭市不动产登记中心",
    "2023-05-16",
    PT,
    body=lines(PT[:3]) + lines(PT[3:], '<p align="right">'),
)
# 8 court judgment site
_add(
    "e08-judge.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@ - 文书网</title></head><body><div class="hd"><a>首页</a><a>刑事案件</a><a>民事案件</a></div><div class="detail"><div class="title PDF_title">@t@</div><div class="tail"><span>发布日期：2023-03-20</span><span>浏览：9次</span></div><div class="PDF_pox"><div style="text-align:center">海沧市青溪区人民法院</div><div style="text-align:center">民 事 判 决 书</div><div style="text-align:right">（2023）海0103民初120号</div>@body@<div style="text-align:right">审　判　员　严正</div><div style="text-align:right">二〇二三年二月二十八日</div><div style="text-align:right">书　记　员　陶然</div></div></div><div class="aside"><h3>目录</h3><ul><li>当事人</li><li>诉讼记录</li></ul><h3>概要</h3><p>案由：物业服务合同纠纷</p></div></body></html>""",
    "海沧市青松物业服务有限公司与石某物业服务合同纠纷一审民事判决书",
    "文书网",
    "2023-03-20",
    [
        "海沧市青溪区人民法院",
        "民 事 判 决 书",
        "（2023）海0103民初120号",
        *JD,
        "审 判 员 严正",
        "二〇二三年二月二十八日",
        "书 记 员 陶然",
    ],
    body=lines(JD, "<div>　　", "</div>"),
)
# 9 tieba
_add(
    "e09-tieba.html",
    """<!DOCTYPE html><html><head><meta charset="UTF-8"><title>@t@【南港吧】_千度贴吧</title><meta name="description" content="@t@..凌晨四点的南码头"></head><body><div class="head"><a>贴吧首页</a></div><div class="content"><div class="card_title"><a>南港吧</a> 关注：<span>88,120</span> 贴子：<span>1,204,331</span></div><div class="core"><div class="core_title core_title_theme_bright"><h3 class="core_title_txt pull-left text-overflow" title="@t@">@t@</h3><ul class="core_title_btns"><li>只看楼主</li><li>收藏</li><li>回复</li></ul></div><div class="p_postlist" id="j_p_postlist"><div class="l_post j_l_post l_post_bright"><div class="d_author"><ul><li class="d_name"><a class="p_author_name">码头老三</a></li><li class="l_badge"><div class="d_badge_title">南港常客</div><div>9</div></li></ul></div><div class="d_post_content_main"><div class="p_content"><cc><div class="d_post_content j_d_post_content clearfix">@body@</div></cc></div><div class="core_reply"><div class="post-tail-wrap"><span class="tail-info">来自<a>Android客户端</a></span><span class="tail-info">1楼</span><span class="tail-info">2016-05-21 06:32</span></div></div></div></div><div class="l_post"><div class="d_author"><ul><li class="d_name"><a>赶海的人</a></li></ul></div><div class="d_post_content_main"><div class="d_post_content">小时候放学就去他家喝一碗，两毛钱，烫得直跺脚。希望搬过去以后味道别变，有空一定再去坐坐。</div><div class="post-tail-wrap"><span>2楼</span><span>2016-05-21 08:10</span><a>回复</a></div></div></div></div></div></div></body></html>""",
    "老许的豆浆铺要搬了",
    "千度贴吧",
    "2016-05-21 06:32",
    CAFE,
    body="<br>".join(CAFE),
)
# 10 SPA news with __NUXT__ function (not JSON) but SSR visible
_add(
    "e10-nuxt.html",
    """<!doctype html><html data-n-head-ssr lang="zh"><head><title>@t@ - 每日江声</title><meta data-n-head="ssr" charset="utf-8"><meta data-n-head="ssr" name="description" content="柳河县卫生健康局通报，5月以来全县报告手足口病例四十一例"></head><body><div id="__nuxt"><div id="__layout"><div class="layout-default"><nav class="nav-x"><ul>@nav@</ul></nav><div class="detail-x1"><div class="crumb-x"><span>首页</span><span>/</span><span>民生</span></div><h2 class="tt-x">@t@</h2><div class="mt-x"><span>每日江声</span><span>2023-05-16 10:21</span><span>1.3万阅读</span></div><div class="ct-x">@body@</div><div class="ft-x"><p>编辑：柳絮</p><p>审核：江帆</p></div><div class="lk-x"><span>点赞</span><span>12</span></div></div><div class="lst-x"><h4>为您推荐</h4>@cards@</div></div></div></div><script>window.__NUXT__=(function(a,b){return {data:[{detail:{title:"x",source:a}}]}}("每日江声",null));</script></body></html>""",
    "手足口病例同比下降，疾控提醒家长这样做",
    "每日江声",
    "2023-05-16 10:21",
    HS,
    nav=menu(6),
    body=lines(HS),
    cards="".join(f"<div><p>{x}</p><span>每日江声</span><span>05-15</span></div>" for x in others(6)),
)
# 11 Mingpao
_add(
    "e11-mingpao.html",
    """<!DOCTYPE html><html lang="zh-Hant"><head><meta charset="utf-8"><title>@t@ - 20230518 - 港聞 - 每日明訊 - 明訊新聞網</title><meta property="og:title" content="@t@ - 20230518 - 港聞"><meta property="og:site_name" content="明訊新聞網 - 每日明訊 daily news"><meta name="date" content="2023-05-18"></head><body><div id="header"><ul>@nav@</ul></div><div class="articlelisting"><div class="colleft"><hgroup><h1>@t@</h1><h6>2023年5月18日星期四</h6></hgroup><div class="article_content line_1_5em"><div id="upper">@b1@</div><div id="lower">@b2@</div><p>■明訊報料熱線：inews@dot@com</p></div><div class="keyword">相關字詞﹕<a>隧道</a></div></div><div class="colright"><h2>今日報章</h2><ul>@hot@</ul></div></div></body></html>""",
    "兩隧擬加價分流 的士業界憂難轉嫁",
    "明訊新聞網 - 每日明訊 daily news",
    "2023-05-18",
    [
        "【明訊專訊】運輸署昨公布，兩條過海隧道早晚繁忙時段擬加價10元，以疏導港島東交通。",
        "署方稱過去一年繁忙時段車龍平均長1.8公里。",
        "的士業界代表憂慮司機難以將成本轉嫁乘客。",
    ],
    nav=links(["要聞", "港聞", "經濟"]),
    dot="example.",
    b1=lines(["【明訊專訊】運輸署昨公布，兩條過海隧道早晚繁忙時段擬加價10元，以疏導港島東交通。"]),
    b2=lines(["署方稱過去一年繁忙時段車龍平均長1.8公里。", "的士業界代表憂慮司機難以將成本轉嫁乘客。"]),
    hot=links(["渡輪加班", "驗窗限期"]),
)
# 12 wechat image post (picture)
_add(
    "e12-wxpic.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="便道修好了" /><meta property="og:site_name" content="微信公众平台" /><title></title></head><body class="zh_CN page_share_img"><div id="js_article"><div class="wx_follow_nickname">青溪街道</div><div id="img_list"></div></div><script>window.cgiDataNew = { nick_name: '青溪街道', title: '便道修好了', desc: '@c0@\\x0a@c1@', create_time: '1685923260', picture_page_info_list: [] };var ct = "1685923260";</script></body></html>""",
    "便道修好了",
    "青溪街道",
    "2023-06-05 08:01",
    LM[:2],
    c0=LM[0],
    c1=LM[1],
)
# 13 xinhua 2010s
_add(
    "e13-oldxh.htm",
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@t@_新声网</title><meta name="publishid" content="1116"/><meta name="nodeid" content="11"/></head><body><div class="nav"><a>首页</a><a>时政</a></div><table width="980"><tr><td><div id="article"><div id="title"><span id="title">@t@</span></div><div class="info"><span class="time">2014年04月18日 07:12:33</span><span class="sourceText">来源：</span><span class="sourceTxt"> 新声网</span><span>【字号：<a>大</a><a>中</a><a>小</a>】【<a>打印</a>】</span></div><div id="content">@body@<div id="pageLink"></div><div class="zan-wap"></div></div><div id="relatedArticle">更多 <span>相关新闻</span></div><div class="bianji"><span>[责任编辑： 王萌萌 ]</span></div></div></td><td class="right"><div>最热文章</div><ul>@hot@</ul></td></tr></table></body></html>""",
    "传感器告诉果农何时浇水",
    "新声网",
    "2014-04-18 07:12:33",
    ORCHARD,
    body=lines(["　　" + x for x in ORCHARD]),
    hot=links(others(8)),
)
# 14 enterprise site news
EN = [
    "近日，启明股份年产十二万台谐波减速器项目在云岭高新区正式奠基。",
    "项目占地一百二十亩，总投资十一亿元，计划2024年底投产，达产后年产值可达十五亿元。",
    "公司董事长鲁明在致辞中表示，项目将采用全流程数字化产线，单位能耗较行业平均水平降低两成。",
]
_add(
    "e14-corp.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>公司新闻-启明股份有限公司</title><meta name="keywords" content="谐波减速器厂家,启明"><meta name="description" content="启明股份专业生产谐波减速器"></head><body><header><div class="logo"></div><ul class="menu">@nav@</ul></header><div class="inbanner"></div><div class="container"><div class="sidebar"><h3>新闻中心</h3><ul><li><a>公司新闻</a></li><li><a>行业动态</a></li></ul><h3>联系我们</h3><p>电话：0871-60000000</p><p>邮箱：info@at@</p></div><div class="content"><div class="sitemp"><h2>公司新闻</h2><div class="site">您的当前位置： <a>首页</a> > <a>公司新闻</a></div></div><div class="shownews"><h4 class="title">@t@</h4><div class="info">时间：2023-05-11 来源：启明股份 点击：203次</div><div class="text">@body@</div><div class="shownext">上一篇：<a>公司获评智能工厂</a><br>下一篇：没有了</div></div></div></div><footer>Copyright © 启明股份有限公司 版权所有 友情链接：@links@</footer></body></html>""",
    "年产十二万台谐波减速器项目奠基",
    "启明股份",
    "2023-05-11",
    EN,
    nav=links(["网站首页", "关于启明", "产品中心", "新闻中心"]),
    body=lines(EN),
    at="qm.example",
    links="".join(f"<a>{x}</a>" for x in ("云岭高新区", "装备协会")),
)
# 15 dailies' client with audio & poster
_add(
    "e15-client.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@</title><meta itemprop="name" content="@t@"/><meta itemprop="description" name="description" content="云岭新闻客户端"/></head><body><div class="xinhuamm-news"><div class="news-top"><img><p>打开云岭新闻，看更多精彩</p><a>立即打开</a></div><div class="news-title">@t@</div><div class="news-info"><span class="news-from">云岭新闻客户端</span><span class="news-time">2023年05月09日 21:33</span><span class="news-pv">浏览量：<i>3.2万</i></span></div><div class="news-summary">摘要：十九个项目签约，外资项目五个。</div><div class="news-content">@body@<p class="news-editor">记者：贺小舟　编辑：袁野　二审：李蕊　三审：马骁</p></div><div class="news-like"><i>点赞</i><em>26</em></div><div class="news-declare"><p>声明：云岭新闻原创内容，转载请注明来源。</p></div><div class="news-comment"><h4>热门评论</h4><div><b>云岭网友</b><p>家乡越来越好了，希望这些项目早点落地，让年轻人在家门口就业。</p><span>05-10 08:22</span></div></div></div></body></html>""",
    "二百一十家企业来云岭“比武”",
    "云岭新闻客户端",
    "2023-05-09 21:33",
    CHIP,
    body=lines(CHIP),
)
# 16 gov Q&A mailbox
QA = [
    "尊敬的市民：您好！您反映的柳荫里小区公交站点设置问题已收悉。经核实，现答复如下：",
    "根据新车投放计划，五十六路将于6月20日起开进柳荫里，在小区南门和东门各设一站，首末班时间为6:00至21:30。",
    "如有疑问，可拨打交通服务热线0731-96000咨询。感谢您的关心与支持！",
    "荷塘市交通局",
    "2023年5月24日",
]
_add(
    "e16-mailbox.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>信件详情-荷塘市政府网</title><meta name="SiteName" content="荷塘市政府网"><meta name="ColumnName" content="市长信箱"></head><body><div class="top"><ul>@nav@</ul></div><div class="pos">当前位置：<a>首页</a> > <a>市长信箱</a></div><div class="letter"><h3>@t@</h3><table><tr><td>信件编号</td><td>20230518001</td><td>信件类型</td><td>咨询</td></tr><tr><td>来信时间</td><td>2023-05-18 09:11</td><td>回复时间</td><td>2023-05-24 16:05</td></tr></table><div class="ask"><h4>来信内容</h4><p>您好，我们小区老人多，听说要开小公交，请问什么时候通车，站点设在哪里？</p></div><div class="answer"><h4>回复内容</h4><p>回复单位：荷塘市交通局</p>@body@</div></div><div class="foot">主办：荷塘市人民政府办公室</div></body></html>""",
    "咨询柳荫里小区通公交时间",
    "荷塘市交通局",
    "2023-05-24 16:05",
    ["您好，我们小区老人多，听说要开小公交，请问什么时候通车，站点设在哪里？", *QA],
    nav=links(["首页", "公开", "互动"]),
    body=lines(QA),
)
# 17 podcast/newsletter: substack-like
_add(
    "e17-letter.html",
    """<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>@t@ - 城角来信</title><meta property="og:site_name" content="城角来信"><meta property="og:title" content="@t@"><meta name="author" content="林夕照"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"@t@","datePublished":"2023-06-04T23:10:00+00:00","isAccessibleForFree":true,"author":[{"@type":"Person","name":"林夕照"}],"publisher":{"@type":"Organization","name":"城角来信"}}</script></head><body><div class="main-menu"><a>城角来信</a><button>订阅</button></div><article class="newsletter-post post"><div class="post-header"><h1 class="post-title">@t@</h1><h3 class="subtitle">一条便道的故事</h3><div class="meta"><a>林夕照</a><div>6月 05, 2023</div></div></div><div class="available-content"><div class="body markup">@body@<p class="button-wrapper"><a>立即订阅</a></p></div></div></article><div class="comments"><h4>讨论</h4><p>写下评论…</p></div><div class="more"><h3>往期</h3>@cards@</div></body></html>""",
    "老谭画的那张图",
    "城角来信",
    "2023-06-05 07:10",
    ["一条便道的故事"][:0] + LM,
    body=lines(LM),
    cards="".join(f"<div><a>{x}</a><p>{y[:40]}</p></div>" for x, y in zip(others(3), METRO, strict=False)),
)
# 18 weather bureau bulletin
_add(
    "e18-weather.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@--青岚省气象局</title><meta name="ArticleTitle" content="@t@"><meta name="PubDate" content="2023-05-20 16:05"><meta name="ContentSource" content="青溪市气象台"></head><body><div class="nav"><ul>@nav@</ul></div><div class="crumbs">当前位置：<a>首页</a>>><a>预警信息</a></div><div class="xl_title">@t@</div><div class="xl_info">发布日期：2023年05月20日16:05　来源：青溪市气象台　<a>打印</a></div><div class="xl_text"><div class="warn"><img src="orange.gif"><b>暴雨橙色</b></div>@body@<p>预报员：龚雪　签发：何川</p></div><div class="xl_foot"><table><tr><th>预警级别</th><th>防御指南</th></tr><tr><td>橙色</td><td>切断有危险的室外电源，暂停户外作业</td></tr><tr><td>红色</td><td>停止集会、停课、停业</td></tr></table></div></body></html>""",
    "青溪市气象台发布暴雨橙色预警信号",
    "青溪市气象台",
    "2023-05-20 16:05",
    ["暴雨橙色", *RAIN, "预报员：龚雪 签发：何川"],
    nav=links(["首页", "预警", "预报"]),
    body=lines(RAIN),
)
# 19 magazine page in two columns of layout tables, nested fonts
_add(
    "e19-table.htm",
    """<html><head><meta http-equiv="content-type" content="text/html; charset=gb2312"><title>生活文摘</title></head><body bgcolor="#ffffff"><table border=0 width=760 align=center><tr><td><table width=100%><tr><td><a href=index.htm>首页</a></td><td><a href=2008.htm>往期</a></td><td align=right>2008年第9期</td></tr></table></td></tr><tr><td><table width=100% cellpadding=10><tr><td width=70% valign=top><center><font size=5 face=黑体>@t@</font><br><font size=2>林夕照</font></center><br><font size=3>@body@</font></td><td width=30% valign=top bgcolor=#eeeeee><b>本期目录</b><br>@list@</td></tr></table></td></tr><tr><td align=center><font size=2>《生活文摘》编辑部 2008年9月</font></td></tr></table></body></html>""",
    "豆浆铺的石磨",
    "生活文摘",
    None,
    ["林夕照", *CAFE],
    encoding="gb18030",
    body="<br><br>　　".join(CAFE),
    list="".join(f"<a href={i}.htm>{x}</a><br>" for i, x in enumerate(others(8))),
)
# 20 aggregator with source under time and editor top
_add(
    "e20-agg.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@_看点快报_飞鸟资讯</title><meta property="og:type" content="news"><meta property="bytedance:published_time" content="2023-06-05T08:01:00+08:00"><meta property="article:author" content="江畔观察"></head><body><div class="bar"><a>飞鸟资讯</a><span>看点快报</span></div><div class="article-box"><h1 class="article-title">@t@</h1><div class="article-info"><a class="author-link"><img><span class="name">江畔观察</span></a><span class="time">2023/06/05 08:01</span><span class="area">江苏</span></div><div class="article-con">@body@<p>声明：本文内容仅供参考，如有侵权请联系删除。</p></div><div class="article-tag"><a>便道</a></div></div><div class="feed"><div class="feed-title">相关推荐</div>@cards@</div></body></html>""",
    "老街坊画的图，真的修成了路",
    "江畔观察",
    "2023-06-05 08:01",
    LM,
    body=lines(LM),
    cards="".join(
        f'<div class="feed-item"><a class="tt">{x}</a><div class="desc">{y}</div><div class="from">江边新闻 · 2小时前</div></div>'
        for x, y in zip(others(4, 3), [CHIP[0], METRO[1], ORCHARD[2], BUS[1]], strict=False)
    ),
)
