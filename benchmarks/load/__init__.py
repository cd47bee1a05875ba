"""How long people wait for an answer of the bot, while others wait for theirs."""
