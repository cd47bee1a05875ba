"""What a page says among, above and below its text stays in the text unless it surely is no part of it."""

from datetime import date

import pytest

from retrieval.readers import read_report

TITLE = "云溪市停车管理有了新办法"
TEXT = [
    "云溪市交通局昨天公布停车管理的新办法，明年一月起在全市施行，老城区先做三个月的准备。",
    "办法把全市的道路分成三类，每一类的价格和时段都写得很清楚，夜间一律不收费。",
    "交通局说，收来的钱都用来修停车楼和自行车道，账目每半年向市民公开一次。",
]


def read(*paragraphs, head="", above="", below=""):
    text = "".join(one if one.startswith("<") else f"<p>{one}</p>" for one in paragraphs)
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}_云溪网</title>{head}</head>"
    page += f"<body><h1>{TITLE}</h1><div>2023-12-25 09:30 来源：云溪日报</div>{above}"
    page += f"<div class=article>{text}</div>{below}</body></html>"
    return read_report(page.encode(), "页.html")


@pytest.mark.parametrize(
    "line",
    [
        "Tickets on sale: Mar 1, 2024",
        "The Mayor 12 2023 plan was signed.",
        "iPhone 15发布日期：Sep 12, 2023",
        "Opening hours from May 1, 2024 to Oct 31, 2024: 9:00-17:00",
        "In 2023, you may 12 2021 times.",
        "Doors open Jun 3, 2024 8:00 pm",
        "The Decision 5 2022 march went on.",
    ],
)
@pytest.mark.parametrize("place", [0, 2, 3])
def test_a_date_in_the_text_is_no_stamp_and_keeps_its_spelling(line, place):
    report = read(*TEXT[:place], line, *TEXT[place:])

    assert list(report.paragraphs) == [*TEXT[:place], line, *TEXT[place:]]
    assert report.source == "云溪日报"
    assert report.published.date() == date(2023, 12, 25)


def test_an_hour_in_the_text_keeps_its_spelling():
    assert "听证会时间：12月28日下午 3:00" in read(*TEXT[:2], "听证会时间：12月28日下午 3:00", TEXT[2]).paragraphs


def test_what_a_page_says_its_text_begins_with_may_be_its_second_paragraph():
    first = '<p>根据<a href="/l">《道路停车条例》</a>和有关规定，结合本市实际，制定本通知，现予公布。</p>'
    described = f'<meta name="description" content="{TEXT[0]}{TEXT[1][:20]}">'

    assert len(read(first, *TEXT, head=described).paragraphs) == len(TEXT) + 1


@pytest.mark.parametrize(
    "label", ["四、投标截止时间", "开标时间：", "会议报到时间：", "3.现场核验时间", "报名系统关闭的时刻为"]
)
def test_a_moment_that_the_line_above_asks_for_stays(label):
    assert list(read(*TEXT, label, "2024年1月25日 09:30").paragraphs)[-2:] == [label, "2024年1月25日 09:30"]


def test_a_moment_of_another_day_stays_below_a_sentence():
    assert read(*TEXT, "2024年1月25日 09:30").paragraphs[-1] == "2024年1月25日 09:30"


@pytest.mark.parametrize("line", ["展出日期：2024年5月1日至10月31日", "试行时段 2024年1月1日起至2024年3月31日"])
def test_a_span_of_days_that_opens_a_text_stays(line):
    assert list(read(line, *TEXT).paragraphs) == [line, *TEXT]


def test_a_moment_below_the_last_sentence_is_no_text():
    assert list(read(*TEXT, "2023-12-25 09:30").paragraphs) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        # Codes and programs that something is done with.
        "报名方式：扫描下方二维码填写报名表，12月10日前提交",
        "二、市民可扫描停车场入口处张贴的二维码自助缴费",
        "（二）乘客进站时须扫描二维码登记，并佩戴口罩",
        "4.考生凭准考证入场，入场前扫描座位二维码签到",
        "车主扫码识别地面二维码即可开锁",
        "下载“云溪停车”APP，实名注册后预约车位",
        "发现地库进水应立即打开排水阀",
        # Applause and settings that are written about.
        "自动播放功能应当默认关闭，平台须提供关闭选项",
        "对作品点赞超过一百次的，奖励二十元",
        "为云溪点赞",
        "给他一点赞助和支持",
        "邻居们给修车师傅点个赞",
        "隐私政策应当写明保存多久，不得用小字",
    ],
)
def test_what_is_said_about_codes_and_applause_is_text(line):
    assert list(read(TEXT[0], line, *TEXT[1:]).paragraphs) == [TEXT[0], line, *TEXT[1:]]


