"""The front: three ways in to one index, which are Telegram, a conversation in a terminal, and commands.

At the root stands what all of them need (settings, errors, the log) and what stands above them (`serve`, `doctor`).
Everything of `retrieval` is asked through its engine.
"""
