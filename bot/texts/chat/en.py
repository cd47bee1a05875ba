"""What the bot says in a chat, in English."""

from bot.texts import EN as SHARED
from bot.texts.chat.words import ChatTexts

EN = ChatTexts(
    shared=SHARED,
    # Answers
    asked="Question: {question}",
    place_of="{place} (of {total})",
    doubtful="{support}: ",
    same_report="as 〔{number}〕, ",
    nearest="No direct answer; nearest is: ",
    declined="The reports do not answer this.\nI searched {reports} reports, the newest of {newest}.",
    declined_without_date="The reports do not answer this.\nI searched {reports} reports.",
    declined_empty="There are no reports yet, so I cannot answer. Please ask again when an admin has added some.",
    declined_none_such="There are no such reports. Please ask with other filters; /sources lists what there is.",
    more_of_what="Ask a question first; then I can go on.",
    link_alone="I open no links, and answer from the reports I have. Please ask in words.",
    link_to_add="To add this page, tap to copy this and send it to me:",
    small_talk={
        "complaint": "Sorry about that. Please tap 👎 under the answer, then ask in other words: who, what and when?",
        "doubt": "Every answer names its source; tap that or Full text under it to check.",
        "thanks": "You are welcome. If an answer helped, tap 👍 under it; for anything else, just ask.",
    },
    # Buttons under answers
    previous="◀ Previous",
    next="Next ▶",
    context="Context",
    full="Full text",
    copy="Copy citation",
    unfold="More ▾",
    fold="Less ▴",
    original="File",
    whole_file="The whole file",
    like="👍",
    dislike="👎",
    show_nearest="Show the nearest passages",
    back="↩ Back",
    open_in_bot="Open in Wenju",
    share="Share with somebody",
    subscribe="Tell me of new reports",
    # What a press says
    thanks_like="Thank you, noted.",
    thanks_dislike="Thank you, we will work on it.",
    why="What is wrong with it?",
    faults=("Beside the point", "Outdated", "Wrong source", "Something else"),
    fault_noted="Thank you, noted: {fault}.",
    fault_unknown="no reason given",
    judge_first="Please tap 👎 under the answer first.",
    newer_index="The reports have changed since; this is the latest.",
    gone="The reports have changed since, and that passage with them. Please ask again.",
    forget_all="/forget deletes all that is stored of you, never a part alone, so nothing was done. To have all of it "
    "deleted send /forget by itself.",
    forgotten="That question is no longer on record. Please ask again.",
    broken_button="This button no longer works. Please ask again.",
    file_gone="The file is no longer in the folder of reports; Full text still shows what was read from it.",
    file_changed="The file has changed since it was indexed; Full text shows what was read and is cited.",
    file_too_large="The file has more than {megabytes} MB, too much to be sent here; see Full text.",
    # Start, help, privacy
    start="Hello, I am Wenju.\n"
    "Send me a question: I find the evidence in {reports} reports and show you where it stands.",
    start_examples="Try one of these:",
    start_empty="Hello, I am Wenju.\nThere are no reports yet; once an admin adds some, you can ask me.",
    description="I am Wenju. Ask me in plain words: I find the sentence in the reports that answers, and show its "
    "title, source, date and paragraph. Where the reports do not answer, I say so.",
    introduction="Ask the reports in plain words; every answer comes with its source.",
    example_term="What is “{term}”?",
    example_title="What does 《{title}》 say?",
    help="Just send a question: one a message, 500 characters at most; what stands below a picture counts. Edit "
    "it, and the answer changes with it.\n"
    "\n"
    'To follow up within ten minutes: "what about small companies?", "more", "when was that?"; '
    "/new changes the subject, /new with a question asks it so.\n"
    "\n"
    "To ask some of the reports only, put filters before or behind the question:\n"
    "/ask --since 2022-09 --until 2023 --source Daily when does it close?\n"
    "\n"
    "To check: the buttons under an answer turn to other evidence and open the full text; More ▾ has its context, the "
    "citation and the file; 👍 👎 tell us how it was.\n"
    "\n"
    "How it changed over the years: /timeline ferry tickets; /timeline alone, in reply to an answer: of that\n"
    "\n"
    "Not found, or curious what comes next:\n"
    "/watch opening hours East Lake Park, and I tell you when a new report mentions it\n"
    "/watches what you watch; end it there, choose the hour\n"
    "\n"
    "The reports I know: /sources; by title or source: /sources Daily; open one: /report 1; "
    "ask one folder alone: /use\n"
    "Take the questions and answers here along: /export\n"
    "Quote a report in any other chat: type @{username} and a question\n"
    "What is stored, and how to delete it: /privacy",
    help_group="In a group use /ask and a question, reply to me, or write @{username}; I leave all else alone.",
    help_admin="Admins:\n"
    "/reindex bring the index up to date\n"
    "/add in reply to a file takes it in as a report (or just send me the file)\n"
    "/remove ID take a report out\n"
    "/stats how it is going\n"
    "/unanswered questions without an answer\n"
    "/allow /deny let a person or group in, or not; /invite once\n"
    "/grant /revoke who may ask which folder; /feed sources",
    ask_usage="Write the question after /ask, as in: /ask 能拿到多少资金支持？",
    fresh="A new subject, then. Go ahead.",
    privacy="I store your questions, their time and outcome and your feedback, with your numeric Telegram id "
    "({person}) and the chat. They serve statistics and better answers and are given to nobody.\n"
    "They are deleted after {days} days; what you watch (/watches) is kept until you end it. /forget deletes all now.",
    forgot="Deleted {count} records of yours.",
    text_only="I only read text; please type your question.",
    no_voice="I cannot understand voice messages yet. Please type your question, or dictate it to your keyboard.",
    unknown_command="There is no such command. /help shows what there is.",
    commands={
        "ask": "Ask a question",
        "timeline": "What reports said over the years",
        "new": "Change the subject; a question may follow",
        "sources": "The reports I know; words of a title or source may follow",
        "use": "Ask one folder alone",
        "report": "Open a report",
        "export": "Questions and answers here as a file",
        "watch": "Tell me of new reports",
        "watches": "What I watch",
        "help": "How it works",
        "privacy": "What is stored, and how to delete it",
        "start": "Start from the beginning",
        "forget": "Delete my records",
        "reindex": "Bring the index up to date",
        "add": "Add a report",
        "remove": "Take a report out",
        "stats": "How it is going",
        "unanswered": "Questions without an answer",
        "allow": "Let a person or group in",
        "deny": "Keep a person or group out",
        "invite": "Make a one-time invitation",
        "grant": "Let somebody ask a folder",
        "revoke": "Take that back",
        "feed": "Sources that come by themselves",
    },
    # Reports
    sources="{total} reports, newest first ({first}–{last}):",
    sources_empty="There are no reports yet.",
    sources_named="{total} reports have “{words}” in their title or source, newest first:",
    sources_none="No report has “{words}” in its title or source. /sources lists all; to ask, just write the question.",
    sources_previous="◀ Newer",
    sources_next="Older ▶",
    list_by_source="By source",
    list_by_month="By month",
    all_reports="All",
    by_source="By source, {total} groups, those with most reports first:",
    by_month="By month, {total} groups, the newest first:",
    group="{name}: {total} reports, the newest first ({first}–{last}):",
    reposts="{count} more with this story",
    agreeing="{count} more reports say so too: ",
    and_more=", …",
    story="This story stands in {count} places, the earliest first:",
    use="What is asked now: {name}. You can ask the reports of one folder alone:",
    use_none="The reports here are in no folders; all of them are asked.",
    use_chosen="From now on only “{name}” is asked here. To ask all of them: /use all",
    use_all="From now on all reports are asked here.",
    use_group_admins="In a group its admins choose which folder is asked.",
    timeline_usage="Write what you want to know, as in: /timeline 渡轮船票. I show what reports said over the years.",
    timeline_earlier="{count} earlier ones are left; to see them: /timeline --until {day} and the question",
    report_usage="Write the report's id or some of its title, as in /report 1; /sources lists them.",
    report_facts="paragraphs: {paragraphs}",
    page="page {page}/{pages}",
    passage_of="You opened: ",
    # What somebody keeps
    watch_usage="Say what you want to know, as in /watch opening hours East Lake Park. I tell you when a new "
    "report says something about it.",
    subscribed="I will tell you when a new report says something about “{question}”, once a day at most. "
    "/watches lists what you watch and ends it.",
    subscribed_before="You are watching that already. /watches lists what you watch and ends it.",
    subscriptions_full="You can watch {most} questions at most. Please end some in /watches first.",
    subscribe_start_first="I tell you of new reports in private. Please open {link}, press START, then try again.",
    subscriptions="You are watching {count} questions. When a new report says something about one I tell you, "
    "once a day at most.\n\n{questions}\n\nWhen I tell you: {when}. For another hour, say seven: /watches 7",
    subscriptions_none="You are watching nothing. Tap “Tell me of new reports” under an answer or its More ▾, or send "
    "/watch and a question, as in /watch opening hours East Lake Park",
    tell_at_once="At once",
    tell_at="{hour}:00",
    no_such_hour="Please give an hour from 0 to 23, as in /watches 8; for at once, /watches now.",
    end_subscription="Stop watching",
    subscription_ended="You are no longer watching “{question}”.",
    subscription_gone="You are not watching that any more.",
    told_privately="I answered you in private.",
    feed_news="New reports from feeds: {count}",
    feed_broken="Could not be fetched: {count}",
    news="New reports on what you watch",
    news_more="{count} more new reports mention it; just ask to see them.",
    news_doubted="A message about {count} new report(s) may not have reached you.",
    news_again="Show what was missed",
    export_last="These are the last {count} questions.",
    export_usage="I do not understand “{words}”. /export writes a Word file, /export md Markdown.",
    export_none="You have asked nothing here yet.",
    # Inline
    inline_nothing="Nothing found; ask in Wenju",
    inline_nearest="No direct answer; these passages are nearest",
    inline_hint="Type a question to quote a report",
    inline_refused="You have no access yet",
    inline_shut="The settings are wrong; nothing is answered until mended",
    guest_usage="Write a question behind @{username}.",
    # Admins
    no_access="You have no access yet. Tell an admin your number, {person}, and ask to be let in.",
    no_access_group="There is no access here yet. An admin can send /allow in this group, or let you in: {person}.",
    slow_down="That is faster than I can answer; please ask again in {seconds} seconds.",
    admins_only="Only admins can do that.",
    reindex_started="Looking at the folder of reports ...",
    reindex_progress="Updating the index: {phase}",
    minutes_left=", about {minutes} more minutes",
    seconds_left=", less than a minute left",
    reindex_done="The index is up to date, after {seconds:.1f} s.\n"
    "{added} added, {updated} updated, {removed} removed, {unchanged} unchanged, {failed} failed.\n"
    "There are now {reports} reports with {passages} passages.",
    reindex_failed="The index was not updated: {reason}",
    failures_more="... and {count} more files that could not be read.",
    failure="{key}: {reason}",
    add_usage="Send me a report as a file ({types} and more), or reply to one with /add; for a web page, /add LINK.",
    add_too_large="{name} has {size}, more than the {limit} allowed; I did not keep it. Please split it.",
    add_failed="I did not keep {name}: {reason}",
    add_done="Added r{id} 《{title}》\nSource: {source}\nDate: {date}\nParagraphs: {paragraphs}; stored as {key}",
    add_same="This is the same as r{id} 《{title}》; I did not add it twice.",
    add_same_file="{key} has the same content; it was not added twice.",
    add_several="Reports added: {count}; stored as {key}:",
    added_more="... and {count} more, see /sources.",
    unknown="not given",
    edit_source="Correct source",
    edit_date="Correct date",
    edit_validity="Validity",
    undo="Undo",
    ask_source="Reply to this message with the source of r{id}.",
    ask_date="Reply to this message with the date of r{id}, as in 2024-03-18 or 2024-03-18 15:52.",
    ask_validity="Reply to this message with the days of r{id}: 2024-01-01 ~ 2026-12-31, or one of them;"
    " or with the report it replaces: replaces TITLE.",
    corrected="Corrected.\n\nr{id} 《{title}》\nSource: {source}\nDate: {date}",
    undone="Undone: 《{title}》 is out, and the file {key} is deleted.",
    remove_usage="Write the report's id, as in /remove 1; /sources lists them.",
    removed="r{id} 《{title}》 is out and will not be quoted again.\n"
    "The file {key} is still there; it comes back when it changes.",
    stats="{reports} reports, {passages} passages, the newest of {newest}.",
    stats_asked="Last {days} days: {people} people asked {questions} questions; {share} were answered.",
    stats_quiet="Nobody asked in the last {days} days.",
    stats_feedback="{judged} judgements, {likes} of them 👍.",
    stats_times="Answer time: half within {p50:.2f} s, 95% within {p95:.2f} s.",
    unanswered="Questions without an answer, or with one that somebody found no good, most asked first:",
    unanswered_none="Every recent question was answered.",
    unanswered_line="{times}× · {date} · {question}",
    unanswered_more="... and more, all of them in the CSV.",
    export_csv="Export CSV",
    export_page="Report of the week",
    csv_columns=("question", "times", "last asked", "found no good"),
    deny_admin="Admins cannot be shut out; the settings name them.",
    too_late="That was more than a day ago and cannot be undone; /remove {id} takes it out.",
    allow_usage="Write a numeric id, or reply to somebody's message with /{command}; "
    "/{command} alone in a group is about that group.",
    allowed="Done: {who} may use Wenju.",
    denied="Done: {who} may no longer use Wenju.",
    invite="A one-time invitation, for whoever opens it first:\n{link}",
    grant_usage="/grant FOLDER ID lets a person or a group ask it (in a group without an id: that group; in reply: "
    "whom you reply to). A folder that all might ask is for those alone from then on; everyone instead of an id opens "
    "it again. /revoke takes back.",
    granted="Who may ask “{name}” now: {who}.",
    closed_now="Everybody might ask it before; others cannot any more. To open it again: /grant {name} everyone",
    grant_nobody="I know nobody and no group of number {number}, which stands in the name of a folder ({folders}), so "
    "nothing was done. Write the whole name of the folder, and the id behind it; they must have written to me first.",
    rules_head="Who may ask which folder:",
    rules_broken="_access.yaml is wrong; until it is right nobody but admins may ask. Correct it and send /reindex, "
    "which says in which line.",
    rules_shut="The settings of who may ask which reports are wrong; until an admin mends them nothing is answered.",
    feed_usage="/feed add URL takes in what is new there; behind it every 6h, folder 园区 (quoted where it has spaces: "
    'folder "2024 年报"), below ADDRESS, most-a-day 50; /feed remove URL ends it.',
    feed_strange="I do not understand “{words}”, so nothing was done.",
    start_first="I answer admins in private alone, and have done nothing yet. Please open {link}, press START, then "
    "try again.",
    no_words_wanted="/{command} stands alone; I do not understand “{words}”, so nothing was done.",
    # What went wrong
    none_named="No report has these words in its title. /sources lists those there are; about what they say, just ask.",
    not_found="There is no such report; it may have been taken out. /sources lists them.",
    several_found="{count} reports have “{name}” in their title; which one?",
    outdated="The word list or the version changed and the index needs an update; an admin can send /reindex.",
    busy="The index is being updated; please try again in a moment.",
    unavailable="I cannot look that up just now: the service that holds the reports is away or recovering. Please ask"
    " again in a while.",
    failed="Something went wrong and was noted. Please try again later.",
)
