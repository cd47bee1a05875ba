"""A made table as slides, an OpenDocument text, a book and a mail, merged cells as each of them has them."""

from email.message import EmailMessage
from html import escape
from typing import Final

from benchmarks.tables.making import Made
from benchmarks.tables.writing import as_page, packed, placed

_SLIDES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_OPEN: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def as_slides(made: Made) -> bytes:
    """Slides, the table on one of them."""
    rows = ""
    for row in placed(made):
        cells = "".join(_slide_cell(text, across, down) for text, across, down in row)
        rows += f"<a:tr>{cells}</a:tr>"
    said = (made.caption, f"单位：{made.unit}")
    lines = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in said)
    shapes = (
        f'<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{made.title}'
        f"</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:txBody>{lines}</p:txBody></p:sp>"
        f"<p:graphicFrame><a:graphic><a:tbl>{rows}</a:tbl></a:graphic></p:graphicFrame>"
    )
    return packed(
        {
            "ppt/presentation.xml": f'<p:presentation {_SLIDES}><p:sldIdLst><p:sldId id="256" r:id="rId1"/>'
            "</p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels": '<Relationships><Relationship Id="rId1" Target="slides/slide1.xml"/>'
            "</Relationships>",
            "ppt/slides/slide1.xml": f"<p:sld {_SLIDES}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>",
        }
    )


def _slide_cell(text: str, across: int, down: int) -> str:
    merged = ' vMerge="1"' if not down and across else ' hMerge="1"' if not across else ""
    spans = f' gridSpan="{across}"' * (across > 1) + f' rowSpan="{down}"' * (down > 1)
    shown = escape(text) if down else ""
    return f"<a:tc{merged}{spans}><a:txBody><a:p><a:r><a:t>{shown}</a:t></a:r></a:p></a:txBody></a:tc>"


def as_open_document(made: Made) -> bytes:
    """An OpenDocument text."""
    rows = ""
    for row in placed(made):
        cells = ""
        for text, across, down in row:
            spans = f'table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"'
            cell = f"<table:table-cell {spans}><text:p>{escape(text)}</text:p></table:table-cell>"
            cells += cell if down else "<table:covered-table-cell/>"
        rows += f"<table:table-row>{cells}</table:table-row>"
    opening = "".join(f"<text:p>{escape(line)}</text:p>" for line in (made.title, made.caption, f"单位：{made.unit}"))
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<m/>",
            "content.xml": f"<office:document-content {_OPEN}><office:body><office:text>{opening}"
            f"<table:table>{rows}</table:table></office:text></office:body></office:document-content>",
        }
    )


def as_book(made: Made) -> bytes:
    """A book of one chapter."""
    page = as_page(made).decode().replace("<meta charset=utf-8>", "")
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfiles><rootfile full-path="book.opf"/></rootfiles></c>',
            "book.opf": f'<package xmlns:dc="d"><metadata><dc:title>{made.title}</dc:title></metadata><manifest>'
            '<item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
            "a.xhtml": page,
        }
    )


def as_mail(made: Made) -> bytes:
    """A mail with the page in it, and with the same as plain text, where no cell is told from another."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = made.title, "tj@example.org", "all@example.org"
    mail["Date"] = "Mon, 01 Sep 2025 09:00:00 +0800"
    mail.set_content("\n".join([made.caption, *(" ".join(row) for row in made.rows)]))
    mail.add_alternative(as_page(made).decode(), subtype="html")
    return mail.as_bytes()
