"""The front: the ways in to one index: Telegram, a conversation in a terminal, commands, and other programs.

At the root stands what all of them need (settings, errors, the log) and what stands above them (`serve`, `doctor`).
Everything of `retrieval` is asked through its engine.
"""
