"""Telegram's HTML: markup -> plain text and entities, with the errors the real server gives.

The order of checks and the wording of the errors follow the published sources of Telegram's
own Bot API server (tdlib/td, `parse_html`), read in version 10.0.
"""

import re

from tests.e2e.standin.errors import ApiError

KINDS = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    **{tag: tag for tag in ("code", "pre", "blockquote")},
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
MOST_ENTITIES = 100  # the rest of a message's entities is dropped without an error
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-zA-Z]+));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}  # no others: &nbsp; and &apos; stay as they are
ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.-]+(?=[\s>])))?""")


def utf16_length(text: str) -> int:
    """Count UTF-16 code units, the unit of all of Telegram's offsets."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def entity_text(text: str, entity: dict) -> str:
    """Cut out the words that an entity covers."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")


def parse_html(html: str) -> tuple[str, list[dict]]:
    """Turn Telegram's HTML into text and entities.

    Raises:
        ApiError: 400 "can't parse entities: ..." with a byte offset, as the real server says it.
    """
    text, entities, open_tags, at = "", [], [], 0
    while at < len(html):
        if html[at] == "&" and (found := _reference(html, at)):
            character, at = found
            text += character
        elif html[at] != "<":
            text += html[at]
            at += 1
        elif html.startswith("</", at):
            at = _end_tag(html, at, text, open_tags, entities)
        else:
            tag, attributes, at = _start_tag(html, at)
            open_tags.append((tag, attributes, utf16_length(text), len(text)))
    if open_tags:
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return _trim(text, entities)


def plain(text: str) -> tuple[str, list[dict]]:
    """Take text without markup, trimmed as Telegram trims it."""
    return _trim(text, [])


def _reference(html: str, at: int) -> tuple[str, int] | None:
    found = REFERENCE.match(html, at)
    if not found:
        return None
    hexadecimal, decimal, name = found.groups()
    if name:
        return (NAMED[name], found.end()) if name in NAMED else None
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return (chr(code), found.end()) if 0 < code < 0x10FFFF else None


def _start_tag(html: str, begin: int) -> tuple[str, dict[str, str], int]:
    where = f"at byte offset {len(html[:begin].encode())}"
    name = re.compile(r"[^\s>]*").match(html, begin + 1)
    tag, at = name[0].lower(), name.end()
    if at == len(html):
        raise _cannot(f"Unclosed start tag {where}")
    if tag not in KINDS:
        raise _cannot(f'Unsupported start tag "{tag}" {where}')
    attributes = {}
    while not re.compile(r"\s*>").match(html, at):
        found = ATTRIBUTE.match(html, at)
        if not html[at:].strip():
            raise _cannot(f'Unclosed start tag "{tag}" {where}')
        if not found:
            raise _cannot(f'Empty attribute name in the tag "{tag}" {where}')
        value = found[2] or ""
        attributes[found[1]] = _unquote(value) if value[:1] in "'\"" else value.lower()
        at = found.end()
        if html[at : at + 1] == "=":
            raise _cannot(f"Unexpected end of name token {where}")
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _cannot(f'Tag "span" must have class "tg-spoiler" {where}')
    return tag, attributes, html.index(">", at) + 1


def _unquote(value: str) -> str:
    return REFERENCE.sub(lambda found: (_reference(found[0], 0) or (found[0], 0))[0], value[1:-1])


def _end_tag(html: str, begin: int, text: str, open_tags: list, entities: list[dict]) -> int:
    where = f"at byte offset {len(html[:begin].encode())}"
    if not open_tags:
        raise _cannot(f"Unexpected end tag {where}")
    found = re.compile(r"</([^\s>]*)\s*>").match(html, begin)
    if not found:
        raise _cannot(f"Unclosed end tag {where}")
    tag, attributes, offset, start = open_tags.pop()
    if found[1] and found[1].lower() != tag:
        raise _cannot(f'Unmatched end tag {where}, expected "</{tag}>", found "</{found[1].lower()}>"')
    entity = {"type": KINDS[tag], "offset": offset, "length": utf16_length(text) - offset}
    outside = {KINDS[name] for name, *_ in open_tags}
    if entity["length"] and not _refuses(outside, entity["type"]) and _complete(entity, attributes, text[start:]):
        entities.append(entity)
    return found.end()


def _refuses(outside: set[str], kind: str) -> bool:
    """Code holds nothing else, and a quotation no quotation: the inner entity is dropped."""
    return bool(outside & {"code", "pre"}) or (kind == "blockquote" and "blockquote" in outside)


def _complete(entity: dict, attributes: dict[str, str], inside: str) -> bool:
    """Add what an entity of this type needs; False where Telegram drops it silently."""
    if entity["type"] == "text_link":
        entity["url"] = full_link(attributes.get("href") or inside)
        return bool(entity["url"])
    if entity["type"] == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif entity["type"] == "custom_emoji":
        if not attributes.get("emoji-id", "").isdigit():
            raise _cannot("Invalid custom emoji identifier specified")
        entity["custom_emoji_id"] = attributes["emoji-id"]
    return True


def full_link(url: str) -> str:
    """Complete a link as Telegram does; "" where it is none (a text link is then dropped silently)."""
    found = re.fullmatch(r"(?:(https?|tg|ton|tonsite)://)?([^\s/?#]+)([/?#]\S*)?", url.strip(), re.IGNORECASE)
    if not found or ("." not in found[2] and (found[1] or "").lower() not in {"tg", "ton"}):
        return ""
    return f"{(found[1] or 'http').lower()}://{found[2]}{found[3] or ('' if found[1] in {'tg', 'ton'} else '/')}"


def _trim(text: str, entities: list[dict]) -> tuple[str, list[dict]]:
    end = utf16_length(text.rstrip())
    first = min((entity["offset"] for entity in entities), default=end)
    lead = min(utf16_length(text) - utf16_length(text.lstrip()), first)
    for entity in entities:
        entity["length"] = min(entity["length"], end - entity["offset"])
        entity["offset"] -= lead
    whole = entity_text(text, {"offset": lead, "length": max(0, end - lead)})
    return whole, [entity for entity in entities if entity["length"] > 0][:MOST_ENTITIES]


def _cannot(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: can't parse entities: {reason}")
