"""What people see in a chat: messages as Telegram's HTML within its limits, their buttons, and how they are sent.

It makes messages of answers, reports and lists that it is given; it looks nothing up.
"""
