"""The bar that shows how far a reindex is."""

import io

from rich.console import Console

from bot.terminal.progress import progress_bar
from bot.texts import ZH
from retrieval.types import Progress


def test_while_a_scan_is_read_its_page_is_shown():
    out = io.StringIO()
    with progress_bar(Console(file=out, force_terminal=True, width=100), ZH) as report:
        for step in (
            Progress("index", 10, 100),
            Progress("recognise", 3, 12, "旧稿/[b]通知.pdf"),
            Progress("index", 40, 100),
        ):
            report(step)

    shown = out.getvalue()
    assert "识别 [b]通知.pdf 第 3/12 页" in shown
    # What follows is the rest of the folder again.
    assert shown.rindex("建立索引") > shown.rindex("第 3/12 页")