def test_where_an_office_is_and_how_it_is_called_is_text():
    called = ["地址：云溪市解放路一号办事大厅二楼", "电话：0571-88880000", "咨询热线：12345"]

    foot = "<div><p>地址：云溪市江边路九号 邮编：310000</p><p>电话：0571-66660000</p></div>"

    assert list(read(*TEXT, *called, below=foot).paragraphs) == [*TEXT, *called]


@pytest.mark.parametrize(
    "line", ["扫描二维码关注云溪发布", "长按识别二维码", "喜欢就点个在看吧", "自动播放", "打开云溪客户端，精彩早知道"]
)
def test_what_a_site_offers_is_no_text(line):
    assert list(read(TEXT[0], line, *TEXT[1:]).paragraphs) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "第十条 如需转载本办法所称政务信息的，应当注明来源，未经许可擅自转载的，由网信部门责令改正。",
        "四、发现销售侵犯著作权的商品的，请联系市版权局投诉，电话12318，工作日有人接听。",
        "三、如需办理著作权登记的，请携带身份证到办事大厅二楼。",
        "如需办理著作权登记的，请携带身份证到办事大厅二楼，当天可以办完。",
        "（六）未经授权，不得以本网站名义转载停车数据。",
    ],
)
def test_a_rule_on_rights_is_no_term_of_the_site(line):
    assert list(read(*TEXT, line).paragraphs) == [*TEXT, line]


def test_an_item_on_what_is_not_allowed_ends_no_text():
    paragraphs = [*TEXT, "五、未经本局同意，不得转发本通知附件。", "六、本通知由市交通局负责解释。"]

    assert list(read(*paragraphs).paragraphs) == paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "未经授权，不得转载。",
        "本文仅代表作者个人观点，不代表本网立场。",
        "如有侵犯您的版权，请联系我们删除。",
    ],
)
def test_the_terms_of_a_site_are_no_text(line):
    assert list(read(*TEXT, line).paragraphs) == TEXT


def test_a_lead_behind_the_title_stays_unless_the_text_says_it_again():
    lead = "云溪市交通局5日宣布，停车费明年起每小时涨到八元。"

    assert list(read(f"【{TITLE}】{lead}", *TEXT).paragraphs) == [lead, *TEXT]
    assert list(read(f"【{TITLE}】{TEXT[1]}", *TEXT).paragraphs) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "<p><strong>进入山区</strong> <strong>返回营地</strong></p>",
        "<p><span>来自：北京</span> <span>来自：上海海关</span></p>",
        "<p><b>返回车位</b> <b>进入车库</b></p>",
    ],
)
def test_words_side_by_side_that_are_no_links_are_text(line):
    assert len(read(TEXT[0], line, *TEXT[1:]).paragraphs) == len(TEXT) + 1


@pytest.mark.parametrize("name", ["newsletter-issue", "author-intro", "author-bio", "newsletter", "author_desc"])
def test_a_part_of_the_text_stays_whatever_its_name(name):
    part = f"<div class={name}><p>{TEXT[1]}</p></div>"

    assert list(read(TEXT[0], part, TEXT[2]).paragraphs) == TEXT
    assert list(read(f"<div class={name}>{''.join(f'<p>{text}</p>' for text in TEXT)}</div>").paragraphs) == TEXT


def test_a_box_that_asks_for_an_address_is_no_text():
    asked = "每天早上七点把云溪城里的大事小事送到您的信箱，随时可以退订。"
    box = f"<div class=newsletter><p>{asked}</p><form><input></form></div>"

    assert list(read(TEXT[0], box, *TEXT[1:]).paragraphs) == TEXT


MORE = [
    "各区交通部门应当在月底前把辖区内的收费牌全部换新，换下来的旧牌交回市局统一处理。",
    "执行中遇到的问题，请在两周内用书面形式报市局停车管理处，逾期不再汇总。",
]


@pytest.mark.parametrize("heading", ["相关链接", "延伸阅读", "相关政策", "推荐阅读"])
@pytest.mark.parametrize("tag", ["h3", "p", "h2"])
def test_paragraphs_without_links_below_a_heading_for_others_are_text(heading, tag):
    paragraphs = read(*TEXT, f"<{tag}>{heading}</{tag}>", *MORE).paragraphs

    assert [text for text in paragraphs if text != heading] == [*TEXT, *MORE]


def test_headlines_below_a_heading_for_others_are_no_text():
    links = "".join(f"<p><a href=/{at}>{text[:24]}</a></p>" for at, text in enumerate(MORE))

    assert list(read(*TEXT, "<h3>相关阅读</h3>", links).paragraphs) == TEXT


def noticed(*lines):
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    text = "".join(f"<p>{one}</p>" for one in lines)
    return read_report(f"{page}<div>{text}</div></body></html>".encode(), "页.html")


