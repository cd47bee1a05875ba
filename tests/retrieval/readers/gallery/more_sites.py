"""Further such pages: finance, apps, blogs, courts, schools, questions and answers."""

import json
from urllib.parse import quote

from tests.retrieval.readers.gallery.prose_of_sites import (
    BANK,
    BUS,
    CAFE,
    CHIP,
    INTERVIEW,
    LINKS,
    METRO,
    ORCHARD,
    links,
    menu,
    others,
)
from tests.retrieval.readers.gallery.sites import filled, lines

MORE_SITES = []


def _add(*stated, **values):
    MORE_SITES.append(filled(*stated, **values))


# 1 ifeng (pre-rendered hashed classes + allData)
_add(
    "b01-ifeng.html",
    """<!DOCTYPE html><html><head><title>@t@_飞凰网</title><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="keywords" content="地铁 洞通"><meta name="description" content="昨天上午，海沧市轨道交通五号线全线洞通。"><meta name="og:webtype" content="news"><meta property="og:time " content="2023年05月09日 08:12:33"><meta name="og:category" content="飞凰资讯"><meta property="og:title" content="@t@"><meta name="og:type" content="news"><script>var allData = {"nav":[{"title":"资讯"}],"docData":{"type":"article","createTime":"2023-05-09T00:20:01.000Z","newsTime":"2023-05-09 08:12:33","title":"@t@","source":"海沧日报","sourceUrl":"","skey":"x","contentData":{"contentList":[]}}};</script></head><body><div id="root"><div class="index_header_x1"><ul>@nav@</ul></div><div class="index_main_a1b2 clearfix"><div class="index_leftContent_kX"><div class="index_artical_dmVfb"><h1 class="index_title_9s3T6">@t@</h1><div class="index_info_QzyT0"><div class="index_content_xx"><a class="index_text_9R-wL">海沧日报</a><div class="index_timeBref_20hUV"><a href="#">2023年05月09日 08:12:33</a>  <span>来自福建</span></div></div><div class="index_share_a"><span class="index_num">12人参与</span><span>5评论</span></div></div><div class="index_articleBox_mZ"><div class="index_main_content_-vyW0"><div class="index_text_D0U1y">@body@</div><div class="index_unfoldIcon_23Yx_"><span class="index_unfold_2OMjm"><span>展开全文</span></span></div></div></div><div class="index_editorBox_a">责任编辑：洪亮 PN021</div><div class="index_disclaimer_x">“特别声明：以上作品内容(包括在内的视频、图片或音频)为飞凰网旗下自媒体平台“大风号”用户上传并发布，本平台仅提供信息存储空间服务。</div></div><div class="index_hotEvent_x"><h4>热点推荐</h4><ul>@hot@</ul></div><div class="comment_a"><h3>评论</h3><div>江边散步的人</div><p>施工这几年西环路天天堵，终于盼到头了，希望路面赶快恢复平整。</p></div></div></div></div></body></html>""",
    "海沧地铁五号线全线洞通 穿越青溪河断裂带",
    "海沧日报",
    "2023-05-09 08:12:33",
    METRO,
    nav=menu(8),
    body=lines(METRO),
    hot=links(others(6)),
)

# 2 toutiao: RENDER_DATA url-encoded, visible empty
_state = quote(
    json.dumps(
        {
            "data": {
                "title": "@@T",
                "publishTime": "2023-05-21 06:32",
                "source": "南码头老许",
                "content": "<p>" + "</p><p>".join(CAFE) + "</p>",
                "itemId": "7234",
            },
            "x": 1,
        },
        ensure_ascii=False,
    ).replace("@@T", "磨豆浆的老许要搬家了")
)
_add(
    "b02-toutiao.html",
    """<!doctype html><html><head><meta charset="utf-8"><title>@t@-今天头条</title><meta name="description" content="凌晨四点的南码头，第一家亮灯的是老许的豆浆铺。他今年五十九岁，磨豆浆磨了三十一年。"><link rel="canonical" href="https://www.toutian.example/article/7234/"></head><body><div id="root"></div><script id="RENDER_DATA" type="application/json">@state@</script><script src="x.js"></script></body></html>""",
    "磨豆浆的老许要搬家了",
    "南码头老许",
    "2023-05-21 06:32",
    CAFE,
    state=_state,
)

# 3 bjnews
_add(
    "b03-bjnews.html",
    """<!DOCTYPE html><html><head><meta charset="UTF-8"><title>@t@—京城新报 - 好新闻，无止境</title><meta name="keywords" content="豆浆"><meta name="description" content="凌晨四点的南码头"></head><body><div class="header"><div class="head_nav"><ul>@nav@</ul></div></div><div class="main"><div class="bodyTitle"><div class="content"><h1>@t@</h1><div class="left-info"><span class="reporter">京城新报</span><span class="reporter"> 记者 唐果 编辑 胡杰</span><span class="timer">2023-05-21 06:32</span></div><div class="right-info"><a class="font_jin">进入电子报</a></div></div></div><div class="bodyContent"><div class="articleCenter"><div class="article-cen"><div id="contentStr"><style>p{text-indent:2em}</style>@body@<p>京城新报记者 唐果</p><p>编辑 胡杰 校对 薛京</p></div><div class="tip_off">京城新报报料电话：010-67106710（24小时）</div><div class="zan">点赞</div><div class="author_m"><h3>记者介绍</h3><div><b>唐果</b><p>深度报道部记者，关注城市更新与普通人的生活，欢迎提供线索。</p></div></div></div></div><div class="articleRight"><h2>相关推荐</h2><ul>@hot@</ul></div></div></div><div class="footer"><p>客服邮箱：xx@example.com</p></div></body></html>""",
    "老码头的豆浆铺，等一把新铺面的钥匙",
    "京城新报",
    "2023-05-21 06:32",
    [*CAFE, "京城新报记者 唐果"],
    nav=menu(8),
    body=lines(CAFE),
    hot=links([f"{x}" for x in others(5)], "<li>", "<span>2023-05-20</span></li>"),
)

