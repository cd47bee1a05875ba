"""Where reports lie and how they get there; knows no index.

The folder is walked (`folder`), files are opened with what is inside them (`items`), their owner's corrections stand
beside them (`corrections`), new ones are written under safe names (`files`), and pages are fetched from public
addresses only (`links`, `fetch`, `transport`, `addresses`).
"""
