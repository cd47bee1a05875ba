"""What admins alone may do in a chat: reports, collections, feeds, who is let in, what was asked.

`rights` refuses everybody else, by command and by button alike; each other module owns one of these matters.
"""
