"""Files as office programs write them, made by hand: slides, OpenDocument, OFD, books, sheets, old Word, RTF, mails."""

import io
import struct
import zipfile
from email.message import EmailMessage
from xml.sax.saxutils import escape


def packed(parts, *, stored=False):
    """A ZIP archive of parts by their names, of which none is compressed where they are only stored."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


# Slides

_SLIDES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def shape(*lines, kind=""):
    """A shape of paragraphs; `kind` is that of its placeholder: title, body, sldNum."""
    placeholder = f'<p:ph type="{kind}"/>' if kind else ""
    texts = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in lines)
    return f"<p:sp><p:nvSpPr><p:nvPr>{placeholder}</p:nvPr></p:nvSpPr><p:txBody>{texts}</p:txBody></p:sp>"


def slide_table(*rows):
    """A table; a cell that is None continues the one above."""

    def cell(text):
        merged = "" if text is not None else ' vMerge="1"'
        return f"<a:tc{merged}><a:txBody><a:p><a:r><a:t>{escape(text or '')}</a:t></a:r></a:p></a:txBody></a:tc>"

    body = "".join(f"<a:tr>{''.join(map(cell, row))}</a:tr>" for row in rows)
    return f"<p:graphicFrame><a:graphic><a:tbl>{body}</a:tbl></a:graphic></p:graphicFrame>"


def make_pptx(*slides, order=None):
    """A presentation of slides, each a list of shapes; shown in `order` of their numbers from 1."""
    order = order or range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="rId{number}"/>' for number in order)
    related = "".join(f'<Relationship Id="rId{n}" Target="slides/slide{n}.xml"/>' for n in range(1, len(slides) + 1))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": f"<p:presentation {_SLIDES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<Relationships>{related}</Relationships>",
    }
    for number, shapes in enumerate(slides, start=1):
        parts[f"ppt/slides/slide{number}.xml"] = (
            f"<p:sld {_SLIDES}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:sld>"
        )
    return packed(parts)


# OpenDocument

_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)


def make_odt(*blocks, title="", encrypted=False):
    """A text of blocks; one without markup is a paragraph."""
    body = "".join(block if block.startswith("<") else f"<text:p>{escape(block)}</text:p>" for block in blocks)
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    about = f'<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title></m>'
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<m><encryption-data/></m>" if encrypted else "<m/>",
            "content.xml": f"<office:document-content {_ODF}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "meta.xml": about,
        }
    )


# OFD

_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd_text(text, x, y, size=5.6, *, apart=None):
    """A text at its place, in millimetres from the left and from above; `apart` sets letters one by one."""
    if apart is None:
        codes = f'<ofd:TextCode X="0" Y="{size}" DeltaX="g {len(text) - 1} {size}">{escape(text)}</ofd:TextCode>'
    else:
        codes = "".join(
            f'<ofd:TextCode X="{place * apart}" Y="{size}">{escape(letter)}</ofd:TextCode>'
            for place, letter in enumerate(text)
        )
    return f'<ofd:TextObject ID="1" Boundary="{x} {y} 170 8" Font="1" Size="{size}">{codes}</ofd:TextObject>'


def make_ofd(*pages, title=""):
    """A document of pages, each a list of texts at places."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    parts = {
        "OFD.xml": f"<ofd:OFD {_OFD}><ofd:DocBody><ofd:DocInfo><ofd:Title>{title}</ofd:Title></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, texts in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {_OFD}><ofd:Content><ofd:Layer>{''.join(texts)}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return packed(parts)


# Books


def make_epub(*chapters, title="", publisher="", date="", sold=False):
    """A book of chapters in hypertext."""
    files = "".join(f'<item id="c{n}" href="text/c%20{n}.xhtml"/>' for n in range(len(chapters)))
    order = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    about = f"<dc:title>{title}</dc:title><dc:publisher>{publisher}</dc:publisher><dc:date>{date}</dc:date>"
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<c><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></c>',
        "OEBPS/book.opf": f'<package xmlns:dc="d"><metadata>{about}</metadata><manifest>'
        f'<item id="nav" href="nav.xhtml" properties="nav"/>{files}</manifest><spine><itemref idref="nav"/>'
        f"{order}</spine></package>",
        "OEBPS/nav.xhtml": "<html><body><nav><a>目录</a></nav></body></html>",
    }
    if sold:
        parts["META-INF/rights.xml"] = "<rights/>"
    for number, chapter in enumerate(chapters):
        parts[f"OEBPS/text/c {number}.xhtml"] = (
            f'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">{chapter}</html>'
        )
    return packed(parts)


# Sheets


def make_xlsx(sheets, merged=()):
    """A workbook of sheets by their names, each a list of rows; numbers are numbers, None is no cell."""

    def cell(value, row, column):
        place = f"{chr(65 + column)}{row}"
        if isinstance(value, int | float):
            return f'<c r="{place}"><v>{value}</v></c>'
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'

    names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, start=1))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "".join(
        f'<Relationship Id="rId{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{package}">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">{related}</Relationships>',
    }
    over = f"<mergeCells>{''.join(f'<mergeCell ref={chr(34)}{area}{chr(34)}/>' for area in merged)}</mergeCells>"
    for number, rows in enumerate(sheets.values(), start=1):
        body = "".join(
            f'<row r="{place}">'
            + "".join(cell(value, place, column) for column, value in enumerate(row) if value is not None)
            + "</row>"
            for place, row in enumerate(rows, start=1)
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>{over if merged else ""}</worksheet>'
        )
    return packed(parts)


