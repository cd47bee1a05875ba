"""Word files packed by hand: paragraphs, styles, tables, tracked changes, and what goes wrong with them."""

import io
import zipfile
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><w:styles {_W}>
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>"""


def run(text):
    return f'<w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def inserted(text):
    return f'<w:ins w:id="1" w:author="林岸">{run(text)}</w:ins>'


def deleted(text):
    return f'<w:del w:id="2" w:author="林岸"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def moved_away(text):
    return f'<w:moveFrom w:id="3" w:author="林岸">{run(text)}</w:moveFrom>'


def paragraph(*pieces, style=""):
    runs = "".join(piece if piece.startswith(("<w:", "<mc:")) else run(piece) for piece in pieces)
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}{runs}</w:p>"


def table(*rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def _cell(content):
    return f"<w:tc><w:tcPr/>{content if content.startswith('<w:') else paragraph(content)}</w:tc>"


def text_box(text):
    box = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent {_MC}><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(*blocks):
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"


def make_docx(*blocks, title="", strict=False, document=None, encoding="utf-8"):
    """The bytes of a document of blocks; a block without markup is a paragraph."""
    body = "".join(block if block.startswith("<w:") else paragraph(block) for block in blocks)
    names = _STRICT if strict else _W
    head = f'<?xml version="1.0" encoding="{encoding.upper()}"?>'
    xml = document or f"{head}<w:document {names}><w:body>{body}</w:body></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml if isinstance(xml, bytes) else xml.encode(encoding))
        archive.writestr("word/styles.xml", _STYLES)
        if title:
            archive.writestr(
                "docProps/core.xml",
                '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>",
            )
    return out.getvalue()
