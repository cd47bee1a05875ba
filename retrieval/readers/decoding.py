"""Bytes of a text file -> characters: which encoding, how sure, and nothing unprintable in what comes out."""

import codecs
import contextlib
import logging
import re
from dataclasses import dataclass

from retrieval.controls import CONTROLS, ESCAPE_SEQUENCE
from retrieval.errors import ReadError
from retrieval.reasons import Code

_log = logging.getLogger(__name__)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16: its mark begins with the same two bytes.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# gb18030 contains gb2312 and gbk; big5hkscs contains nearly all of big5. On a tie the earlier one wins.
_LEGACY = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")

# Damaged UTF-8 measured 0.3 % U+FFFD, a wrong codec at least 54 % (200 samples of each encoding).
_MOST_DAMAGE = 0.01
# Per character beyond ASCII, for texts too short for a share of 1 %: other encodings read as UTF-8 gave at
# least one U+FFFD to two such characters (7,000 samples of 10 to 200 characters).
_MOST_DAMAGE_SHORT = 0.2
# A file cut inside its last character has one bad spot, however short it is.
_FEW_BAD = 1
# 200 characters of Chinese gave 0.39 and more in their own encoding; random bytes at most 0.14.
_LEAST_FREQUENT = 0.2
# Chinese papers hold tables of figures, English ones the odd dash; a page of rubbish is mostly signs.
_LEAST_BEYOND = 0.1
_LEAST_LETTERS = 0.6
# Of host names. A page of 20 MB that claims to be in punycode would take hours to decode.
_NO_ENCODINGS = frozenset({"idna", "punycode", "undefined"})
# Enough to tell encodings apart (200 characters already do), and bounded for files of many megabytes.
_SAMPLE_BYTES = 1 << 16
# Of the bytes of a text; the least that UTF-16 of Latin text has is half.
_MOST_STRAY = 0.05

