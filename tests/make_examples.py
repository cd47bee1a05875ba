"""Makes those files of `seeds/示例` anew that are no text: `python -m tests.make_examples`.

Word, slides, sheet and PDF are made by libraries and a browser, so that other programs open them too. Wanted beside
what tests need: `pip install python-docx python-pptx openpyxl fonttools`, a `chromium`, and the font Noto CJK.
"""

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

from docx import Document  # type: ignore[import-not-found]
from fontTools.subset import main as subset  # type: ignore[import-untyped]
from openpyxl import Workbook  # type: ignore[import-not-found, import-untyped]
from PIL import Image, ImageDraw, ImageFont
from pptx import Presentation  # type: ignore[import-not-found]

from tests.retrieval.readers.office_files import make_epub, make_odt, make_ofd, make_rtf, ofd_text

FOLDER = Path(__file__).parents[1] / "seeds" / "示例"
FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

RULES = (
    "第一条　为了规范机动车停放，保障道路畅通，结合本市实际，制定本办法。",
    "第二条　本市行政区域内公共停车场的规划、建设和管理，适用本办法。",
    "第三条　公安机关交通管理部门主管停车管理工作。",
    "第四条　路内停车位白天每小时收费3元，首个半小时免费；夜间20时至次日7时不收费。",
    "第五条　残疾人驾驶专用车辆，在公共停车场免费停放。",
    "第六条　占用消防通道停车的，处500元罚款，并拖离现场。",
    "第七条　本办法自2024年3月1日起施行，有效期五年。",
)
MINUTES = (
    "会议时间：2024年5月20日下午。地点：市图书馆三楼会议室。主持人：理事长方澜。",
    "会议决定，从7月1日起市图书馆夜间开放到晚上10点，经费从市文化专项资金列支。",
    "会议同意购置自助借还机12台，采购预算86万元，由馆办公室在6月底前完成招标。",
    "少儿部主任叶青汇报了暑期读书活动的安排，会议要求同各区少年宫共同组织。",
)
WORK = (
    "过去一年，全市地区生产总值1286.5亿元，增长6.1%；城镇新增就业3.4万人。",
    "今年的主要目标是：地区生产总值增长5.5%以上，新增学位8600个，改造老旧小区45个。",
    "今年要办好十件民生实事，其中新建社区养老服务站30个，每站补助20万元。",
)
SHEET = (
    ("部门", "2023年决算", "2024年预算"),
    ("市教育局", 215300, 228900),
    ("市卫生健康委员会", 98700, 104200),
    ("市交通运输局", 76400, 69800),
)


def write_all() -> None:
    """Write each file in the place of its former version."""
    made = {
        "停车管理办法.docx": docx("青禾市停车管理办法（示例）", "青禾市人民政府　2024年1月15日", RULES),
        "理事会会议纪要.docx": docx("青禾市图书馆理事会会议纪要（示例）", "青禾市图书馆　2024年5月22日", MINUTES),
        "部门预算.xlsx": xlsx(),
        "智慧公交.pptx": pptx(),
        "政府工作报告.pdf": pdf("青禾市政府工作报告（节选，示例）", "青禾市人民政府　2024年1月22日", WORK),
        "停水通知.png": scan(
            "停水通知（示例）",
            "青禾市自来水公司　2024年6月11日",
            "因更换阀门，6月14日晚上10点到次日",
            "早上6点，桐安区文庙街、鼓楼街停水。",
            "请提前储水。抢修电话：青禾96111。",
        ),
        "养老补贴.odt": make_odt(
            "高龄津贴发放办法问答（示例）",
            "来源：青禾市民政局 2024-02-20",
            "80至89岁的老人每月发高龄津贴100元，90岁以上每月200元，百岁老人每月600元。",
            "津贴在每月15日前打到社会保障卡上，去世后次月停发。",
            title="高龄津贴发放办法问答（示例）",
        ),
        "人才公寓.ofd": make_ofd(
            [
                ofd_text("人才公寓申请须知（示例）", 55, 30, 8),
                ofd_text("来源：青禾市住房保障中心 2024-04-08", 35, 50, 4),
                ofd_text("全日制硕士毕业生可以申请人才公寓，月租每平方米12元。", 30, 70, 5),
                ofd_text("租期最长三年，期满可以按市场价八五折购买。", 30, 85, 5),
            ],
            title="人才公寓申请须知（示例）",
        ),
        "古城导览.epub": make_epub(
            "<h1>城墙</h1><p>青禾古城墙建于明代，现存2.3公里，城砖上有烧窑人的名字。</p>",
            "<h1>文庙</h1><p>文庙每年九月二十八日举行祭孔仪式，当天免费开放。</p>",
            title="青禾古城导览（示例）",
            publisher="青禾市文化馆",
            date="2023-05-18",
        ),
        "校车安全通知.rtf": make_rtf(
            "关于加强校车安全管理的通知（示例）",
            "青禾市教育局　2023-08-25",
            "校车必须配备照管员，每车一名；车速在城区不超过40公里，在乡村道路不超过30公里。",
            "校车每学期检修一次，检修记录保存两年。",
        ),
        "旧闻.zip": packed(
            {
                "1998/大礼堂.txt": "青禾大礼堂落成（示例）\n青禾日报 1998-10-01\n\n"
                "青禾大礼堂昨天落成，有座位1200个，造价2600万元。\n",
                "2008/钟楼.txt": "钟楼大修完工（示例）\n青禾日报 2008-06-12\n\n"
                "钟楼大修用了八个月，换瓦三万片，大钟重新开始报时。\n",
            }
        ),
    }
    for name, data in made.items():
        (FOLDER / name).write_bytes(data)


