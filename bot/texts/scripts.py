"""Simplified to Traditional Chinese, for what the bot itself says; what the reports say is never converted."""

from functools import cache

import opencc


def to_traditional(text: str) -> str:
    """The same text in Traditional characters (OpenCC's `s2t`); ASCII, blanks in braces too, stays as it is."""
    converted: str = _converter().convert(text)
    return converted


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")
