"""Web pages as saved from a browser: the article without its surroundings, and who published it when.

`reader` takes the file, out of the MIME file of a `saved` page if need be, and `article` calls the steps in their
order: `page_tables` are said as rows, `surroundings` are set aside, `lines` are
what a visitor sees of the rest; `body` finds the article in them and in which of its `elements` it stands,
`article_ends` where it begins below its headline and ends, `trimming` takes out what its site put in; `titles`,
`sources` and `publication` weigh what tags and lines say against each other; `tags` is what the page tells machines,
`scripted` an article that stands only in its scripts, `gone` a page that has none. It knows one page at a time: no
address is visited and no rule is made for one site alone.
"""
