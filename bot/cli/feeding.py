"""The command for sources that come by themselves: `feed`."""

from typing import Annotated, Literal

import typer

from bot.cli.app import AsJson, Corpus, Database, app, print_json, settings_of, texts_of


@app.command("feed")
def feed_command(
    context: typer.Context,
    action: Annotated[Literal["add", "list", "remove"], typer.Argument(metavar="ACTION", help="What to do.")],
    url: Annotated[str, typer.Argument(metavar="[URL]", help="Of RSS, Atom, a sitemap or a list page.")] = "",
    below: Annotated[
        str, typer.Option("--below", metavar="ADDRESS", help="How the links to take begin; * stands for anything.")
    ] = "",
    every: Annotated[str, typer.Option("--every", metavar="INTERVAL", help="Look so often: 30m, 6h or 1d.")] = "",
    most: Annotated[int | None, typer.Option("--most-a-day", metavar="N", help="Most links to fetch a day.")] = None,
    folder: Annotated[
        str, typer.Option("--folder", metavar="NAME", help="Put them into this folder of the reports.")
    ] = "",
    as_json: AsJson = False,
    db: Database = None,
    corpus: Corpus = None,
) -> None:
    """Name sources that come by themselves, in feeds.toml of the folder of reports, or see how they are."""
    from bot.terminal.console import open_console
    from bot.terminal.feeds_shown import feeds_known, show_feeds
    from bot.untrusted import on_one_line
    from retrieval.feeds import add_feed, interval_text, remove_feed

    settings = settings_of(context, db, corpus)
    texts, console = texts_of(settings), open_console()
    if bool(url) == (action == "list"):
        raise typer.BadParameter("add and remove want the address of a feed, list none", param_hint="URL")
    if action == "add":
        given = {"url": url, "below": below, "every": every, "most_a_day": most, "folder": folder}
        feed = add_feed(settings.corpus, {name: value for name, value in given.items() if value not in ("", None)})
        console.print(on_one_line(texts.feed_added.format(url=feed.url, every=interval_text(feed.every))))
    elif action == "remove":
        console.print(on_one_line(texts.feed_removed.format(url=remove_feed(settings.corpus, url).url)))
    else:
        known = feeds_known(settings.corpus, settings.db)
        if as_json:
            from bot import json_forms

            print_json([json_forms.feed_form(*one) for one in known])
        else:
            show_feeds(console, known, texts)
