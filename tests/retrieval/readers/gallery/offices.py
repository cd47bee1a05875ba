"""Pages of offices, as the systems that make them lay them out; written before the rules that read them."""

from datetime import date

from tests.retrieval.readers.gallery import moment
from tests.retrieval.readers.gallery.prose import BRIDGE, COUNTY, HEAT, RULES
from tests.retrieval.readers.gallery.sites import lines, page

OFFICES = [
    page(
        "国办政策.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>关于推进乡镇跨域通办服务工作的通知_政务公开_中国政府网</title>
<meta name="lanmu" content="政策"><meta name="catalog" content="2024-03"><meta name="others" content="页面生成时间 2024-03-29 18:20:11">
<link rel="stylesheet" href="/a.css"><script>var a=1;</script></head><body>
<div class="header"><div class="logo"><a href="/">中国政府网</a></div><ul class="nav"><li><a href="/guowuyuan">国务院</a></li><li><a href="/xinwen">新闻</a></li><li><a href="/zhengce">政策</a></li></ul></div>
<div class="BreadcrumbNav">首页 &gt; 政策 &gt; 国务院政策文件库 &gt; 部门文件</div>
<div class="policyLibraryOverview_content"><table class="border-table noneBorder pages_content"><tbody>
<tr><td><b>标　　题：</b></td><td colspan="3">关于推进乡镇跨域通办服务工作的通知</td></tr>
<tr><td><b>发文机关：</b></td><td>国家政务服务局</td><td><b>来　　源：</b></td><td>政务服务局网站</td></tr>
<tr><td><b>发文字号：</b></td><td>政服发〔2024〕17号</td><td><b>公文种类：</b></td><td>通知</td></tr>
<tr><td><b>主题分类：</b></td><td>综合政务\\其他</td><td><b>成文日期：</b></td><td>2024年03月22日</td></tr>
<tr><td></td><td></td><td><b>发布日期：</b></td><td>2024年03月29日</td></tr></tbody></table></div>
<div class="article_con"><div class="pages_content mhide" id="UCAP-CONTENT"><div class="trs_editor_view TRS_UEDITOR trs_paper_default trs_web">
<p style="text-align: center;"><strong>国家政务服务局关于推进<br>乡镇跨域通办服务工作的通知</strong></p>
<p style="text-align: center;">政服发〔2024〕17号</p>
<p style="text-indent: 0em;">各省、自治区、直辖市政务服务管理机构：</p>
{lines(COUNTY[0:1] + COUNTY[5:8], '<p style="text-indent: 2em;">')}
<p style="text-align: right;">国家政务服务局</p><p style="text-align: right;">2024年3月22日</p></div></div></div>
<div class="share">分享到：<a>微信</a><a>微博</a></div><div class="footer"><p>主办：某办公厅 运行维护单位：中国政府网运行中心</p><p>版权所有：中国政府网 网站标识码bm01000001 京ICP备05070218号</p></div></body></html>""",
        "utf-8",
        "关于推进乡镇跨域通办服务工作的通知",
        "国家政务服务局",
        date(2024, 3, 29),
        8,
        written=date(2024, 3, 22),
    ),
    page(
        "省厅公开页.html",
        f"""<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="SiteName" content="云岭省人民政府"><meta name="SiteDomain" content="www.yunling.gov.cn"><meta name="ColumnName" content="法定主动公开内容"><meta name="ColumnType" content="政策文件">
<meta name="ArticleTitle" content="云岭省水利厅关于做好今年春灌供水工作的意见"><meta name="PubDate" content="2023-04-11 16:30"><meta name="ContentSource" content="省水利厅">
<title>云岭省水利厅关于做好今年春灌供水工作的意见</title></head><body><div class="top">无障碍浏览 | 长者模式 | 繁體</div>
<div class="wz">当前位置：<a>首页</a> &gt; <a>政府信息公开</a> &gt; <a>法定主动公开内容</a></div>
<div class="xxgk_head"><ul><li><b>索 引 号：</b>000014349/2023-00127</li><li><b>主题分类：</b>农业、林业、水利</li><li><b>发布机构：</b>省水利厅</li><li><b>文　　号：</b>云水农〔2023〕9号</li><li><b>成文日期：</b>2023-04-06</li><li><b>公开日期：</b>2023-04-11</li><li><b>有 效 性：</b>有效</li></ul></div>
<h1 class="bt">云岭省水利厅关于做好今年春灌供水工作的意见</h1>
<div class="xl-tool"><span>发布时间：2023-04-11 16:30</span> <span>浏览次数：<script>document.write(1)</script></span> <span>字号：[ 大 中 小 ]</span> <a>打印</a></div>
<div class="view TRS_UEDITOR"><p>各州、市水利（水务）局：</p>{lines(COUNTY[8:10] + COUNTY[12:13])}<p>一、加强组织领导</p>{lines(COUNTY[6:7])}<p>二、严格监督检查</p>{lines(COUNTY[7:8])}<p align="right">云岭省水利厅</p><p align="right">2023年4月6日</p></div>
<div class="ewm">扫一扫在手机打开当前页</div><div class="xgwj"><h3>相关文件</h3><ul><li><a>《关于做好今年春灌供水工作的意见》政策解读</a> 2023-04-12</li></ul></div>
<div class="foot">主办：云岭省人民政府办公厅 滇ICP备05000002号</div></body></html>""",
        "utf-8",
        "云岭省水利厅关于做好今年春灌供水工作的意见",
        "省水利厅",
        moment(2023, 4, 11, 16, 30, 0),
        10,
        written=date(2023, 4, 6),
    ),
    page(
        "老政府网.htm",
        f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>柳河县政府网 -- 政务动态</title></head>
<body topmargin=0 bgcolor=#ffffff><center>
<table width=780 border=0 cellspacing=0><tr><td><img src=images/top.jpg width=780></td></tr><tr><td bgcolor=#cc0000><font color=white>首页 | 柳河概况 | 政务动态 | 公示公告 | 县长信箱</font></td></tr></table>
<table width=780 border=0><tr><td width=180 valign=top><table><tr><td>· <a href=1.htm>全县春季植树动员会召开</a></td></tr><tr><td>· <a href=2.htm>第三季度用电量创新高</a></td></tr></table></td>
<td width=600 valign=top>
<table width=100%><tr><td align=center height=40><font size=4 color=red><b>便民服务窗口开进十二个乡镇</b></font></td></tr>
<tr><td align=center><font size=2>发布时间：2008-9-12　　来源：县政府办公室　　作者：周 敏　　点击数：356　　【字体：大 中 小】</font></td></tr>
<tr><td><hr size=1></td></tr>
<tr><td><font size=3>&nbsp;&nbsp;&nbsp;&nbsp;{COUNTY[0]}<br>
&nbsp;&nbsp;&nbsp;&nbsp;{COUNTY[1]}<br>
&nbsp;&nbsp;&nbsp;&nbsp;{COUNTY[3]}<br>
&nbsp;&nbsp;&nbsp;&nbsp;{COUNTY[5]}<br></font></td></tr>
<tr><td align=right><font size=2>责任编辑：admin　【<a href=#>打印此页</a>】【<a href=#>关闭窗口</a>】</font></td></tr>
<tr><td><font size=2>上一条：<a>县委召开常委会议</a><br>下一条：<a>我县举办秋季招聘会</a></font></td></tr></table>
</td></tr></table>
<table width=780><tr><td align=center><font size=2>版权所有：柳河县人民政府　吉ICP备05001234号　技术支持：县信息中心</font></td></tr></table></center></body></html>""",
        "gbk",
        "便民服务窗口开进十二个乡镇",
        "县政府办公室",
        date(2008, 9, 12),
        4,
    ),
    page(
        "香港新闻公报.htm",
        f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5"><title>新行人天橋月底啟用</title></head><body><table border="0"><tr><td><img src="/gia/images/logo.gif" alt="香港特別行政區政府新聞公報"></td><td>新聞公報</td></tr><tr><td><a>簡体版</a> | <a>English</a> | <a>寄給朋友</a></td></tr></table>
<div id="contentBody"><span id="PRHeadlineSpan"><b>新行人天橋月底啟用</b></span><br>*********<br><br><span id="pressrelease">　　{BRIDGE[0]}<br><br>　　{BRIDGE[1]}<br><br>　　{BRIDGE[2]}<br><br>　　{BRIDGE[3]}<br><br>完</span><br><br>2021年3月15日（星期一）<br>香港時間11時30分</div></body></html>""",
        "big5hkscs",
        "新行人天橋月底啟用",
        None,
        moment(2021, 3, 15, 11, 30, 0),
        4,
    ),
    page(
        "部委要闻.html",
        f"""<!DOCTYPE html><html><head><meta http-equiv="X-UA-Compatible" content="IE=edge"><meta charset="utf-8"><title>水资源部：春灌供水总体平稳有序</title><meta name="SiteName" content="中华人民共和国水资源部"/><meta name="SiteDomain" content="www.szy.gov.cn"/><meta name="ColumnName" content="要闻"/><meta name="ArticleTitle" content="水资源部：春灌供水总体平稳有序"/><meta name="PubDate" content="2022-05-10 08:15"/><meta name="ContentSource" content="中国水网报"/><meta name="Author" content="杨帆"/></head>
<body><div class="crumb">您现在的位置：首页>要闻</div><div class="con"><div class="tit">水资源部：春灌供水总体平稳有序</div><div class="xx">发布时间：<span>2022-05-10</span> 来源：<span>中国水网报</span> 分享：</div><div class="TRS_Editor"><style>.TRS_Editor P{{margin:0}}</style><div class="Custom_UnionStyle">{lines(COUNTY[8:13], "<p>　　")}</div></div><div class="attachment">附件：<a>春灌供水情况表.xlsx</a></div></div><div class="foot">主办单位：中华人民共和国水资源部 网站标识码：bm20000001</div></body></html>""",
        "utf-8",
        "水资源部：春灌供水总体平稳有序",
        "中国水网报",
        moment(2022, 5, 10, 8, 15, 0),
        5,
    ),
    page(
        "规范性文件.html",
        f"""<html><head><meta charset="utf-8"><title>柳河县跨域通办窗口管理办法 - 规范性文件 - 柳河县人民政府</title></head><body><div class="nav">首页 走进柳河 政务公开 办事服务 互动交流</div><div class="location">您的位置：首页 &gt;&gt; 政务公开 &gt;&gt; 规范性文件</div><div class="arti"><h2 class="arti-title">柳河县跨域通办窗口管理办法</h2><p class="arti-metas"><span>发布者：县司法局</span><span>发布时间：2023-08-25</span><span>浏览次数：<i>87</i></span></p><div class="entry"><p style="text-align:center">（2023年8月18日柳河县人民政府第十九次常务会议通过）</p>{lines(RULES)}</div></div><div class="bottom">吉公网安备 22000000000001号</div></body></html>""",
        "utf-8",
        "柳河县跨域通办窗口管理办法",
        "县司法局",
        date(2023, 8, 25),
        10,
    ),
    page(
        "学院通知.html",
        """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>通知公告-河西职业技术学院</title></head><body><div class="head"><img src="logo.png"/></div><div class="menu"><a>学院概况</a><a>机构设置</a><a>招生就业</a></div><div class="place">当前位置: 首页&gt;通知公告&gt;正文</div>
<form name="_newscontent_fromname"><div class="content-title"><h3>关于举办第六届“工匠杯”技能竞赛的通知</h3><i>时间：2023-04-18 &nbsp;&nbsp; 编辑：教务处 &nbsp;&nbsp; 点击：[<span id="dynclicks">233</span>]</i></div><div id="vsb_content"><div class="v_news_content"><p style="text-indent:28pt">各系（部）：</p><p>经研究，定于五月中旬举办第六届“工匠杯”技能竞赛，现将有关事项通知如下。</p><p>一、参赛对象：全日制在校学生，每人限报两项。</p><p>二、报名时间：4月20日至4月28日，以系为单位统一报名。</p><p>三、奖项设置：各赛项按参赛人数的10%、20%、30%设一、二、三等奖。</p><p style="text-align:right">教务处</p><p style="text-align:right">2023年4月17日</p></div></div><div class="sxt">上一条：<a>关于清明节放假的通知</a></div><div>下一条：<a>关于图书馆闭馆的通知</a></div></form><div class="foot">地址：河西区学府路1号 邮编：730000</div></body></html>""",
        "utf-8",
        "关于举办第六届“工匠杯”技能竞赛的通知",
        "河西职业技术学院",
        date(2023, 4, 18),
        7,
    ),
    page(
        "县府新闻稿.htm",
        f"""<html><head><meta http-equiv="content-type" content="text/html; charset=big5"><title>濱海縣政府新聞稿</title></head><body><table width="760" align="center"><tr><td colspan="2"><img src="banner.gif"></td></tr><tr><td width="140"><a>回首頁</a><br><a>縣長的話</a><br><a>新聞稿</a></td><td><table border="1" width="100%"><tr><td width="80">標題</td><td>縣府開放二十九處避暑據點</td></tr><tr><td>發布單位</td><td>衛生局</td></tr><tr><td>發布日期</td><td>2005/07/19</td></tr><tr><td>內容</td><td>　　{HEAT[0]}<br><br>　　{HEAT[1]}<br><br>　　{HEAT[2]}</td></tr></table></td></tr><tr><td colspan="2" align="center">濱海縣政府 版權所有 總機 06-0000000</td></tr></table></body></html>""",
        "big5",
        "縣府開放二十九處避暑據點",
        "衛生局",
        date(2005, 7, 19),
        3,
    ),
    page(
        "统计局.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>4月份灌区供水情况 - 国家灌溉统计局</title><meta name="SiteName" content="国家灌溉统计局"><meta name="ColumnName" content="数据发布"></head><body><div class="header"><div class="search-box"><input></div><ul><li><a>首页</a></li><li><a>数据</a></li></ul></div><div class="wrapper"><div class="container"><div class="detail-title"><h1>4月份灌区供水情况</h1><div class="detail-title-des"><h2><p>2023/05/16 10:00</p><p>来源：国家灌溉统计局</p></h2><div class="share-div"><a>分享到</a></div></div></div><div class="detail-content"><div class="txt-content"><div class="trs_editor_view TRS_UEDITOR trs_paper_default">{lines(COUNTY[8:11])}<table><tr><td>地区</td><td>供水量（亿立方米）</td></tr><tr><td>东部</td><td>3.2</td></tr><tr><td>西部</td><td>1.7</td></tr></table>{lines(COUNTY[12:13])}</div></div></div><div class="detail-relevant"><h3>相关链接</h3><a>3月份灌区供水情况</a></div></div></div><div class="footer">地址：学府路 邮编：100000</div></body></html>""",
        "utf-8",
        "4月份灌区供水情况",
        "国家灌溉统计局",
        moment(2023, 5, 16, 10, 0, 0),
        7,
    ),
    page(
        "央行.html",
        f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=utf-8"><title>储蓄银行发布春灌贷款情况</title></HEAD><BODY><table width=1004><tr><td>English | 移动版 | 网送天下</td></tr></table><table width=1004><tr><td>信息公开</td><td>新闻发布</td><td>法律法规</td><td>货币政策</td></tr></table><table><tr><td>我的位置:首页 &gt; 沟通交流 &gt; 新闻</td></tr></table><table width=757 class=hui12><tr><td align=middle height=40><h2 style="FONT-SIZE: 16px">储蓄银行发布春灌贷款情况</h2></td></tr><tr><td><table><tr><td width=300 class=hui12>字号 <a>大</a> <a>中</a> <a>小</a></td><td>文章来源：<span id=laiyuan>沟通交流</span></td><td><span id=shijian>2023-04-20 16:00:00</span></td></tr></table></td></tr><tr><td>打印本页 关闭窗口</td></tr><tr><td><div id=zoom>{lines(COUNTY[8:9] + COUNTY[10:13], "<P>　　", "</P>")}<P>（完）</P></div></td></tr><tr><td>打印本页 关闭窗口</td></tr></table><table><tr><td>法律声明 | 联系我们 | 加入收藏 最佳分辨率：1024*768 京ICP备05073439号</td></tr></table></BODY></HTML>""",
        "utf-8",
        "储蓄银行发布春灌贷款情况",
        "沟通交流",
        moment(2023, 4, 20, 16, 0, 0),
        4,
    ),
    page(
        "法院公告.html",
        """<html><head><meta charset="gbk"><title>柳河县人民法院-审务公开</title></head><body><div id="top">柳河县人民法院</div><div class="detail"><div class="detail_bigtitle">柳河县人民法院关于调整诉讼服务时间的公告</div><div class="detail_thr"><li class="fl print">　来源：立案庭　　发布时间：2020-11-27 09:10:23</li><li class="fr">浏览次数：<i>19</i></li></div><div class="detail_mes">&nbsp;</div><div class="detail_txt"><p>为方便群众诉讼，自12月1日起，本院诉讼服务中心工作时间调整为上午8:30至12:00，下午13:30至17:00。</p><p>周六上午安排专人值班，受理立案咨询和材料收转。</p><p>特此公告。</p><p style="text-align:right">柳河县人民法院</p><p style="text-align:right">二〇二〇年十一月二十六日</p></div></div><div id="foot">地址：柳河县建设街88号 电话：0435-0000000</div></body></html>""",
        "gbk",
        "柳河县人民法院关于调整诉讼服务时间的公告",
        "立案庭",
        moment(2020, 11, 27, 9, 10, 23),
        5,
    ),
    page(
        "公开表格.html",
        f"""<html><head><meta charset="utf-8"><title>信息公开</title></head><body><table class="xxgk"><tr><th>索引号</th><td>JL0101/2022-0041</td><th>信息分类</th><td>工作动态</td></tr><tr><th>发布机构</th><td>柳河县水务局</td><th>发布日期</th><td>2022-05-20</td></tr><tr><th>信息名称</th><td colspan="3">全县春灌供水工作有序推进</td></tr></table><div class="content"><p align="center"><b>全县春灌供水工作有序推进</b></p>{lines(COUNTY[8:11], "<p>　　")}</div></body></html>""",
        "utf-8",
        "全县春灌供水工作有序推进",
        "柳河县水务局",
        date(2022, 5, 20),
        3,
    ),
]
