"""Whole-bot tests against a stand-in of Telegram's Bot API on loopback."""
