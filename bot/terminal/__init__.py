"""How answers, reports, lists and progress look in a terminal, the conversation there, and the JSON for programs.

It prints and reads lines; what a command is and which options it has stands in `bot.cli`.
"""
