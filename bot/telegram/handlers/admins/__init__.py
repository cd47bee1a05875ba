"""What admins alone may do in a chat: add, correct and remove reports, reindex, let people in, see what was asked.

`rights` refuses everybody else, by command and by button alike; each other module owns one of these matters.
"""