# 4 caixin
_add(
    "b04-caixin.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><title>@t@_金融频道_彩新网</title><meta name="keywords" content="回购"><meta name="description" content="【彩新网】启明股份拟回购股份，价格不超过每股十八元"><meta name="author" content="彩新网"><meta property="og:url" content="https://finance.caixinn.example/2023-05-06/102046000.html"></head><body><div class="sitenav"><div class="sitenav_inner"><a>彩新网</a><a>English</a><a>登录</a></div></div><div class="navBottom"><ul>@nav@</ul></div><div class="comMain"><div class="conlf"><div id="the_content"><div id="conTit"><h1>@t@</h1><div class="tit_btn"><div id="artInfo" class="artInfo"> 2023年05月06日 21:09 来源于 <a href="http://www">彩新网</a></div></div><div id="subhead" class="subhead">原材料涨价和新厂房折旧拖累利润，公司称影响将逐步消除</div></div><div class="content"><div id="Main_Content_Val" class="text"><div class="media pip_none"></div>@body@</div></div><div class="fenghui_code"></div><div class="lanmu_textend"><p>责任编辑：凌云 | 版面编辑：邵超</p></div><div class="content-tag">话题：<a>#回购</a> <a>#股份</a></div><div id="comment"><div class="title">评论区 0</div></div></div></div><div class="conri"><div class="indexInfo"><h3>最新文章</h3><ul>@hot@</ul></div></div></div><div class="bottom"><div class="copyright">彩新网所刊载内容之知识产权为彩新传媒及/或相关权利人专属所有或持有。未经许可，禁止进行转载、摘编、复制及建立镜像等任何使用。</div></div></body></html>""",
    "启明股份拟回购至多3亿元股份 一季度利润下滑",
    "彩新网",
    "2023-05-06 21:09",
    ["【彩新网】" + BANK[0].replace("证券时报网讯，", "（记者 崔莹）"), *BANK[1:]],
    nav=menu(8),
    body=lines(["【彩新网】" + BANK[0].replace("证券时报网讯，", "（记者 崔莹）"), *BANK[1:]], "<p>　　"),
    hot=links(others(6)),
)

# 5 stcn
_add(
    "b05-stcn.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>@t@ - 证券快报</title><meta name="keywords" content="启明股份"/><meta name="description" content="启明股份(889123)5月6日晚间公告"/></head><body><div class="header"><ul class="menu">@nav@</ul></div><div class="detail-wrap"><div class="breadcrumb"><a>首页</a> &gt; <a>公司</a></div><div class="detail-main"><div class="detail-title">@t@</div><div class="detail-info"><span>来源：证券快报网</span><span>作者：严可</span><span>2023-05-06 19:40</span></div><div class="detail-share"><span>字号</span><i class="a">超大</i><i>大</i><i>标准</i></div><div class="detail-content" style="font-size:18px">@body@</div><div class="detail-content-editor">责任编辑： 杨国强</div><div class="detail-content-tags"><a>回购</a></div><div class="social-bar"><div>微信扫码分享</div></div><div class="detail-statement">声明：证券快报力求信息真实、准确，文章提及内容仅供参考，不构成实质性投资建议，据此操作风险自担</div><div class="detail-download">下载“证券快报”官方APP，或关注官方微信公众号，即可随时了解股市动态，洞察政策信息，把握财富机会。</div><div class="detail-comment"><div class="title">网友评论</div><div class="t">登录后可以发言</div><div>发送</div><div class="statement">网友评论仅供其表达个人看法，并不表明证券快报立场</div><div>暂无评论</div></div><div class="detail-recommend"><div class="t">为你推荐</div><ul>@cards@</ul></div></div></div></body></html>""",
    "启明股份：拟以1.5亿元至3亿元回购股份用于员工持股",
    "证券快报网",
    "2023-05-06 19:40",
    BANK,
    nav=menu(8),
    body=lines(BANK),
    cards="".join(
        f'<li><div class="tt"><a>{x}</a></div><div class="info"><span>证券快报</span><span>2023-05-06 18:1{i}</span></div></li>'
        for i, x in enumerate(others(4))
    ),
)

# 6 hexun
_add(
    "b06-hexun.html",
    """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>@t@-股票频道-合讯网</title><meta name="description" content="启明股份"><meta name="author" content="HF013"></head><body><div class="newtop"><a>合讯首页</a>|<a>手机合讯</a><span>登录</span></div><div class="mbx"><a>股票首页</a> &gt; <a>公司新闻</a> &gt; 正文</div><div class="layout mg articleName"><h1>@t@</h1><div class="clearfix"><div class="tip fl"><span class="pr20">2023-05-06 20:31:12</span><a href="x" target="_blank" rel="nofollow">上海证券快报</a> 严可 </div><div class="fr"><a>评论</a><a class="share">微博</a></div></div></div><div class="layout mg mbt10"><div class="w600 fl"><div class="art_context"><div class="art_contextBox">@body@<div style="text-align:right;font-size:12px">（责任编辑：曹萌 HF013） </div></div></div><div class="showAll" style="display:none"><span>看全文</span></div><div>写评论</div><div>已有<span>0</span>条评论</div><div class="zl">【免责声明】本文仅代表第三方观点，不代表合讯网立场。投资者据此操作，风险请自担。</div><div class="tj"><h4>热门阅读</h4><ul>@hot@</ul></div></div></div></body></html>""",
    "启明股份拟回购股份 价格不超18元/股",
    "上海证券快报",
    "2023-05-06 20:31:12",
    BANK,
    encoding="gb18030",
    body=lines(["　　" + x for x in BANK]),
    hot=links(others(6)),
)

