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


def item(text, number=1, level=0, style=""):
    """A paragraph that Word numbers."""
    mark = f'<w:pStyle w:val="{style}"/>' if style else ""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{mark}{place}</w:pPr>{run(text) if text else ''}</w:p>"


def numbering(*levels, lists=({},)):
    """The part that says how lists are numbered.

    Each level is its form and its text, each list (from 1) the numbers at which levels begin anew.
    """
    written = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f"{''.join(rest)}</w:lvl>"
        for place, (form, text, *rest) in enumerate(levels)
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="7"/>'
        + "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level, start in starts.items()
        )
        + "</w:num>"
        for number, starts in enumerate(lists, start=1)
    )
    return f'<w:numbering {_W}><w:abstractNum w:abstractNumId="7">{written}</w:abstractNum>{numbers}</w:numbering>'


def spanning(text, *, down="", across=1):
    """A cell over several rows (`down` is "restart", then "continue") or columns."""
    merge = f'<w:vMerge w:val="{down}"/>' if down else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{across}"/>{merge}</w:tcPr>{paragraph(text) if text else "<w:p/>"}</w:tc>'


def generated_contents(*lines):
    """A table of contents as Word makes it."""
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{''.join(map(paragraph, lines))}</w:sdtContent></w:sdt>"
    )


def table(*rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def _cell(content):
    if content.startswith("<w:tc>"):
        return content
    return f"<w:tc><w:tcPr/>{content if content.startswith('<w:') else paragraph(content)}</w:tc>"


def text_box(text):
    box = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent {_MC}><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def control(*blocks):
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>"


def make_docx(*blocks, title="", strict=False, document=None, encoding="utf-8", lists="", styles=""):
    """The bytes of a document of blocks; a block without markup is a paragraph."""
    body = "".join(block if block.startswith("<w:") else paragraph(block) for block in blocks)
    names = _STRICT if strict else _W
    head = f'<?xml version="1.0" encoding="{encoding.upper()}"?>'
    xml = document or f"{head}<w:document {names}><w:body>{body}</w:body></w:document>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", xml if isinstance(xml, bytes) else xml.encode(encoding))
        archive.writestr("word/styles.xml", _STYLES.replace("</w:styles>", f"{styles}</w:styles>"))
        if lists:
            archive.writestr("word/numbering.xml", lists)
        if title:
            archive.writestr(
                "docProps/core.xml",
                '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>",
            )
    return out.getvalue()
