"""Whatever comes from outside, damaged by chance: it is taken or refused in words, within its limits.

By default each test does a few examples. `WENJU_FUZZ=30` does thirty times as many, here and of the properties that
other tests hold (`tests.examples`); `python -m tests.fuzz 10` goes on for ten minutes by the clock with each file of
tests here, then with those properties together, and says how many examples that were. What it finds is kept as an
example beside what was damaged.
"""
