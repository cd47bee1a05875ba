"""Candidates that are near to a question in meaning, beside those that words find: the extra `semantic`.

`joining` finds them and orders both together; `likeness` says whether such a one answers, and shows where in it.
"""
