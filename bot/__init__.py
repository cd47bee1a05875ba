"""The three ways in: Telegram, a terminal conversation, and commands."""
