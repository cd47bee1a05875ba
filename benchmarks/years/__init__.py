"""Whether what holds today comes first: `making` makes families of reports, `written` reads those written by hand."""