@pytest.mark.parametrize(
    "line",
    [
        "听证会时间：2024年3月5日上午9时",
        "开标时间：2024-03-05 09:30",
        "停水时间： 2024年3月5日8时",
        "考试日期：2024年3月5日",
        "答辩时间：2024年3月5日14:30",
        "笔试时间：2024年3月5日",
    ],
)
def test_the_time_of_what_a_notice_announces_opens_its_text_and_dates_nothing(line):
    found = noticed(line, *TEXT)

    assert found.paragraphs == (line, *TEXT)
    assert found.published is None


@pytest.mark.parametrize("label", ["发布时间", "信息时间", "公布日期", "云溪日报时间", "创建时间", "时间"])
def test_the_time_of_the_page_dates_it(label):
    found = noticed(f"{label}：2024年3月5日", *TEXT)

    assert found.paragraphs == tuple(TEXT)
    assert found.published == date(2024, 3, 5)


@pytest.mark.parametrize("offer", ["推荐产品", "热销商品", "相关案例：", "■ 最新课程", "图书推荐"])
def test_what_else_a_site_offers_below_a_text_is_not_of_it(offer):
    goods = "<p>云溪四号收割机，割幅两米二，适合丘陵小块田，油耗低，保修三年。</p>"

    assert list(read(*TEXT[:2], below=f"<div class=rec><h4>{offer}</h4>{goods}</div>").paragraphs) == TEXT[:2]


@pytest.mark.parametrize("heading", ["推荐产品", "相关案例", "更多服务"])
def test_what_a_text_offers_below_a_heading_of_its_own_stays(heading):
    assert list(read(TEXT[0], f"<h4>{heading}</h4>", TEXT[1]).paragraphs) == [TEXT[0], heading, TEXT[1]]


@pytest.mark.parametrize("writer", ["冀远山", "翟小满", "樊明"])
def test_a_columnist_beside_the_date_is_not_the_source(writer):
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}_云溪财经</title></head><body>"
    page += f"<h2>{TITLE}</h2><span class=col_author>{writer}</span> <span class=col_date>2023-12-25 09:30:00</span>"
    page += (
        f"<a href=#t><span>0</span>人参与评论</a><div>{''.join(f'<p>{line}</p>' for line in TEXT)}</div></body></html>"
    )

    assert read_report(page.encode(), "页.html").source == "云溪财经"


@pytest.mark.parametrize("end", ["</html>", "</body></html>", "</BODY>\n</HTML >"])
def test_a_page_is_read_beyond_the_end_of_one_of_its_parts(end):
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}_云溪网</title></head><body>"
    page += f"<div class=head><a href=/>云溪市政府网</a></div>{end}<div><h1>{TITLE}</h1>"
    page += f"<div>2023-12-25 来源：云溪日报</div>{''.join(f'<p>{line}</p>' for line in TEXT)}</div></body></html>"

    assert list(read_report(page.encode(), "页.html").paragraphs) == TEXT


@pytest.mark.parametrize("site", [" (www.yunxi.example)", "（yunxi.com.cn）", "(yunxi.gov.cn)"])
def test_the_address_of_a_source_is_no_part_of_its_name(site):
    page = f"<!doctype html><html><head><meta charset=utf-8><title>{TITLE}_山城网</title></head><body><h1>{TITLE}</h1>"
    page += f"<div>2023-12-25 09:30:00 来源: <a href=/s>云溪资讯{site}</a></div>"
    page += f"<div>{''.join(f'<p>{line}</p>' for line in TEXT)}</div></body></html>"

    assert read_report(page.encode(), "页.html").source == "云溪资讯"


@pytest.mark.parametrize("end", ["- THE END -", "The End", "（完）"])
def test_what_says_that_a_text_ends_is_not_of_it(end):
    assert list(read(*TEXT, end).paragraphs) == TEXT


@pytest.mark.parametrize("heads", ["<h3>{}</h3><h1>{}</h1><h2>{}</h2>", "<h3>{}</h3><h2>{}</h2><h3>{}</h3>"])
def test_a_papers_headline_stands_between_lines_of_lower_level(heads):
    page = "<!doctype html><html><head><meta charset=utf-8><title>云溪日报-数字报</title></head><body><div>"
    page += heads.format("停业十一年以后", TITLE, "首日停车六十二辆") + "<div id=ozoom>"
    found = read_report(
        f"{page}{''.join(f'<p>{line}</p>' for line in TEXT)}</div></div></body></html>".encode(), "页.html"
    )

    assert (found.title, found.source, list(found.paragraphs)) == (TITLE, "云溪日报", TEXT)