# The most frequent characters of modern written Chinese, both scripts, and the punctuation around them.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社"
    "义事平形相全表间样与关各重新线内数正心反你明看原又利比或但质气第向道命此变条只没结解问意建月公无系情者最立代已通并提直题"
    "程展五果员位入常文总次品式活设及管特件长求基资流路级少统接知较将组见计别期根论运农指几九区强放决西被做必先回则任取据处南给"
    "门即保治北造百规七海口东导世金增济术交受联什认六共权收证改清美再转更单风打教带安场身车例真务具万每目至达走报议完八名科信"
    "节整空元今集传步群广记需段研界究越书布际商深难近千委技备办青省习约支市何构府称准精值号率划选标院查型按置层始专育京局照参引"
    "這為個國時來們對會發動過說產種後學經進著電裡現實體機當點從業應開還義間樣與關線內數質氣變條沒結問無"
    "總設長資級統將組見計別論運農區強決則處給門規東導濟術聯認權證轉單風帶場車務萬達報議節傳廣記際難備辦約構稱準號劃選標專參"
    "，。、：；！？“”‘’「」『』（）《》—…·％　"
)

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters with the sequences that ESC begins, format characters that hide or reorder text (joiners of emoji
# stay), surrogates, and code points that are no characters.
_UNPRINTABLE = re.compile(
    rf"[{CONTROLS}\xad\u200b\u200e\u200f\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff"
    rf"\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]{ESCAPE_SEQUENCE}"
)

_BEYOND_ASCII = re.compile("[^\x00-\x7f\ufffd]+")
_BYTE_BEYOND_ASCII = re.compile(rb"[^\t\n\r -~]")
_PRINTABLE_ASCII = re.compile("[\t\n\r -~]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and how it was won.

    Attributes:
        text: Lines parted by line feeds; no other control character, no surrogate.
        encoding: The Python codec that decoded it.
        damaged: Bad spots in the bytes; each stands as U+FFFD in `text`.
    """

    text: str
    encoding: str
    damaged: int


def printable(text: str) -> str:
    """Drop what cannot be shown or stored: control characters, hidden direction marks, lone surrogates.

    Line breaks of every kind become line feeds, a tab becomes a space.
    """
    return _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text)).replace("\t", " ")


def looks_readable(text: str) -> bool:
    """Whether characters of uncertain origin are Chinese or English, and not rubbish of a wrong code.

    Args:
        text: What came out, of any length.
    """
    dense = "".join(text[:_SAMPLE_BYTES].split())
    if not dense:
        return False
    beyond = "".join(_BEYOND_ASCII.findall(dense))
    if len(beyond) >= _LEAST_BEYOND * len(dense):
        return sum(map(_FREQUENT.__contains__, beyond)) >= _LEAST_FREQUENT * len(beyond)
    return sum(map(str.isalnum, dense)) >= _LEAST_LETTERS * len(dense)


def decode(data: bytes, key: str) -> Decoded:
    """Decode a text file of unknown encoding.

    A byte order mark decides; then UTF-8, with a few bad spots if need be; then, among the encodings that
    Chinese files come in, the one with the largest share of frequent characters.

    Args:
        data: The whole file.
        key: The report's key, for the error.

    Raises:
        ReadError: The bytes are no text in UTF-8, GB18030, Big5 or UTF-16.
    """
    decoded = _best(data)
    if decoded is None:
        raise ReadError(key, Code.NOT_TEXT)
    if decoded.damaged:
        _log.warning(
            "%s: %d damaged spots in its %s text are shown as \ufffd; save the file anew if they matter",
            key,
            decoded.damaged,
            decoded.encoding,
        )
    return decoded


def decode_declared(data: bytes, label: str) -> Decoded | None:
    """Decode text whose encoding somebody declares, in a header or inside it.

    Valid UTF-8 is UTF-8 whatever is declared: browsers save pages in it and leave the declaration as it was.

    Args:
        data: The whole text.
        label: The name of the encoding; gb2312 and gbk count as gb18030, big5 as big5hkscs.

    Returns:
        None where the declaration is no Python codec or does not fit the bytes.
    """
    if data.startswith(tuple(mark for mark, _ in _BOMS)):
        return None
    data = _without_stray_nuls(data)
    with contextlib.suppress(UnicodeDecodeError):
        return None if _may_be_wide(data) else Decoded(printable(data.decode("utf-8")), "utf-8", 0)
    name = label.strip().lower().replace("_", "-")
    name = "gb18030" if name in ("gb2312", "gbk", "gb-2312", "x-gbk") else "big5hkscs" if name == "big5" else name
    if text_codec(name) is None:
        return None
    try:
        declared = _decode_as(data, name)
    except ValueError:
        return None
    return declared if declared.damaged <= _bearable(len(declared.text)) else None


def text_codec(label: str) -> str | None:
    """The Python codec that the name of an encoding means; None where there is none that texts are written in."""
    try:
        codec = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    return codec.name if codec._is_text_encoding and codec.name not in _NO_ENCODINGS else None


def _without_stray_nuls(data: bytes) -> bytes:
    """Drop the NUL bytes that a broken program left in UTF-8 text; UTF-16, which has them in all Latin text, stays."""
    nuls = data.count(b"\0")
    if not nuls or nuls > _MOST_STRAY * len(data) or data.startswith(tuple(mark for mark, _ in _BOMS[1:])):
        return data
    bare = data.replace(b"\0", b"")
    with contextlib.suppress(UnicodeDecodeError):
        bare.decode("utf-8")
        return bare
    return data


def _best(data: bytes) -> Decoded | None:
    data = _without_stray_nuls(data)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            marked = _decode_as(data[len(mark) :], encoding)
            if marked.damaged <= _bearable(len(marked.text)):
                return marked
    utf8 = None if _may_be_wide(data) else _decode_as(data, "utf-8")
    # ASCII decodes under nearly every codec, so only the characters beyond it say whether this one is right.
    if utf8 and (not utf8.damaged or utf8.damaged <= _MOST_DAMAGE_SHORT * _beyond_ascii(utf8.text)):
        return utf8
    sample = _telling_part(data)
    share, encoding = max(((_frequent_share(sample, name), name) for name in _LEGACY), key=lambda pair: pair[0])
    if share >= _LEAST_FREQUENT:
        legacy = _decode_as(data, encoding)
        if legacy.damaged <= _bearable(len(legacy.text)):
            return legacy
    # English with a stray byte: no Chinese encoding explains it, and nearly all of it can be read.
    if utf8 and utf8.damaged <= _MOST_DAMAGE * len(utf8.text):
        return utf8
    return None


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(printable(data.decode(encoding)), encoding, 0)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return Decoded(printable(text), encoding, text.count("\ufffd"))


def _may_be_wide(data: bytes) -> bool:
    """Whether so many bytes are NUL as in UTF-16: of ASCII letters that is valid UTF-8 too, with a NUL beside each.

    A few stand in pages whose scripts or attributes were written carelessly; nobody sees them.
    """
    return data.count(b"\0") > _bearable(len(data))


def _bearable(characters: int) -> float:
    return max(_FEW_BAD, _MOST_DAMAGE * characters)


def _beyond_ascii(text: str) -> int:
    return sum(map(len, _BEYOND_ASCII.findall(text)))


def _telling_part(data: bytes) -> bytes:
    """A bounded piece that begins near the first byte outside ASCII, on an even place for UTF-16's sake."""
    first = _BYTE_BEYOND_ASCII.search(data)
    start = first.start() & ~1 if first else 0
    return data[start : start + _SAMPLE_BYTES]


def _frequent_share(sample: bytes, encoding: str) -> float:
    """The share of frequent characters among those that are not printable ASCII; all ASCII is 1."""
    telling = _PRINTABLE_ASCII.sub("", sample.decode(encoding, errors="replace"))
    return sum(map(_FREQUENT.__contains__, telling)) / len(telling) if telling else 1.0
