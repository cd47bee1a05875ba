"""PDF files made byte by byte, as word processors write them: a font with its ToUnicode table, lines at places."""

import io
import zlib
from dataclasses import dataclass
from itertools import pairwise

from pypdf import PdfReader, PdfWriter

PAGE = (595, 842)
BODY_SIZE = 16
_CID_FONT = (
    b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /DW 1000"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
)


@dataclass(frozen=True)
class Line:
    text: str
    x: float = 90
    y: float = 0
    size: float = BODY_SIZE


@dataclass(frozen=True)
class Rule:
    """A ruled line from one point to another, or, as a word processor draws it, a thin area."""

    x: float
    y: float
    right: float
    top: float
    thin: bool = False
    text = ""


def ruled(rows, xs, ys, *, size=12, thin=False, without=()):
    """A table in ruled lines: `rows` of cells from above, a cell a list of its lines, None where it is merged.

    `without` names lines that are left out, as (row, column, "left" or "top") of the cell they would stand at.
    """
    drawn = []
    for row, cells_of_row in enumerate(rows):
        top, bottom = ys[row], ys[row + 1]
        for column, said in enumerate(cells_of_row):
            left, right = xs[column], xs[column + 1]
            if (row, column, "left") not in without:
                drawn.append(Rule(left, bottom, left, top, thin))
            if (row, column, "top") not in without:
                drawn.append(Rule(left, top, right, top, thin))
            for number, text in enumerate(said or ()):
                drawn.append(Line(text, left + 3, top - size * 1.2 * (number + 1), size))
        drawn.append(Rule(xs[-1], bottom, xs[-1], top, thin))
    drawn += [Rule(left, ys[-1], right, ys[-1], thin) for left, right in pairwise(xs)]
    return drawn


def bold(line, times=4, apart=0.3):
    """A line drawn several times at nearly the same place, as programs do that have no bold letters."""
    return [Line(line.text, line.x + apart * time, line.y, line.size) for time in range(times)]


def cells(y, *texts, xs=(90, 250, 340, 430), size=12):
    """A row of a table: texts at places of their own on one line."""
    return [Line(text, x, y, size) for text, x in zip(texts, xs, strict=False)]


def page(*lines, header=None, footer=None, top=740, width=26):
    """Lay paragraphs out: each `str` is set with an indent and wrapped, each `Line` is set as it is."""
    placed = []
    y = top
    if header:
        placed.append(Line(header, 220, 800, 9))
    for line in lines:
        if isinstance(line, Line):
            placed.append(Line(line.text, line.x, line.y or y, line.size))
            y -= line.size * 1.8
            continue
        rest, x, room = line, 90 + 2 * BODY_SIZE, width - 2
        while rest:
            placed.append(Line(rest[:room], x, y))
            rest, x, room = rest[room:], 90, width
            y -= BODY_SIZE * 1.8
    if footer:
        placed.append(Line(footer, 290, 40, 9))
    return placed


def centred(text, size=22):
    return Line(text, (PAGE[0] - len(text) * size) / 2, 0, size)


def right(text, size=BODY_SIZE):
    return Line(text, PAGE[0] - 90 - len(text) * size, 0, size)


def make_pdf(pages, *, to_unicode=True, info=None, packed=True):
    """The bytes of a document of pages made by `page`."""
    characters = sorted({character for lines in pages for line in lines for character in line.text})
    codes = {character: number for number, character in enumerate(characters, start=1)}
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (7 + 2 * number) for number in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [4 0 R]%s >>"
        % (b" /ToUnicode 5 0 R" if to_unicode else b""),
        _CID_FONT,
        _stream(_to_unicode(codes), packed),
        _info(info or {}),
    ]
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (*PAGE, 8 + 2 * number)
        )
        objects.append(_stream(_content(lines, codes), packed))
    return _file(objects)


def encrypted(data, password, owner="owner"):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(password, owner, algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb(megabytes=2000):
    """A page whose content unpacks to very much."""
    packer = zlib.compressobj(9)
    start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    # After such a flush the same megabyte is packed to the same bytes. Nobody gets to the end, which there is not.
    megabyte = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = zlib.compress(start + megabyte * megabytes, 9)
    content = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed)
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
            content,
        ]
    )


def glyph_named(lines, name="G{:02X}"):
    """A document whose font calls its outlines by numbers and says nothing of the characters they show."""
    characters = sorted(set("".join(lines)))
    codes = {character: number for number, character in enumerate(characters, start=33)}
    names = " ".join(f"/{name.format(code)}" for code in codes.values())
    shown = "\n".join(
        f"BT /F1 16 Tf 90 {740 - 26 * place} Td <{''.join(f'{codes[character]:02x}' for character in line)}> Tj ET"
        for place, line in enumerate(lines)
    )
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 4 0 R >> >> >>"
    )
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            page,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Song /Encoding << /Differences [33 %s] >> >>" % names.encode(),
            _stream(shown.encode(), packed=True),
        ]
    )


def _content(lines, codes):
    out = []
    for line in lines:
        if isinstance(line, Rule):
            place = f"{line.x} {line.y}"
            width, height = max(line.right - line.x, 0.5), max(line.top - line.y, 0.5)
            out.append(f"{place} {width} {height} re f" if line.thin else f"{place} m {line.right} {line.top} l S")
            continue
        text = "".join(f"{codes[character]:04x}" for character in line.text)
        out.append(f"BT /F1 {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm <{text}> Tj ET")
    return "\n".join(out).encode()


def _to_unicode(codes):
    rows = [f"<{code:04x}> <{character.encode('utf-16-be').hex()}>" for character, code in codes.items()]
    groups = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "\n".join(f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar" for group in groups)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{body}\nendcmap end end"
    ).encode()


def _stream(data, packed):
    if not packed:
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)
    squeezed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(squeezed), squeezed)


def _info(info):
    pairs = [
        b"/%s <feff%s>" % (name.encode(), value.encode("utf-16-be").hex().encode()) for name, value in info.items()
    ]
    return b"<< %s >>" % b" ".join(pairs)


def _file(objects):
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    info = b" /Info 6 0 R" if len(objects) > 5 else b""
    out.write(b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, info, table))
    return out.getvalue()