# 7 36kr
_add(
    "b07-36kr.html",
    """<!doctype html><html><head><meta charset="utf-8"><title>@t@-36氢</title><meta name="keywords" content="装备"><meta name="description" content="让机器听懂老师傅的手感"><meta property="og:title" content="@t@-36氢"/></head><body><div id="app"><div class="kr-layout"><div class="kr-header"><ul>@nav@</ul></div><div class="article-detail-wrapper-box"><div class="article-left-container"><div class="article-content"><div class="common-width margin-bottom-20"><div><h1 class="article-title margin-bottom-20 common-width">@t@</h1></div><div class="article-title-icon common-width margin-bottom-40"><a class="title-icon-item item-a" href="/user/1">云岭观察</a><span class="title-icon-item item-time"><i>·</i>2023年05月10日 09:06</span></div><div class="summary">让机器听懂老师傅的手感</div></div><div class="common-width content articleDetailContent kr-rich-text-wrapper">@body@<p>本文来自微信公众号<a>“云岭观察”（ID：yunlingobs）</a>，作者：贺小舟，36氢经授权发布。</p></div><div class="article-footer-txt"><p class="text">该文观点仅代表作者本人，36氢平台仅提供信息存储空间服务。</p></div><div class="article-like"><span>+1</span><div>3</div></div><div class="tags"><a>机器人</a></div><div class="article-comment"><p>好文章，需要你的鼓励</p></div></div></div><div class="article-right"><div class="author-info"><a>云岭观察</a><span>特邀作者</span><p>关注装备制造的一切</p></div><div class="next-article"><div>下一篇</div><a>@l1@</a></div></div></div></div></div></body></html>""",
    "一个轴承小城的二百一十家参展商",
    "云岭观察",
    "2023-05-10 09:06",
    [*CHIP, "本文来自微信公众号“云岭观察”（ID：yunlingobs），作者：贺小舟，36氢经授权发布。"],
    nav=menu(8),
    body=lines(CHIP),
    l1=LINKS[2],
)

# 8 cls telegraph (short)
S8 = "【启明股份：拟1.5亿元-3亿元回购股份】财快社5月6日电，启明股份公告，拟以自有资金回购股份，回购总额不低于1.5亿元且不超过3亿元，回购价格不超过18元/股，用于员工持股计划。"
_add(
    "b08-cls.html",
    """<!DOCTYPE html><html><head><meta charSet="utf-8"/><title>@t@</title><meta name="description" content="财快社5月6日电，启明股份公告，拟以自有资金回购股份，回购总额不低于1.5亿元且不超过3亿元"/></head><body><div id="__next"><div class="header"><a>首页</a><a>电报</a><a>话题</a></div><div class="w-894 m-auto"><div class="f-l w-894 b-c-ffffff"><div class="detail-telegraph"><div class="o-h"><span class="detail-telegraph-time f-l">2023年05月06日 19:36:05</span></div><div class="detail-telegraph-content">@body@</div><div class="clearfix"><span class="subject">公告解读</span><div class="stock-tag"><a>启明股份+1.99%</a></div><div>阅 <span>18.2W</span></div><div>分享</div></div></div><div class="detail-comment"><div>评论</div><div>发表</div></div></div><div class="r-side"><h3>关联话题</h3>@cards@</div></div></div></body></html>""",
    "启明股份：拟1.5亿元-3亿元回购股份",
    "财快社",
    "2023-05-06 19:36:05",
    [S8.partition("】")[2]],
    body="<strong>【启明股份：拟1.5亿元-3亿元回购股份】</strong><div>" + S8.partition("】")[2] + "</div>",
    cards="".join(
        f"<div><a>{x}</a><p>{y}</p></div>" for x, y in zip(others(3), [CHIP[0], CHIP[1], ORCHARD[2]], strict=False)
    ),
)

