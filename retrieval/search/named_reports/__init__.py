"""Reports that are named instead of asked about: by number, title, file or link, or as an earlier answer cited them.

`cited` finds what an earlier answer quoted where it stands now. It may know the catalogue and how titles are written;
nothing of how a question is answered.
"""
