"""What is printed to: a pipe, or a terminal on which rich draws.

`styled` words are for both; a console, `drawn`, and a pager for what is more than a `screen` are loaded where there is
a terminal alone. Nothing here knows what is printed.
"""