# 9 ministry: statistics bureau
ST = [
    "初步核算，一季度全市地区生产总值1284.6亿元，按不变价格计算，同比增长5.8%。分产业看，第一产业增加值42.3亿元，增长3.1%；第二产业增加值541.7亿元，增长6.9%；第三产业增加值700.6亿元，增长5.1%。",
    "一、农业生产形势稳定。一季度，蔬菜产量同比增长4.2%，生猪出栏31.6万头。",
    "二、工业生产较快增长。规模以上工业增加值同比增长7.3%，其中装备制造业增长12.4%。",
    "三、消费市场稳步回升。社会消费品零售总额388.2亿元，同比增长6.4%。",
    "附注",
    "（1）地区生产总值、增加值增长速度按不变价格计算。",
    "（2）部分数据因四舍五入，存在总计与分项合计不等的情况。",
]
_add(
    "b09-stats.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"/><meta name="ArticleTitle" content="@t@"/><meta name="PubDate" content="2023/04/18 10:00"/><meta name="ContentSource" content=""/><meta name="ColumnName" content="数据发布"/><title>@t@ - 白鹭市统计局</title></head><body><div class="wrapper-header"><ul class="nav">@nav@</ul></div><div class="wrapper-detail"><div class="position"><a>首页</a>><a>数据</a>><a>数据发布</a></div><div class="detail-content"><div class="detail-title"><h1>@t@</h1></div><div class="detail-title-des"><h2><p>2023/04/18 10:00</p></h2><h2>来源：白鹭市统计局</h2><div class="font"><h2>字体：[</h2><a>大</a><a>中</a><a>小</a><h2>]</h2></div></div><div class="detail-text-content"><div class="txt-content"><div class="TRS_UEDITOR trs_paper_default trs_web">@body@</div></div><div class="fujian"></div></div><div class="dyym"><a>打印本页</a></div><div class="related"><div class="tt">相关链接</div><ul>@rel@</ul></div></div></div><div class="wrapper-footer"><p>主办单位：白鹭市统计局 地址：行政中心3号楼</p><p>网站标识码：3302000044</p></div></body></html>""",
    "一季度全市国民经济稳中向好",
    "白鹭市统计局",
    "2023-04-18 10:00",
    ST,
    nav=links(["首页", "机构", "公开", "数据", "服务", "互动"]),
    body=lines(["　　" + x for x in ST]),
    rel=links(["2022年全市国民经济和社会发展统计公报", "一季度居民消费价格情况"]),
)

# 10 pbc-like table layout, source by span id
PB = [
    "为保持银行体系流动性合理充裕，2023年5月9日，白鹭市中心支行以利率招标方式开展了20亿元再贷款操作，具体情况如下。",
    "再贷款操作期限为12个月，利率为1.75%，较上次持平。",
    "金融机构应于到账后三十个工作日内将资金投放至小微企业，并按月报送台账。",
]
_add(
    "b10-pbc.html",
    """<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@t@</title><meta name="标题" content="@t@"><meta name="解决方案厂商" content="某科技股份有限公司"></head><body><table width="1000" align="center"><tr><td class="hanlan"><a>首页</a></td><td><a>信息公开</a></td><td><a>新闻发布</a></td><td>2023年11月30日 星期四</td></tr></table><table width="90%" align="center" class="column"><tr><td>我的位置：<a>首页</a> > <a>公告信息</a></td></tr></table><table border="0" cellspacing="0" cellpadding="0" width="660" align="center"><tr><td align="center"><h2 style="FONT-SIZE: 16px; COLOR: #333">@t@</h2></td></tr><tr><td class="hui12" align="center"><table><tr><td>（字号 <a>大</a> <a>中</a> <a>小</a>）</td><td id="shijian">2023-05-09 09:20:45</td><td>文章来源：<span id="laiyuan">信贷管理处</span></td><td><a>打印本页</a> <a>关闭窗口</a></td></tr></table></td></tr><tr><td class="content"><div id="zoom">@body@</div></td></tr></table><table width="1000" align="center"><tr><td>法律声明 | 联系我们 | 设为首页</td></tr><tr><td>最佳分辨率：1024*768及以上 白ICP备05073439号</td></tr></table></body></html>""",
    "再贷款业务公告〔2023〕第11号",
    "信贷管理处",
    "2023-05-09 09:20:45",
    PB,
    body=lines(PB, '<p style="text-indent:2em">'),
)

# 11 court announcement: publisher line under title
CT = [
    "本报讯　5月11日，荷塘区人民法院公开开庭审理了一起占用公共绿地停车案。原告荷塘区柳荫里业主委员会与被告某物业公司到庭参加诉讼。",
    "法院审理后认为，小区绿地属于业主共有，被告未经业主大会同意划设三十七个车位对外出租，侵害了全体业主的权利。",
    "法院判决被告于三十日内恢复绿地原状，并返还停车收益十四万六千元。",
    "宣判后，双方均表示服判息诉。",
]
_add(
    "b11-court.shtml",
    """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@t@ - 荷塘区人民法院网</title></head><body><div class="top"><script>document.write(new Date())</script></div><div class="nav"><ul>@nav@</ul></div><div class="cur">您所在的位置：<a>首页</a> &gt;&gt; <a>法院新闻</a></div><div class="detail_mian"><div class="detail_bigtitle">@t@</div><div class="detail_extend1 fl"> 作者：季兰　发布时间：2023-05-12 09:45:30</div><div class="detail_extend2 fr"><a>打印</a> 字号：<a>大</a> | <a>中</a> | <a>小</a></div><div class="clear"></div><div class="text">@body@</div><div class="clear"></div><div class="detail_ly">来源：研究室　责任编辑：季兰</div><div class="bshare-custom">分享到：<a>微信</a></div></div><div class="foot"><p>荷塘区人民法院 地址：荷塘区民主路2号 邮编：412000</p><p>您是第 <span>1288291</span> 位访客</p></div></body></html>""",
    "小区绿地划车位出租 法院判令恢复原状",
    "研究室",
    "2023-05-12 09:45:30",
    CT,
    nav=links(["首页", "法院概况", "法院新闻", "审判公开"]),
    body=lines(["　　" + x for x in CT]),
)

# 12 baidu baike-like? -> tianya BBS
_add(
    "b12-tianya.html",
    """<!DOCTYPE HTML><html><head><meta charset="utf-8"><title>@t@_天南杂谈_论坛_天边社区</title><meta name="keywords" content="南码头"><meta name="description" content="@t@ 凌晨四点的南码头"></head><body><div id="top_nav_wrap"><a>首页</a><a>论坛</a><a>部落</a></div><div class="crumbs"><a>天边论坛</a> &gt; <a>天南杂谈</a> [<a>我要发帖</a>]</div><div id="doc"><div id="bd" class="clearfix"><div id="post_head" class="atl-head" js_activityuserid="1"><h1 class="atl-title"><span class="s_title"><span style="font-weight:400;">@t@</span></span></h1><div class="atl-menu clearfix js-bbs-act"><div class="atl-info"><span>楼主：<a href="x" target="_blank" class="js-vip-check" uname="码头老三">码头老三</a><span class="host"></span></span> <span>时间：2013-05-21 06:32:00 </span> <span>点击：3120</span> <span title="2">回复：2</span></div><div class="mb10"><a>脱水模式</a> <a>给他打赏</a> <a>只看楼主</a> <a>阅读设置</a></div></div></div><div class="atl-main"><div class="atl-item host-item"><div class="atl-content"><div class="atl-con-hd"></div><div class="atl-con-bd clearfix"><div class="bbs-content clearfix">@body@</div><div id="alt_action" class="atl-reply"><a>打赏</a> | <a>13次点</a> | <a>收藏</a></div></div></div></div><div class="atl-item" _host="赶海的人"><div class="atl-head"><div class="atl-info"><span>作者：<a>赶海的人</a></span> <span>时间：2013-05-21 08:10:44</span></div></div><div class="atl-content"><div class="bbs-content">小时候放学就去他家喝一碗，两毛钱，烫得直跺脚。希望搬过去以后味道别变，有空一定再去坐坐，顺便看看老许。</div><div class="atl-reply"><a>举报</a> | 1楼 | <a>打赏</a> | <a>回复</a></div></div></div><div class="atl-item" _host="柳荫里"><div class="atl-info"><span>作者：<a>柳荫里</a></span> <span>时间：2013-05-22 18:00:01</span></div><div class="bbs-content">楼主文笔真好，看得我都饿了，明天一早就带孩子去尝尝，给三十一年的手艺捧个场，也算是和老码头道个别。</div></div></div></div></div></body></html>""",
    "凌晨四点的豆浆铺，还能开多久",
    "天边社区",
    "2013-05-21 06:32",
    CAFE,
    body="　　" + "<br><br>　　".join(CAFE) + "<br>",
)

# 13 sina blog
_add(
    "b13-blog.html",
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>@t@_林夕照_新潮博客</title><meta name="keywords" content="@t@_林夕照_新潮博客,林夕照" /><meta name="description" content="@t@_林夕照_新潮博客,林夕照," /></head><body><div id="sinablogbody" class="sinablogbody"><div class="blognav"><a>首页</a> <a>博文目录</a> <a>图片</a> <a>关于我</a></div><div id="column_1" class="SG_colW21 SG_colFirst"><div class="SG_conn"><div class="SG_connHead"><span class="title">个人资料</span></div><div class="info_txt">林夕照<ul><li>博客等级：12</li><li>博客积分：1024</li><li>博客访问：88,120</li></ul></div></div><div class="SG_conn"><span class="title">评论</span><ul>@hot@</ul></div></div><div id="column_2" class="SG_colW73"><div class="SG_connHead"><span class="title">正文</span><span class="edit">字体大小：<a>大</a> <strong>中</strong> <a>小</a></span></div><div class="SG_connBody"><div id="articlebody" class="artical"><div class="articalTitle"><h2 id="t_1" class="titName SG_txta">@t@</h2><span class="time SG_txtc">(2013-05-21 06:32:18)</span><div class="turnBox"><a>[编辑]</a></div></div><div class="articalTag"><table><tr><td class="blog_tag">标签：<h3><a>码头</a></h3><h3><a>豆浆</a></h3></td><td class="blog_class"><span class="SG_txtb">分类：</span><a>人间</a></td></tr></table></div><!-- 正文开始 --><div id="sina_keyword_ad_area2" class="articalContent">@body@</div><div class="into_bloger">...</div><div class="IL"><div class="shareUp"><a>喜欢</a><em>0</em><a>赠金笔</a></div><div class="articalInfo"><a>阅读</a>(1042)┊ <a>评论</a> (2)┊ <a>收藏</a>(0) ┊<a>转载</a>(0) ┊ <a>喜欢▼</a> ┊<a>打印</a>┊<a>举报</a></div><div class="articalfrontback"><div><span class="SG_txtb">前一篇：</span><a>@l1@</a></div><div><span class="SG_txtb">后一篇：</span><a>@l2@</a></div></div></div></div></div></div></div></body></html>""",
    "凌晨四点的豆浆铺",
    "新潮博客",
    "2013-05-21 06:32:18",
    CAFE,
    body="".join(f'<P STYLE="TEXT-INDENT:2EM"><SPAN>{x}</SPAN></P><P><br></P>' for x in CAFE),
    hot=links(others(4)),
    l1="春天的渡口",
    l2="读书笔记之三",
)

