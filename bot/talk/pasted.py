"""What somebody pastes that is no question: a citation, copied with its link or as a whole message, or an address.

    “学生票价10元。” 《泳池周末开放》 江城日报 · 2023-07-09 · 第 2 段 https://t.me/bot?start=r3p2

`Library.look_up` finds what it cites.
"""

import re

_LINK = re.compile(r"t\.me/\w+\?start=(r[0-9]{1,18}p[0-9]{1,6}(?:m[0-9]{1,10})?)\b")
_PLACE = re.compile(
    r"》(?:[^《》\n]* · | ?)(?:第 ?[0-9]+(?:[–-][0-9]+)? ?段|paragraphs? [0-9]+(?:[–-][0-9]+)?"
    r"|(?:表 [0-9]+ |工作表“[^”\n]{1,100}”)第 [0-9]+(?:[–-][0-9]+)? 行"
    r"|(?:table [0-9]+|sheet “[^”\n]{1,100}”), rows? [0-9]+(?:[–-][0-9]+)?)"
    # Addresses part at spaces alone: one may hold another, and every way to part them would be tried.
    r"(?:（[^（）\n]*）| \([^()\n]*\))?(?: · [^·\n]{1,40})*(?:\s*https?://\S+(?:\s+https?://\S+)*)?\s*$",
    re.MULTILINE,
)
_ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)
_SPACED = re.compile(r" ?· ?")
_QUESTION = re.compile(r"[?？][”’」』）)]*\s*$")


# What other programs make of the dot between two facts.
_DOTS = str.maketrans(dict.fromkeys("・•‧∙⋅･", "·") | {"\u00a0": " "})


def is_citation(text: str) -> bool:
    """Whether a text is a citation, and no question about one: those end with a question mark, or go on.

    Programs that it passed through may have broken its line, or written its dots otherwise.
    """
    if _QUESTION.search(text):
        return False
    if _LINK.search(text):
        return True
    text = text.translate(_DOTS)
    return any(_PLACE.search(form) for form in (text, _SPACED.sub(" · ", " ".join(text.split()))))


def is_address(text: str) -> bool:
    """Whether a text is the address of a page and nothing else, of which no report knows the answer."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def link_in(text: str) -> str:
    """What stands behind ?start= in a link to a paragraph; "" where there is none."""
    found = _LINK.search(text)
    return found[1] if found else ""
