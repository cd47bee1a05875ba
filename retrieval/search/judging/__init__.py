"""Whether the best hit answers, and how sure that is; who says the same, and what may have been meant instead.

`confidence` weighs what of the question the best passage says; `verdict` draws from it, and from where the answer
stands, whether the question is answered and whether that is clear; `agreement` finds the hits that say the same, and
`suggestions` what sounds like a mistyped word; `conclusion` puts the answer together. It may know what search has
looked up and laid out; it looks for no passages itself.
"""
