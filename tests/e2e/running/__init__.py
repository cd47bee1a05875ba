"""The bot as a process: killed, flooded, behind a webhook, beside another, without a network."""
