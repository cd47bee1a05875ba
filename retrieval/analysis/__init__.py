"""What of a text is searched, and what a question asks. Functions of text alone.

Every spelling becomes one (`normalisation`), characters become words by jieba's dictionary (`dictionary`,
`segmentation`, and `lattice` for much text at once), words become the terms of the index (`tokens`) and of a question
(`questions`). Reports are cut into `sentences` and `passages`; `dates` and `figures` are read out of running text,
`shingles` tell reposts, and `vocabulary` is what an owner teaches. It knows no index, no database and no report.
"""
