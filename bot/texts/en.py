"""The words of answers and REPL in English."""

from bot.texts.words import TerminalTexts
from retrieval.reasons import Code

EN = TerminalTexts(
    clear="Clearly supported",
    possible="Possibly related",
    similar="Similar in meaning",
    lacks="Not mentioned here: {words}",
    follows="Following up: {question}",
    declined="The reports do not answer this question.",
    meant="Did you mean: {question}",
    nearest="The nearest passages:",
    nothing_near="Nothing in them comes near it.",
    none_match="There is no such report.",
    paragraph="paragraph {first}",
    paragraphs="paragraphs {first}–{last}",
    row="row {first}",
    rows="rows {first}–{last}",
    in_table="table {number}, {row}",
    in_sheet="sheet “{sheet}”, {row}",
    page="page {first}",
    pages="pages {first}–{last}",
    changed_since="Paragraph {paragraph} was changed on {day}; before, it said:",
    moved_to="This was paragraph {paragraph} when it was cited, and is paragraph {now} now.",
    cited_lost="Paragraph {paragraph} as cited is no longer in this report, which now says:",
    recognised="recognised text",
    sources_columns=("Id", "Title", "Source", "Published", "Paragraphs", "File"),
    more_sources="{count} more; wenju sources --all lists all, --limit N the newest N.",
    no_reports="No reports yet.",
    related="Related",
    removed="Removed from the index: r{id} 《{title}》 ({key}). The file is still there; "
    "it comes back when it changes or with reindex --full.",
    stats_rows=(
        "Reports",
        "Passages",
        "Tokens",
        "Database size",
        "Newest report",
        "Indexed at",
        "Fingerprint",
        "Vectors of meaning",
    ),
    indexing="Indexing {corpus} ...",
    same_content="{key} has the same content; it was not added twice.",
    not_added="Nothing was added; the folder of reports is as it was.",
    phases={
        "index": "Indexing",
        "tokenize": "Finding words again",
        "merge": "Tidying the index",
        "meaning": "Working out meanings",
        "copy": "Copying",
        "check": "Checking the copy",
    },
    indexed="Indexed: {added} added, {updated} updated, {removed} removed, {unchanged} unchanged, "
    "{failed} failed; {reports} reports, {passages} passages, {seconds:.1f} s.",
    failed="Not read: {key}: {reason}",
    welcome="Wenju: {reports} reports, the newest of {newest}. Type a question; :help lists the commands, "
    "Ctrl-D leaves.",
    try_these="You might begin with:",
    prompt="ask> ",
    help='Type a question and press Enter, or follow up: "what about small companies?", "more". After an answer:\n'
    "  1–9            open that passage in its context\n"
    "  :more          the next passages\n"
    "  :sources       list the reports\n"
    "  :since 2022-09 only reports since then; so :until and :source NAME; without a value it ends\n"
    "                 for one question: --since 2022-09 --until 2023 --source Daily when does it close?\n"
    "  :show REPORT   read a report, by id, file name or (part of a) title; REPORT#3 for a paragraph\n"
    "  :reindex       take in new and changed reports; :reindex --full does all again\n"
    "  :help          this help\n"
    "  :quit          leave (Ctrl-D does too)",
    hint="{ranks} shows the context",
    hint_more="; {left} more, :more goes on",
    no_more="There are no more.",
    no_answer_yet="Ask a question first.",
    no_such_hit="There is no passage {rank}.",
    unknown_command="There is no command {command}; :help lists them.",
    wants_report="Name a report, as in :show 1 or :show 1#3; :sources lists them.",
    several_found="{count} reports have “{name}” in their title; type the number of one:",
    several_more="These are the newest {shown}; more of a title finds the others.",
    press_again="Press Ctrl-C again to leave.",
    interrupted="Stopped.",
    history_lost="Questions cannot be kept in {path} ({reason}); they are remembered until you leave.",
    reposts="{count} more with the same story:",
    agreeing="{count} more reports say so too: ",
    and_more=", …",
    fields={"title": "title", "source": "source", "published": "date", "body": "body", "url": "url"},
    doubtful="doubtful or missing: {fields}",
    doubtful_reports="{count} reports with something doubtful; wenju edit REPORT --source … --date … mends it.",
    stray_correction="{sidecar}: this correction has no report; name it after the report's file, or delete it.",
    no_doubts="No report is doubtful.",
    nothing_changed="Nothing changed.",
    refreshed="Fetched again: {updated} updated, {unchanged} unchanged, {failed} failed.",
    backed_up="Backed up to {file} ({size}, checked): {reports} reports, {questions} questions on record. "
    "The folder of reports wants a backup of its own.",
    key_made="This is the key of {name}, shown this once; {path} keeps nothing of it but a hash.",
    restored="Restored {db} from {file}: {reports} reports, {questions} questions on record. "
    "Where reports have changed since, run wenju reindex.",
    kept_aside="What was there is kept as {file}; delete it when you need it no more.",
    read_only="{db} can only be read: questions are answered, nothing is changed.",
    unnamed_group="(none)",
    filtered="Only: {filters}",
    since="since {day}",
    until="until {day}",
    from_source="source with {source}",
    filling_vectors="Working out what passages mean; until that is done words alone answer. It may be interrupted, "
    "and goes on the next time.",
    watching="Following {corpus}; Ctrl-C ends it.",
    init_done="Made {corpus} with a report to try. Try:\n  wenju ask {question}\n  wenju repl\n"
    "Put your own reports into {corpus} and run wenju reindex; the one to try can be deleted.",
    usage_hint=" (wenju --help lists commands and options)",
    usage=(),
    activity={
        "title": "Wenju · the last {days} days",
        "span": "{first} to {last}",
        "questions": "questions",
        "answered": "answered",
        "clear": "clearly supported",
        "judged": "judgements",
        "liked": "of them 👍",
        "by_day": "Questions a day",
        "by_label": "Is the label believed? Judgements by label",
        "no_label": "not recorded",
        "unanswered": "Asked in vain",
        "most": "Reports that answered most",
        "never": "Reports that answered nothing: {count} of {total}",
        "times": "{times} times",
        "nothing": "None.",
        "written": "Written to {file}.",
    },
    small_talk={
        "about": "I am Wenju: you ask, I find the evidence in the reports and show where it stands. Just ask; "
        "{help} says how.",
        "usage": "Just write your question, one at a time, and name who or what it is about; {help} says more.",
        "outside": "That I cannot answer: I know only what the reports say. Ask about that; {help} says how.",
        "complaint": "Sorry about that. Please ask again in other words, naming who, what and when; {help} says how.",
        "doubt": "Every answer names its source; open its context to check. {help} says how.",
        "test": "I am here, and all is well. Just ask; {help} says how.",
        "goodbye": "Goodbye. Come back with a question at any time; {help} says how.",
        "thanks": "You are welcome. Just ask on; {help} says how.",
        "apology": "Never mind. Just ask on; {help} says how.",
        "greeting": "Hello, I am Wenju. Just ask; {help} says how.",
        "laughter": "Thank you. What else would you like to know? {help} says how to ask.",
        "consent": "All right. Just ask on; {help} says how.",
        "emoji": "Noted. If you have a question, just write it; {help} says how.",
        "noise": "There is nothing in it to search for. Please write a whole question; {help} says how.",
    },
    reasons={
        # Without the Chinese example, and with what mends it in the REPL.
        Code.EMPTY_QUESTION: "There is nothing to search for in this; please ask for something specific.",
        Code.NO_SUCH_REPORT: "There is no such report; :sources (in the shell, wenju sources) lists them.",
        Code.INDEX_OUTDATED: "The word list, the synonyms or the version changed; renew the index with :reindex (in "
        "the shell, wenju reindex).",
    },
    words={},
)
