"""How answers, reports, lists and progress look in a terminal, and the conversation there.

It prints and reads lines; what a command is and which options it has stands in `bot.cli`, what programs read in
`bot.json_forms`. It knows no chat.
"""
