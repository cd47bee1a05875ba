"""Papers of offices: notices and reports as PDF, minutes and drafts as Word, and plain files in several encodings."""

from datetime import date

from tests.retrieval.readers.gallery import Specimen, moment
from tests.retrieval.readers.gallery.prose import FACTORY, FLOOD, LIBRARY, MINUTES, NOTICE, TRADITIONAL
from tests.retrieval.readers.pdfs import Line, centred, make_pdf, page, right
from tests.retrieval.readers.words import (
    control,
    deleted,
    inserted,
    make_docx,
    moved_away,
    paragraph,
    table,
    text_box,
)

_LONG = "".join(FLOOD) + "".join(LIBRARY)

PAPERS = [
    Specimen(
        "红头文件.pdf",
        make_pdf(
            [
                page(
                    centred("青岚省水利厅文件", 36),
                    centred("青水〔2022〕33号", 16),
                    centred("关于加强小型水库管护的通知"),
                    Line(NOTICE[0]),
                    *NOTICE[1:4],
                    footer="- 1 -",
                ),
                page(
                    NOTICE[4],
                    right("青岚省水利厅"),
                    right("2022年9月1日"),
                    Line("（此件公开发布）", 122),
                    footer="- 2 -",
                ),
            ]
        ),
        "关于加强小型水库管护的通知",
        "青岚省水利厅",
        date(2022, 9, 1),
        9,
        written=date(2022, 9, 1),
    ),
    Specimen(
        "两行标题.pdf",
        make_pdf(
            [
                page(
                    centred("青岚省发展和改革委员会", 22),
                    centred("关于调整社区书房建设补助标准的通知", 22),
                    Line("各区文旅局："),
                    *LIBRARY[:3],
                    right("青岚省发展和改革委员会"),
                    right("二〇二二年九月三日"),
                )
            ],
            info={"Title": "Microsoft Word - 通知（定稿）.doc", "CreationDate": "D:20220905091000+08'00'"},
        ),
        "青岚省发展和改革委员会关于调整社区书房建设补助标准的通知",
        "青岚省发展和改革委员会",
        date(2022, 9, 3),
        6,
        written=date(2022, 9, 3),
    ),
    Specimen(
        "长报告.pdf",
        make_pdf(
            [
                page(
                    centred("海港市技术改造情况报告", 24),
                    centred("海港市工业和信息化局", 16),
                    centred("2022年7月20日", 16),
                    Line("一、总体情况", 122),
                    *FACTORY,
                    _LONG[:300],
                    header="海港市技术改造情况报告",
                    footer="第 1 页 共 3 页",
                ),
                page(
                    Line("二、存在的问题", 122),
                    *FLOOD[:3],
                    header="海港市技术改造情况报告",
                    footer="第 2 页 共 3 页",
                ),
                page(*LIBRARY[:2], header="海港市技术改造情况报告", footer="第 3 页 共 3 页"),
            ]
        ),
        "海港市技术改造情况报告",
        "海港市工业和信息化局",
        date(2022, 7, 20),
        11,
    ),
    Specimen(
        "跨页段落.pdf",
        make_pdf(
            [
                page(centred("新馆运行一年总结", 24), *LIBRARY[:2], ("滨江区图书馆" * 13)[:76], footer="1"),
                page(
                    Line("这一段从上一页接着写下来，到这里才算写完。", 90),
                    LIBRARY[3],
                    right("滨江区图书馆"),
                    right("2023年9月4日"),
                    footer="2",
                ),
            ]
        ),
        "新馆运行一年总结",
        "滨江区图书馆",
        date(2023, 9, 4),
        6,
        written=date(2023, 9, 4),
    ),
    Specimen(
        "双栏.pdf",
        make_pdf(
            [
                [
                    Line("轴承车间里的夜班", 150, 780, 30),
                    Line("海港晚报 2022-09-04", 220, 740, 12),
                    *(
                        Line(text, x + (24 if indent else 0), y, 12)
                        for x, column in ((60, FACTORY[:2]), (310, FACTORY[2:]))
                        for y, (text, indent) in zip(
                            range(700, 100, -20),
                            (
                                (sentence[:16], True) if start == 0 else (sentence[start : start + 18], False)
                                for sentence in column
                                for start in (0, *range(16, len(sentence), 18))
                            ),
                            strict=False,
                        )
                    ),
                ]
            ]
        ),
        "轴承车间里的夜班",
        "海港晚报",
        date(2022, 9, 4),
        3,
    ),
    Specimen(
        "没有落款.pdf",
        make_pdf([page(centred("新馆读者须知", 24), *LIBRARY)], info={"CreationDate": "D:20220905091000+08'00'"}),
        "新馆读者须知",
        None,
        date(2022, 9, 5),
        5,
    ),
    Specimen(
        "繁體公文.pdf",
        make_pdf(
            [
                page(
                    centred("海港市文化局公告", 24),
                    *TRADITIONAL,
                    right("海港市文化局"),
                    right("2022年9月4日"),
                )
            ]
        ),
        "海港市文化局公告",
        "海港市文化局",
        date(2022, 9, 4),
        6,
        written=date(2022, 9, 4),
    ),
    Specimen(
        "会议纪要.docx",
        make_docx(
            "停车场改造专题会议纪要",
            "时间：2023年5月16日上午9:30",
            "地点：三楼会议室",
            "主持：秦川",
            "参加：办公室、工程科、财务科",
            *MINUTES,
            "记录：何雨",
        ),
        "停车场改造专题会议纪要",
        None,
        date(2023, 5, 16),
        8,
    ),
    Specimen(
        "通知定稿.docx",
        make_docx(
            paragraph("关于加强小型水库管护的通知", style="a3"),
            "青水〔2022〕33号",
            *NOTICE,
            "附件：水库名单",
            "青岚省水利厅",
            "2022年9月1日",
            title="关于加强小型水库管护的通知",
        ),
        "关于加强小型水库管护的通知",
        "青岚省水利厅",
        date(2022, 9, 1),
        9,
        written=date(2022, 9, 1),
    ),
    Specimen(
        "修订稿.docx",
        make_docx(
            "滨江区文旅局关于延长自习室开放时间的通知",
            "各社区书房：",
            paragraph("自习室开放到晚上", deleted("九"), inserted("十一"), "点，凭身份证登记即可使用。"),
            paragraph(moved_away("这一句移到了别处。"), "周末另有安排的，提前三天在门口告示。"),
            paragraph(deleted("这一段整个删掉了。")),
            "滨江区文旅局",
            "2022年9月3日",
        ),
        "滨江区文旅局关于延长自习室开放时间的通知",
        "滨江区文旅局",
        date(2022, 9, 3),
        5,
        written=date(2022, 9, 3),
    ),
    Specimen(
        "带表格.docx",
        make_docx(
            "2022年上半年各区技改投资情况通报",
            "来源：海港市统计局",
            FACTORY[0],
            table(("区", "投资（亿元）", "增速"), ("城东区", "21.3", "15%"), ("滨江区", "25.7", "11%")),
            FACTORY[2],
            "2022年7月20日",
        ),
        "2022年上半年各区技改投资情况通报",
        "海港市统计局",
        date(2022, 7, 20),
        6,
        written=date(2022, 7, 20),
    ),
    Specimen(
        "表格里的正文.docx",
        make_docx(
            table(("滨江区文旅局工作简报",), ("2022年第9期",)),
            table(("滨江区文旅局办公室编", "2022年9月5日")),
            table(("<w:p/>" + "".join(paragraph(sentence) for sentence in LIBRARY),)),
        ),
        "滨江区文旅局工作简报",
        "滨江区文旅局办公室",
        date(2022, 9, 5),
        5,
    ),
    Specimen(
        "文本框.docx",
        make_docx(
            paragraph(text_box("内部资料"), "新馆读者座谈会记录"),
            "日期：2022年9月6日",
            control(paragraph(LIBRARY[2]), paragraph(LIBRARY[4])),
            LIBRARY[3],
        ),
        "新馆读者座谈会记录",
        None,
        date(2022, 9, 6),
        3,
    ),
    Specimen(
        "严格格式.docx",
        make_docx(
            "青岚省人民政府办公厅关于公布水库责任人的公告",
            *NOTICE[1:3],
            "青岚省人民政府办公厅",
            "2022年9月1日",
            strict=True,
        ),
        "青岚省人民政府办公厅关于公布水库责任人的公告",
        "青岚省人民政府办公厅",
        date(2022, 9, 1),
        4,
        written=date(2022, 9, 1),
    ),
    Specimen(
        "旧网页存稿.txt",
        "\r\n".join(["白石水库检修完毕", "青岚日报　2022-09-04 08:15", *FLOOD, "（责任编辑：林岸）"]).encode("gb18030"),
        "白石水库检修完毕",
        "青岚日报",
        moment(2022, 9, 4, 8, 15),
        4,
    ),
    Specimen(
        "港聞存稿.txt",
        "\n".join(["新圖書館啟用首日逾六千人入場", "來源：海港時報 2022年9月4日", *TRADITIONAL]).encode("big5"),
        "新圖書館啟用首日逾六千人入場",
        "海港時報",
        date(2022, 9, 4),
        4,
    ),
    Specimen(
        "记事本.txt",
        "\n".join(["轴承车间里的夜班", "海港晚报 2022-09-04", *FACTORY]).encode("utf-16"),
        "轴承车间里的夜班",
        "海港晚报",
        date(2022, 9, 4),
        3,
    ),
    Specimen(
        "笔记.md",
        ("---\n标题: 新馆见闻\n来源: 滨江日报\n日期: 2022-09-04\n---\n\n" + "\n\n".join(LIBRARY)).encode("utf-8-sig"),
        "新馆见闻",
        "滨江日报",
        date(2022, 9, 4),
        5,
    ),
]
