"""Pages and papers written after the rules, to see what these make of shapes that they were not made for."""

from datetime import date

from tests.retrieval.readers.gallery import Specimen, moment
from tests.retrieval.readers.gallery.prose import FACTORY, FLOOD, LIBRARY, NOTICE
from tests.retrieval.readers.pdfs import Line, centred, make_pdf, page, right
from tests.retrieval.readers.words import make_docx, table


def _p(sentences):
    return "".join(f"<p>{sentence}</p>" for sentence in sentences)


STRANGERS = [
    Specimen(
        "政策解读.html",
        f"""<!doctype html><html><head><meta charset="utf-8"><title>一图读懂小型水库管护 - 政策解读 - 青岚省水利厅</title></head><body>
<header><div class="top"><span>今天是2024年5月6日 星期一</span></div><h2 class="site">青岚省水利厅</h2></header>
<div class="detail"><div class="detail-title">一图读懂小型水库管护</div><ul class="detail-info"><li>日期：2022-09-06</li><li>来源：省水利厅运行管理处</li><li>字号：[大][中][小]</li></ul>
<div class="detail-content">{_p(NOTICE[1:])}</div></div><footer>地址：江滨路1号 邮编：000000</footer></body></html>""".encode(),
        "一图读懂小型水库管护",
        "省水利厅运行管理处",
        date(2022, 9, 6),
        4,
    ),
    Specimen(
        "评论版.html",
        f"""<html><head><meta charset="gbk"><title>【江畔时评】让书房开在家门口_江畔网</title></head><body><div class="crumb"><a>江畔网</a>><a>评论</a></div>
<h1>【江畔时评】让书房开在家门口</h1><p class="author">作者：秦小川 来源：江畔网 2022年09月07日 07:30</p><div class="zhengwen">{_p(LIBRARY)}<p>（作者系大学教师）</p></div></body></html>""".encode(
            "gbk"
        ),
        "【江畔时评】让书房开在家门口",
        "江畔网",
        moment(2022, 9, 7, 7, 30),
        6,
    ),
    Specimen(
        "校园网.htm",
        f"""<HTML><HEAD><meta charset="gb2312"><TITLE>我校师生参观轴承车间</TITLE></HEAD><BODY><table><tr><td>海港职业学院</td></tr></table>
<table><tr><td class="titlestyle">我校师生参观轴承车间</td></tr><tr><td>2022-09-08 14:02 &nbsp; 机电系 &nbsp; 审核：林岸 &nbsp; (点击: <span>301</span>)</td></tr>
<tr><td class="contentstyle"><div id="vsb_content">{_p(FACTORY)}</div></td></tr></table></BODY></HTML>""".encode(
            "gb2312"
        ),
        "我校师生参观轴承车间",
        "机电系",
        moment(2022, 9, 8, 14, 2),
        3,
    ),
    Specimen(
        "专栏.html",
        f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>水位线上的人 - 长江专栏</title><meta property="og:type" content="article"></head><body>
<div class="Post-Header"><h1 class="Post-Title">水位线上的人</h1><div class="AuthorInfo"><a>江边散步</a><div>写字的人</div></div></div>
<div class="RichText">{_p(FLOOD)}</div><div class="ContentItem-time">编辑于 2022-09-08 14:02</div></body></html>""".encode(),
        "水位线上的人",
        "长江专栏",
        moment(2022, 9, 8, 14, 2),
        4,
    ),
    Specimen(
        "通知函.pdf",
        make_pdf(
            [
                page(
                    centred("滨江区文化和旅游局", 30),
                    right("滨文旅函〔2022〕7号", 14),
                    centred("关于征集社区书房名称的函", 22),
                    Line("各街道办事处："),
                    *LIBRARY[1:4],
                    Line("附件：征集表", 122),
                    right("滨江区文化和旅游局"),
                    right("2022年8月30日"),
                    footer="— 1 —",
                )
            ]
        ),
        "关于征集社区书房名称的函",
        "滨江区文化和旅游局",
        date(2022, 8, 30),
        8,
        written=date(2022, 8, 30),
    ),
    Specimen(
        "调研报告.docx",
        make_docx(
            "关于轴承行业用工情况的调研报告",
            "海港市人力资源和社会保障局",
            "（2022年8月）",
            "一、基本情况",
            *FACTORY,
            table(("企业", "用工"), ("城东轴承", "320人")),
        ),
        "关于轴承行业用工情况的调研报告",
        "海港市人力资源和社会保障局",
        None,
        6,
    ),
    Specimen(
        "值班日志.docx",
        make_docx("白石水库值班日志", "2022年9月3日 星期六 晴", *FLOOD[1:3]),
        "白石水库值班日志",
        None,
        date(2022, 9, 3),
        2,
    ),
]
