"""What a question asks of a table: one cell of it, what its rows say together, or all of them.

`laid_tables` has the tables of reports ready for looking things up; `naming` finds which row and which column a
question names, `spotting` where letter by letter, `wording` by what other words, and what of it stands nowhere;
`wishes` reads what it wants of several rows, `amounts` reads cells as numbers, `computing` finds the largest, counts
and adds; `asking` puts the answer together, of yearly tables that of the one in force. A row is the unit: what is shown
is one row, and it is clear only where nothing of the question is left over.
"""

from typing import TYPE_CHECKING

from retrieval.doors import loading

if TYPE_CHECKING:
    from retrieval.search.tabular.asking import Told, ask_tables
    from retrieval.search.tabular.laid_tables import LaidTables

__all__ = ["LaidTables", "Told", "ask_tables"]

__getattr__ = loading(__name__, {"asking": ("Told", "ask_tables"), "laid_tables": ("LaidTables",)})
