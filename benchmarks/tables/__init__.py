"""Asks for the cells of made tables: `making` draws their words, `writing` puts them into files of each format."""