# 14 zhihu answer
_add(
    "b14-zhihu.html",
    """<!doctype html><html lang="zh"><head><meta charSet="utf-8"/><title>如何看待门诊共济改革？ - 知晓</title><meta name="description" property="og:description" content="问：个人账户的钱为什么少了？"/></head><body class="QuestionPage-body"><div id="root"><header class="AppHeader"><a>首页</a><a>发现</a><a>等你来答</a></header><main><div class="QuestionPage" itemscope itemType="http://schema.org/Question"><meta itemProp="name" content="如何看待门诊共济改革？"/><meta itemProp="url" content="https://www.zhixiao.example/question/1"/><meta itemProp="dateCreated" content="2023-05-14T02:10:00.000Z"/><meta itemProp="dateModified" content="2023-05-16T08:00:00.000Z"/><div class="QuestionHeader"><h1 class="QuestionHeader-title">@t@</h1><div class="QuestionHeader-detail"><span>单位说个账少了一半，想知道到底怎么回事。</span></div><div class="NumberBoard"><div>关注者<strong>128</strong></div><div>被浏览<strong>40,112</strong></div></div><button>关注问题</button></div><div class="Question-main"><div class="Question-mainColumn"><div class="Card AnswerCard"><div class="ContentItem AnswerItem"><div class="ContentItem-meta"><div class="AuthorInfo"><a class="UserLink-link">陈医保</a><div class="AuthorInfo-badgeText">在医保窗口工作十年</div></div><span>32 人赞同了该回答</span></div><div class="RichContent"><span class="RichText ztext CopyrightRichText-richText" itemProp="text">@body@</span><div class="ContentItem-time"><a><span>发布于 2023-05-15 09:24</span></a>・IP 属地浙江</div><div class="ContentItem-actions"><button>赞同 32</button><button>5 条评论</button><span>分享</span><span>收藏</span></div></div></div></div></div><div class="Question-sideColumn"><div class="Card"><h2>相关问题</h2>@hot@</div></div></div></div></main></div></body></html>""",
    "如何看待门诊共济改革？",
    "知晓",
    "2023-05-15 09:24",
    INTERVIEW[1:],
    body=lines(INTERVIEW[1:]),
    hot="<ul>" + links(["退休人员医保怎么交", "异地就医如何备案"]) + "</ul>",
)

