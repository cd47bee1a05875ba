"""What the pages of the gallery that follow known systems share."""

import base64
import quopri
import re
from datetime import date, datetime

from tests.retrieval.readers.gallery import CHINA, Specimen


def page(name, text, encoding, title, source, published, paragraphs, written=None):
    """A file of this text; characters that a page's encoding lacks stand as references."""
    errors = "xmlcharrefreplace" if "htm" in name else "strict"
    return Specimen(name, text.encode(encoding, errors), title, source, published, paragraphs, written)


def lines(items, before="<p>", after="</p>\n"):
    return "".join(before + item + after for item in items)


def document(title, head, body):
    """A page of this title, head and body."""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


def headlines(items):
    """A list of links to other articles, as stands beside or below one."""
    return (
        "<ul>" + "".join(f'<li><a href="/{place}">{item[:18]}</a></li>' for place, item in enumerate(items)) + "</ul>"
    )


def teasers(items):
    """Other articles with a headline, the beginning of the text and a time each."""
    return "".join(
        f'<div class="item"><h3><a href="/{place}">{item[:12]}</a></h3><p class="desc">{item}{item}</p>'
        f"<span>2022-05-0{place + 1} 10:00</span></div>"
        for place, item in enumerate(items)
    )


def written(name, markup, title, source, published, body, encoding="utf-8", dated=None):
    """A file of this markup and what a right reading gives, its paragraphs word for word."""
    data = markup if isinstance(markup, bytes) else markup.encode(encoding, "xmlcharrefreplace")
    return Specimen(name, data, title, source, published, len(body), dated, tuple(body))


def filled(name, markup, title, source, day, text, /, encoding="utf-8", dated=None, **values):
    """A page of this markup with these values at their places (`@nav@`); days as people write them, or None."""
    for place, value in {**values, "t": title}.items():
        markup = markup.replace(f"@{place}@", value)
    assert not re.search(r"@[a-z][a-z0-9]*@", markup)
    # What stands apart by a wide space is read with a usual one.
    title, *text = (" ".join(line.split()) for line in (title, *text))
    return written(name, markup, title, source, _read_day(day), text, encoding, _read_day(dated))


def _read_day(day):
    if day is None:
        return None
    if len(day) > len("2023-05-06"):
        return datetime.fromisoformat(day).replace(tzinfo=CHINA)
    return date.fromisoformat(day)


def mime_file(markup, encoding="utf-8", transfer="quoted-printable"):
    """A page as a browser saves it with all that belongs to it: one MIME file."""
    data = markup.replace("utf-8", encoding).encode(encoding)
    packed = quopri.encodestring(data) if transfer == "quoted-printable" else base64.encodebytes(data)
    head = (
        'From: <Saved by Blink>\nSubject: page\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html";\n'
        '\tboundary="--M"\n\nThis is a message of several parts.\n\n----M\nContent-Type: text/html;\n'
        f'\tcharset="{encoding}"\nContent-Transfer-Encoding: {transfer}\n'
        "Content-Location: https://news.example/2022/05/06/1.html\n\n"
    )
    rest = "\n----M\nContent-Type: text/css\nContent-Transfer-Encoding: 8bit\n\nbody { color: red }\n----M--\n"
    return (head.encode() + packed + rest.encode()).replace(b"\n", b"\r\n")


def post(tags, script, kind="page_share_text", account="云溪水务"):
    """A post of WeChat that shows none of its text before its scripts have run."""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>{tags}<meta property="og:site_name" content="微信公众平台">'
        f'</head><body class="zh_CN {kind}"><div id="js_article" class="share_content_page"><div id="js_content">'
        f'<div class="wx_follow_nickname">{account}</div><p id="js_text_desc"></p></div></div>'
        f"<div>微信扫一扫可打开此内容，使用完整服务</div><script>{script}</script></body></html>"
    )
