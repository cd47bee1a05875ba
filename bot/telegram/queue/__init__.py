"""What came in from Telegram, kept until it is dealt with: no update is lost, and none overtakes another of its person.

`inbox` stores each update in SQLite before Telegram hears that it was taken, and says what may be tried again;
`order` works on many at once, but on those of one person one after the other; `writing` gathers writes into few
transactions. It may know how calls to Telegram fail (`transport`), and nothing of what an update says.
"""