def docx(title: str, below: str, lines: tuple[str, ...]) -> bytes:
    """A Word file: a title, who and when, paragraphs."""
    document = Document()
    document.add_heading(title, level=0)
    for line in (below, *lines):
        document.add_paragraph(line)
    return _saved(document)


def xlsx() -> bytes:
    """A sheet with a line above its table."""
    book = Workbook()
    sheet = book.active
    sheet.title = "预算"
    sheet.append(["青禾市部分部门预算表（示例，单位：万元）"])
    for row in SHEET:
        sheet.append(row)
    return _saved(book)


def pptx() -> bytes:
    """Three slides."""
    show = Presentation()
    first = show.slides.add_slide(show.slide_layouts[0])
    first.shapes.title.text = "智慧公交项目汇报（示例）"
    first.placeholders[1].text = "青禾市公交公司 2024-06-03"
    for title, text in (
        ("进展", "电子站牌已装480块，覆盖全部62条线路。\n候车误差从6分钟降到1分半。"),
        ("下一步", "年内再买纯电动公交车150辆，明年取消纸质月票。"),
    ):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text, slide.placeholders[1].text = title, text
    return _saved(show)


def pdf(title: str, below: str, lines: tuple[str, ...]) -> bytes:
    """A page as a browser prints it."""
    body = "".join(f"<p>{line}</p>" for line in lines)
    # A font that has these characters alone: else Chromium writes radicals (⻘, ⽲) for characters that look the same.
    style = (
        "@font-face{font-family:Few;src:url(few.otf)}body{font:16pt Few;margin:2cm}"
        "h1{font-size:24pt;text-align:center}p{text-indent:2em}"
    )
    page = f"<meta charset=utf-8><style>{style}</style><h1>{title}</h1><div>{below}</div>{body}"
    with tempfile.TemporaryDirectory() as name:
        source, made = Path(name, "page.html"), Path(name, "page.pdf")
        source.write_text(page, "utf-8")
        subset([FONT, "--font-number=2", f"--text={title}{below}{''.join(lines)}", f"--output-file={name}/few.otf"])
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run(["chromium", *options, f"--print-to-pdf={made}", source.as_uri()], check=True)
        return made.read_bytes()


def scan(*lines: str) -> bytes:
    """A picture of print, in black and white."""
    picture = Image.new("L", (1240, 760), 255)
    draw = ImageDraw.Draw(picture)
    for place, line in enumerate(lines):
        font = ImageFont.truetype(FONT, 64 if not place else 44, index=2)
        x = (1240 - draw.textlength(line, font)) / 2 if place < 2 else 120
        draw.text((x, 70 + place * 120), line, fill=20, font=font)
    out = io.BytesIO()
    picture.convert("1", dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def packed(files: dict[str, str]) -> bytes:
    """An archive of texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text)
    return out.getvalue()


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


if __name__ == "__main__":
    write_all()
