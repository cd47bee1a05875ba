"""What texts say of time: `dates` in running text, `timestamps` where one is asked for, the `validity` of a rule.

Functions of normalised text and the day on which it was published or asked; they know nothing of terms or passages.
"""