# 15 csdn-like blog with code
CS = [
    "最近要把一批旧的测量数据迁到新系统，数据里的时间一半带时区一半不带，踩了两天的坑，记录一下。",
    "先说结论：入库之前全部换算成一种时区，显示的时候再换回来，中间任何一步都不要做字符串拼接。",
    "一开始我们直接用字符串比较时间的先后，跨零点的记录全部错位，查了半天才发现是缺少前导零。",
    "如果你也有类似的需求，欢迎在评论区留言交流。",
]
_add(
    "b15-csdn.html",
    """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><link rel="canonical" href="https://blog.csdm.example/walker/article/details/1300"/><title>@t@_walker的博客-CSDM博客</title><meta name="keywords" content="时区"><meta name="description" content="文章浏览阅读1.2k次，点赞3次。最近要把一批旧的测量数据迁到新系统"><script type="application/ld+json">{"@context":"https://ziyuan.baidu.com/contexts/cambrian.jsonld","@id":"https://blog.csdm.example/walker/article/details/1300","appid":"1638","pubDate":"2023-05-02T11:20:31","title":"@t@_walker的博客-CSDM博客","upDate":"2023-05-20T08:00:00"}</script></head><body class="nodata"><div id="toolbarBox"></div><div class="main_father clearfix"><div class="container clearfix" id="mainBox"><main><div class="blog-content-box"><div class="article-header-box"><div class="article-header"><div class="article-title-box"><h1 class="title-article" id="articleContentId">@t@</h1></div><div class="article-info-box"><div class="article-bar-top"><img class="article-type-img" src="x"><div class="bar-content"><a class="follow-nickName" href="x">北漂的walker</a><img class="article-time-img"><span class="time blog-postTime" data-time="2023-05-02 11:20:31">已于&nbsp;2023-05-20 08:00:00&nbsp;修改</span><div class="read-count-box"><span class="read-count">阅读量1.2k</span><a><span class="name">收藏</span><span class="get-collection">5</span></a></div></div><div class="blog-tags-box"><div class="tags-box artic-tag-box"><span class="label">分类专栏：</span><a class="tag-link">数据</a><span class="label">文章标签：</span><a>时区</a></div></div><div class="up-time"><span>于&nbsp;2023-05-02 11:20:31&nbsp;首次发布</span></div><div class="slide-content-box"><div class="article-copyright"><div class="creativecommons">版权声明：本文为博主原创文章，遵循 CC 4.0 BY-SA 版权协议，转载请附上原文出处链接和本声明。</div><div class="article-source-link">本文链接：<a href="https://blog.csdm.example/walker/article/details/1300">https://blog.csdm.example/walker/article/details/1300</a></div></div></div></div></div></div><article class="baidu_pl"><div id="article_content" class="article_content clearfix"><div id="content_views" class="markdown_views prism-atom-one-dark">@body@</div></div></article></div><div class="recommend-box insert-baidu-box"><div class="recommend-item-box"><h2>@l1@</h2><div class="desc">最近在做数据迁移的时候发现时间字段的格式五花八门，整理了一份对照表供大家参考使用。</div><span>05-11</span></div></div><div class="comment-box"></div></main><aside class="blog_container_aside"><div id="asideProfile"><span>北漂的walker</span><dl><dd>原创 42</dd><dd>粉丝 31</dd></dl></div><div id="asideHotArticle"><h3>热门文章</h3><ul>@hot@</ul></div></aside></div></div></body></html>""",
    "一次时区引起的数据迁移事故",
    "北漂的walker",
    "2023-05-02 11:20:31",
    CS[:1] + CS[1:],
    body=lines(CS),
    l1="时间格式对照表",
    hot=links(["正则表达式入门", "如何给表加索引"]),
)

