"""Where the sentences of a Chinese text begin and end."""

import re

from retrieval.types import Span

# A run of full stops, question and exclamation marks with the quotes and brackets that close after it, or a line
# break. Not where the sentence goes on behind a quotation (“好！”的声音, “走吗？”，他说), and not an ASCII mark between
# ASCII letters (an address: ?page=1). The ASCII stop never ends one (8.2万). Possessive, so that a run of marks is
# looked at once.
_END = re.compile(
    r"""(?<![。！？!?]) (?: [。！？] | (?<![A-Za-z0-9/.])[!?] | [!?](?![A-Za-z0-9=&%/]) ) [。！？!?]*+
        [”’"'」』）)】》〉\]]*+ (?! [的，、,；;：:] )
      | [\n\r\v\f\x1c-\x1e\x85\u2028\u2029]
      | (?<=\S) [\t\u00a0\u2000-\u200a\u3000\x20]{2,}+
      | (?<=\S) [\t\u00a0\u2000-\u200a\u3000\x20] (?=
            [（(]? [一二三四五六七八九十]{1,3} [)）、．.] | [（(]? [0-9]{1,2} [)）、．] | [0-9]{1,2} \. (?![0-9])
            | 第 [一二三四五六七八九十0-9]{1,3} [条章] | [■●◆▪①-⑳])""",
    re.VERBOSE,
)


def split_sentences(text: str) -> list[Span]:
    """Split a text into sentences.

    Args:
        text: Any text; a line break always ends a sentence.

    Returns:
        The sentences in order, with their closing marks; white space around them belongs to none.
    """
    spans: list[Span] = []
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        _add(spans, text, start, end)
        start = end
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        lead = 0 if bare[0] == piece[0] else piece.index(bare[0])
        spans.append(Span(start + lead, start + lead + len(bare)))
