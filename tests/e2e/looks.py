"""How a message looks, as text: **bold**, __underlined__, > quoted, [button]."""

from tests.e2e.standin.markup import parse_html

MARKS = {"bold": "**", "underline": "__", "italic": "*"}


def look(message) -> str:
    """A message as a person sees it, with its buttons row by row."""
    rows = (message.markup or {}).get("inline_keyboard", [])
    keys = ["  ".join(f"[{button['text']}]" for button in row) for row in rows]
    return "\n".join([_marked(message.text, message.entities), *([""] if keys else []), *keys]) + "\n"


def page_look(page) -> str:
    """The same of a page that was not sent."""
    text, entities = parse_html(page.html)
    rows = page.keyboard.to_dict()["inline_keyboard"] if page.keyboard else []
    keys = ["  ".join(f"[{button['text']}]" for button in row) for row in rows]
    return "\n".join([_marked(text, entities), *([""] if keys else []), *keys]) + "\n"


def _marked(text: str, entities: list[dict]) -> str:
    """Marks put around entities; those of a quotation in front of its lines."""
    units = text.encode("utf-16-le")

    def place(unit: int) -> int:
        return len(units[: 2 * unit].decode("utf-16-le"))

    marks: dict[int, str] = {}
    quoted: set[int] = set()
    for entity in entities:
        start, end = place(entity["offset"]), place(entity["offset"] + entity["length"])
        if entity["type"] == "expandable_blockquote":
            quoted.update(range(start, end))
        elif mark := MARKS.get(entity["type"]):
            marks[start] = marks.get(start, "") + mark
            marks[end] = mark + marks.get(end, "")
    shown = []
    for number, character in enumerate(text):
        begins_line = number == 0 or text[number - 1] == "\n"
        shown.append(("> " if begins_line and number in quoted else "") + marks.get(number, "") + character)
    return "".join(shown) + marks.get(len(text), "")