# 16 BBC-like
BB = [
    "香港特区政府宣布，下月起调整两条隧道的收费，早晚高峰每程加收十元，以疏导港岛东的交通。",
    "运输部门表示，过去一年高峰期排队的车龙平均长一点八公里，调整后预计可缩短三成。",
    "的士业界对此表示担忧，称司机难以把增加的费用转嫁给乘客。",
    "政府回应说，的士在非高峰时段的收费维持不变，并会设立专线方便空车过海。",
]
_add(
    "b16-bbc.html",
    """<!DOCTYPE html><html lang="zh-Hans"><head><meta charSet="utf-8"/><title>@t@ - BBS News 中文</title><meta name="description" content="香港特区政府宣布，下月起调整两条隧道的收费。"/><meta property="og:title" content="@t@ - BBS News 中文"/><meta property="og:site_name" content="BBS News 中文"/><meta name="article:published_time" content="2023-05-18T09:02:11.000Z"/><meta name="article:modified_time" content="2023-05-18T23:41:00.000Z"/><script type="application/ld+json">{"@context":"http://schema.org","@graph":[{"@type":"ReportageNewsArticle","url":"x","publisher":{"@type":"NewsMediaOrganization","name":"BBS News 中文"},"datePublished":"2023-05-18T09:02:11.000Z","dateModified":"2023-05-18T23:41:00.000Z","headline":"@t@","author":{"@type":"NewsMediaOrganization","name":"BBS News 中文"}}]}</script></head><body><header role="banner"><nav><ul>@nav@</ul></nav></header><main role="main"><div class="e1j2237y6"><h1 id="content" tabindex="-1">@t@</h1></div><div class="ebmt73l0"><time class="e1mklfmt0" datetime="2023-05-18">2023年5月18日</time></div><figure><div><p><span class="visually-hidden">图像来源，</span>Getty</p></div><figcaption><p><span class="visually-hidden">图像加注文字，</span>海底隧道入口的车龙</p></figcaption></figure>@b1@<section role="region" aria-label="更多相关内容"><h2>更多相关内容</h2><ul>@rel@</ul></section><p>End of 更多相关内容</p>@b2@</main><div><section><h2>头条新闻</h2><ul>@hot@</ul></section><section><h2>热读</h2><ol>@hot@</ol></section></div><footer><p lang="zh">© 2023 BBS. BBS对外部网站内容不负责任。 <a>阅读了解我们对待外部链接的做法。</a></p></footer></body></html>""",
    "香港两条隧道下月加价，谁来买单",
    "BBS News 中文",
    "2023-05-18 17:02:11",
    BB,
    nav=links(["主页", "国际", "两岸", "英国", "评论", "科技"]),
    b1="".join(f'<div dir="ltr"><p>{x}</p></div>' for x in BB[:2]),
    b2="".join(f'<div dir="ltr"><p>{x}</p></div>' for x in BB[2:]),
    rel=links(others(3)),
    hot=links(others(4, 8)),
)

# 17 e-paper (Founder)
_add(
    "b17-epaper.html",
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x"><html><head><META http-equiv=Content-Type content="text/html; charset=utf-8"><title>荷塘晚报</title></head><body><div class="nav-top"><a>上一期</a> <a>下一期</a> <span>2023年05月07日 星期日</span></div><table width="100%"><tr><td class="left"><table><tr><td>第A03版：民生</td><td><a>上一版</a> <a>下一版</a></td></tr></table><ul class="list">@list@</ul></td><td class="right"><div class="toolbar"><a>放大</a> <a>缩小</a> <a>默认</a> <a>朗读</a></div><!--enpproperty <date>2023-05-07 00:00:00.0</date><author>记者 宋立</author><title>@t@</title><keyword></keyword><subtitle>首批八十辆六月中旬投用</subtitle><introtitle></introtitle>/enpproperty--><table><tr><td class="font02">车身短一截 转弯更灵活</td></tr><tr><td class="font01">@t@</td></tr><tr><td class="font02">首批八十辆六月中旬投用</td></tr><tr><td class="font6">记者 宋立</td></tr></table><div id="ozoom"><founder-content><P>@b0@</P>@body@</founder-content></div><div><a>上一篇</a> <a>下一篇</a></div></td></tr></table><div class="bottom">荷塘晚报社 版权所有 未经允许不得复制</div></body></html>""",
    "小公交开进老街巷",
    "荷塘晚报",
    "2023-05-07",
    ["本报讯 " + BUS[0].partition(")")[2], *BUS[1:]],
    b0="　　本报讯 " + BUS[0].partition(")")[2],
    body=lines(["　　" + x for x in BUS[1:]], "<P>", "</P>"),
    list=links(["小公交开进老街巷", "梨园装上传感器", "夜游线路本周末开放"]),
)

