"""Questions that people want to be told about when new reports come in (/watch): kept in SQLite, and when to tell.

`ledger` keeps them, and what was found and not told yet; `timetable` says when it is told. Neither asks or sends:
that is `bot.telegram.news`. They have nothing to do with `wenju serve --watch`, which follows the folder.
"""
