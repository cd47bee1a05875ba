"""Whether a message is said to the bot, and what it says then: by command, by @mention, in reply, or in private."""

from telegram import Bot, Message, MessageEntity


def said_to(bot: Bot, message: Message) -> str | None:
    """What a message says to the bot, without its name; None where it is not meant.

    Args:
        bot: Ourselves.
        message: Of any chat. In private all is meant but another bot's command; in a group a command, an @mention and a
            reply to what the bot said.
    """
    words = message.text or message.caption or ""
    if command_of(message) is not None:
        return words if _names_nobody_else(message, bot) else None
    if message.chat.type == "private":
        return words
    mentions = message.parse_entities([MessageEntity.MENTION]) | message.parse_caption_entities([MessageEntity.MENTION])
    if named := {mention for mention in mentions.values() if mention.lower() == f"@{bot.username}".lower()}:
        for mention in named:
            words = words.replace(mention, " ")
        return words.strip()
    answered = replied_message(message)
    if answered and answered.from_user and answered.from_user.id == bot.id:
        return words
    return None


def replied_message(message: Message) -> Message | None:
    """The message that somebody chose to reply to; None where they chose none.

    In a topic Telegram has every other message "reply" to the one that opened the topic, which nobody chose.
    """
    replied = message.reply_to_message
    return None if replied is None or replied.forum_topic_created else replied


def command_of(message: Message) -> str | None:
    """The command that a message begins with, in small letters: `/Ask@bot x` -> `ask`."""
    entities = message.entities or message.caption_entities
    text = message.text or message.caption or ""
    if not entities or entities[0].type != MessageEntity.BOT_COMMAND or entities[0].offset:
        return None
    return text[1 : entities[0].length].partition("@")[0].lower()


def _names_nobody_else(message: Message, bot: Bot) -> bool:
    """Whether a command is not another bot's: `/ask@other_bot`."""
    entities = message.entities or message.caption_entities
    name = (message.text or message.caption or "")[1 : entities[0].length].partition("@")[2]
    return not name or name.lower() == bot.username.lower()
