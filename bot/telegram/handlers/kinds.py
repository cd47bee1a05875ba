"""What a module of handlers hands over."""

from typing import Any

from telegram.ext import BaseHandler

Handler = BaseHandler[Any, Any, Any]
"""python-telegram-bot's handlers, whatever they handle."""