# Old Word

SECTOR = 512
LEAST_STREAM = 4096


def compound(streams):
    """A compound file of streams, each of 4,096 bytes at least, so that none stands among the small ones."""
    places, contents = {}, b""
    for name, data in streams.items():
        data = data.ljust(LEAST_STREAM, b"\0")
        data += b"\0" * (-len(data) % SECTOR)
        places[name] = (2 + len(contents) // SECTOR, len(data))
        contents += data
    chains = [0xFFFFFFFD, 0xFFFFFFFE]
    for start, size in places.values():
        last = start + size // SECTOR - 1
        chains += [*range(start + 1, last + 1), 0xFFFFFFFE]
    fat = struct.pack(f"<{len(chains)}I", *chains).ljust(SECTOR, b"\xff")
    assert len(fat) == SECTOR
    names = list(places)
    entries = [directory_entry("Root Entry", 5, child=1, start=0xFFFFFFFE)]
    for number, name in enumerate(names, start=1):
        right = number + 1 if number < len(names) else 0xFFFFFFFF
        entries.append(directory_entry(name, 2, right=right, start=places[name][0], size=places[name][1]))
    folder = b"".join(entries).ljust(SECTOR, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, LEAST_STREAM, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    return header + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108) + fat + folder + contents


def directory_entry(name, kind, *, right=0xFFFFFFFF, child=0xFFFFFFFF, start=0, size=0):
    raw = name.encode("utf-16-le") + b"\0\0"
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def make_doc(*lines, encrypted=False):
    """A Word document from before 2007: a paragraph a line, the text in one piece."""
    text = "".join(f"{line}\r" for line in lines)
    start = 0x800
    pieces = struct.pack("<IIHIH", 0, len(text), 0, start, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    base = struct.pack("<HHHHHHHI", 0xA5EC, 0xC1, 0, 0x0804, 0, 0x1200 | (0x100 if encrypted else 0), 0xBF, 0)
    fib = bytearray(start)
    fib[: len(base)] = base
    struct.pack_into("<H", fib, 0x20, 14)
    struct.pack_into("<H", fib, 0x3E, 22)
    struct.pack_into("<II", fib, 0x40, start + 2 * len(text), 0)
    struct.pack_into("<I", fib, 0x4C, len(text))
    struct.pack_into("<H", fib, 0x98, 0x5D)
    struct.pack_into("<II", fib, 0x1A2, 0, len(clx))
    return compound({"WordDocument": bytes(fib) + text.encode("utf-16-le"), "1Table": clx})


def make_xls(name, rows):
    """A workbook from before 2007 with one sheet."""

    def record(kind, data=b""):
        return struct.pack("<HH", kind, len(data)) + data

    def begins(what):
        return record(0x809, struct.pack("<HHHHII", 0x600, what, 0, 0, 0, 0))

    def cell(value, row, column):
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(value, str):
            return record(0x204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
        return record(0x203, place + struct.pack("<d", value))

    ends = record(0x0A)
    heading = struct.pack("<BB", len(name), 1) + name.encode("utf-16-le")
    start = len(begins(5)) + len(record(0x85, struct.pack("<IBB", 0, 0, 0) + heading)) + len(ends)
    cells = [
        cell(value, number, column)
        for number, row in enumerate(rows)
        for column, value in enumerate(row)
        if value is not None
    ]
    listed = record(0x85, struct.pack("<IBB", start, 0, 0) + heading)
    return compound({"Workbook": begins(5) + listed + ends + begins(0x10) + b"".join(cells) + ends})


# RTF and mails


def make_rtf(*lines, rows=()):
    """An RTF document in the encoding of Chinese Windows; rows of cells stand below the lines."""

    def coded(text):
        return "".join(chr(b) if 32 <= b < 127 else f"\\'{b:02x}" for b in text.encode("gb18030"))

    body = "".join(f"{coded(line)}\\par\n" for line in lines)
    body += "".join("\\trowd " + "".join(f"{coded(cell)}\\cell " for cell in row) + "\\row\n" for row in rows)
    fonts = f"{{\\fonttbl{{\\f0\\fnil\\fcharset134 {coded('宋体')};}}}}"
    return f"{{\\rtf1\\ansi\\ansicpg936\\deff0{fonts}{{\\info{{\\author {coded('林岸')}}}}}\n\\pard {body}}}".encode()


def make_mail(*lines, subject, sender, date, html=None, attached=()):
    """A mail as programs send it."""
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"], mail["Date"] = subject, sender, "all@example.org", date
    if lines:
        mail.set_content("\n\n".join(lines))
    if html and lines:
        mail.add_alternative(html, subtype="html")
    elif html:
        mail.set_content(html, subtype="html")
    for name, data in attached:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def make_mht(page, *, address="https://news.example.org/1.html", encoding="utf-8"):
    """A page as browsers save it in one file."""
    part = "------mark\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n"
    part += f"Content-Location: {address}\r\n\r\n"
    head = (
        "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E9=A1=B5?=\r\nDate: Mon, 5 Sep 2022 09:10:00 +0800\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----mark"\r\n\r\n'
    )
    picture = "\r\n------mark\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n"
    return (head + part).encode() + page.encode(encoding) + (picture + "------mark--\r\n").encode()