# 18 local portal (hongwang-like) with og nothing, "来源" link etc., paging
_add(
    "b18-rednet.html",
    """<!DOCTYPE html><html><head><meta charset="UTF-8"><title>@t@-时刻新闻</title><meta name="keywords" content=""><meta name="contentid" content="12600001"/><script type="application/ld+json">{"@context":"https://zhanzhang.baidu.com/contexts/cambrian.jsonld","@id":"https://moment.hongw.example/pc/content/646.html","appid":"1","title":"@t@","images":[],"description":"","pubDate":"2023-05-06T17:05:10"}</script></head><body><div class="ad_list"></div><div class="header-nav"><ul>@nav@</ul></div><div class="current_status"><a>时刻新闻</a> &gt; <a>正文</a></div><div class="content content_tit_box"><h1 class="content_tit">@t@</h1><div class="content_bottom"><span class="origin">来源：红芯网</span><span class="author">作者：宋立</span><span class="author">编辑：易可</span><span class="date">2023-05-06 17:05:10</span></div><div class="func-box"><span>时刻新闻</span><span>—分享—</span></div></div><div class="content_box"><article class="content_article js-article">@body@<p class="artical_bq">来源：红芯网</p><p>作者：宋立</p><p>编辑：易可</p></article><p class="yp_box">本文为时刻新闻原创文章，转载请附上原文出处链接和本声明。</p><p>本文链接：https://moment.hongw.example/pc/content/646.html</p><div class="comment_wrap">我要问</div><div class="list_box"><h3>今日要闻</h3><ul>@hot@</ul></div></div><div class="footer"><p>湘ICP备05000000号</p></div></body></html>""",
    "荷塘公交“瘦身”进巷，票价一元不变",
    "红芯网",
    "2023-05-06 17:05:10",
    BUS,
    nav=menu(7),
    body=lines(BUS),
    hot=links(others(5)),
)

# 19 school notice, table layout, no meta at all
SN = [
    "各位家长：",
    "根据市教育局统一安排，我校2023年秋季一年级新生报名工作即将开始，现将有关事项告知如下：",
    "一、报名时间：6月10日至12日，上午8:30—11:30，下午2:30—5:00。",
    "二、所需材料：户口簿、房产证明、预防接种证原件及复印件各一份。",
    "三、报名地点：学校南门接待室。来校请走南门，校内不能停车。",
    "联系电话：0733-2851234",
    "荷塘区柳荫里小学",
    "2023年5月25日",
]
_add(
    "b19-school.htm",
    """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>荷塘区柳荫里小学</title></head><body topmargin="0"><table width="980" border="0" align="center"><tr><td><img src="top.jpg"></td></tr><tr><td bgcolor="#006600" align="center"><a href=1>学校首页</a> | <a href=2>学校概况</a> | <a href=3>校园新闻</a> | <a href=4>通知公告</a> | <a href=5>教学教研</a></td></tr></table><table width="980" align="center"><tr><td width="200" valign="top"><table><tr><td>栏目导航</td></tr><tr><td><a href=1>通知公告</a></td></tr><tr><td><a href=2>招生信息</a></td></tr></table><form><input name=k><input type=submit value="站内搜索"></form></td><td valign="top"><table width="100%"><tr><td>您现在的位置：<a>首页</a> &gt;&gt; <a>通知公告</a> &gt;&gt; 阅读文章</td></tr><tr><td align="center"><font color="#CC0000" size="4"><strong>@t@</strong></font></td></tr><tr><td align="center">作者：教务处　来源：本站　发布时间：2023-5-25 15:30:22　点击数：<script src="hits.asp"></script></td></tr><tr><td><font id="font1" style="line-height:180%">@body@</font></td></tr><tr><td align="right">【<a>字体：小</a> <a>大</a>】【<a>发表评论</a>】【<a>加入收藏</a>】【<a>告诉好友</a>】【<a>打印此文</a>】【<a>关闭窗口</a>】</td></tr><tr><td>上一篇：<a>五一劳动节放假通知</a><br>下一篇：没有了</td></tr></table></td></tr></table><table width="980" align="center"><tr><td align="center">荷塘区柳荫里小学 版权所有<br>地址：荷塘区柳荫里12号 湘ICP备12000000号</td></tr></table></body></html>""",
    "2023年秋季一年级新生报名通知",
    "荷塘区柳荫里小学",
    "2023-05-25 15:30:22",
    SN,
    encoding="gb18030",
    body="<br><br>\n　　".join(SN),
)

# 20 district integrated media H5
_add(
    "b20-h5.html",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>@t@</title><meta name="description" itemprop="description" content="@t@"><meta itemprop="name" content="@t@"></head><body><div class="download-bar"><img src="logo.png"><div><b>云上柳河</b><span>柳河县融媒体中心</span></div><a>打开</a></div><div class="page"><div class="detail-title">@t@</div><div class="detail-info"><span class="src">柳河融媒</span><span class="date">2023-04-18 11:02</span><span class="read">阅读 2.1万</span></div><div class="detail-audio"><span>语音播报</span><span>00:00/02:31</span></div><div class="detail-body">@body@<p style="text-align:right">记者：沈默</p><p style="text-align:right">编辑：高洁</p><p style="text-align:right">审核：杜衡</p></div><div class="declare">免责声明：本文来源为其他媒体的，不代表柳河县融媒体中心观点</div><div class="zan"><span>点赞 23</span></div><div class="comment"><h3>最新评论</h3><div class="no">快来抢沙发</div></div><div class="recommend"><h3>相关推荐</h3>@cards@</div></div></body></html>""",
    "给梨树装上“大脑”",
    "柳河融媒",
    "2023-04-18 11:02",
    ORCHARD,
    body=lines(ORCHARD),
    cards="".join(f'<div class="card"><p>{x}</p><span>柳河融媒 2023-04-17</span></div>' for x in others(3)),
)
