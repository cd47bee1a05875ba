"""Web pages as saved from a browser: the article without its surroundings, and who published it when.

`reader` takes the file; `body` finds the element that holds the article, `lines` turns it into what a visitor sees,
`titles` and `publication` weigh what tags and lines say against each other, `tags` is what the page tells machines.
It knows one page at a time: no address is visited and no rule is made for one site alone.
"""
