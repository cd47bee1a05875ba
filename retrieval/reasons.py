"""What can go wrong: a code for each thing, its English sentence, and the values that fill it.

`retrieval` speaks English, to logs and programs; `bot.texts.reasons` has the Chinese sentence of each code. Values of a
sentence may be reasons themselves: where a link led to, and what was wrong there. `bot` has codes of its own.

It is one table, long as it is: whoever words a reason sees how the others are worded, and an enum cannot be cut.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, unique
from typing import Final

_AS_NEW: Final = "open it in Office, WPS or LibreOffice and save it as .docx, .xlsx or .pptx"
_AS_DOCX: Final = "open it in Word, WPS or LibreOffice and save it as .docx"
_RECOGNISE: Final = "run text recognition (OCR) over it and save the text as .txt"


class AnyCode(Enum):
    """What a package has to tell: the name is the code, which stays; the value is its English sentence, with blanks."""


@unique
class Code(AnyCode):
    """What can go wrong in `retrieval`."""

    PLAIN = "{sentence}"  # what ends a command of `bot`, or was stored before there were codes

    # Files
    EMPTY_FILE = "it is empty (0 bytes)"
    UNREADABLE = "it cannot be read: {problem}"
    UNOPENABLE = "it cannot be opened: {problem}"
    UNOPENABLE_FOLDER = "the folder cannot be opened: {problem}"
    NOT_A_FILE = "it is a folder, a pipe or a device; name a file"
    BAD_NAME = "its name holds control characters or is not valid UTF-8; rename the file"
    LARGE_FILE = "it has more than the {limit:,} bytes allowed; split it, or raise max_file_bytes"
    NO_REPORT = "it holds no report"
    NO_READABLE_REPORT = "it holds no report that can be read"
    NOT_IN_CORPUS = "there is no such report in {folder}"
    NO_FILE_TO_CORRECT = "there is no such file in the corpus folder to put a correction beside"
    CHANGED_FILE = "it changed since it was indexed; reindex first"
    NO_PARAGRAPH = "it has no paragraph of text"
    SLOW_FILE = "reading it takes more than {seconds} seconds of the processor; split it, or save its text as .txt"
    COSTLY_FILE = "reading it takes more than {mebibytes:,} MiB of memory; split it, or save its text as .txt"
    READER_LOST = (
        "the process that read it was ended by the system or broke down, perhaps for want of memory; try again, and"
        " save its text as .txt if that happens again"
    )
    READER_FAILED = "the program stumbled over it ({problem}), which is a fault of ours; save its text as .txt"
    NO_READER = "no process can be started to read it: {problem}; see whether memory or processes have run out"
    BAD_PARAGRAPH = "a paragraph is empty or has several lines; each paragraph is one line"

    # Text, Markdown, JSON Lines
    NOT_TEXT = "it is not text, or in an unknown encoding; save it as UTF-8 text"
    BLANK = "it holds nothing but white space; put a title and the text below it"
    NO_BODY = "it has no body paragraph; put the text below the title (in Markdown, below the front matter too)"
    NO_TEXT_NAMED = "it has no text; give it under one of the names {names}"
    LINE_NO_OBJECT = 'the line is no JSON object; write {{"title": "…", "text": "…"}}'
    LINE_NO_JSON = "the line is no JSON ({problem}); one object a line"
    LONG_LINE = "the line has more than {limit:,} bytes; give each report a line of its own"

    # Web pages, PDF, Word
    NO_ARTICLE = "no article is found on the page; save its text as .txt"
    GONE_ARTICLE = "the page says that its article is gone, or asks for something before it shows it ({words})"
    LARGE_PAGE = (
        "the page has {characters:,} characters of markup, more than the {limit:,} (or {elements:,} elements) allowed;"
        " save the article alone, or its text as .txt"
    )
    PDF_MISNAMED = "it does not begin as a PDF does; it is damaged, or another kind of file"
    PDF_FONTS = (
        "its fonts do not say which characters they show, so its text is rubbish; run text recognition (OCR) over it"
    )
    PDF_SCAN = "its pages are pictures (a scan) without text; run text recognition (OCR) over it"
    PICTURE_NO_TEXT = "no text is recognised in its pictures; write down what they show, as .txt"
    LARGE_PICTURE = "it has more than the {limit:,} pixels allowed; make it smaller"
    PDF_ENCRYPTED = "it is encrypted; open it with its password and save it without one"
    PDF_PAGES = "it has {pages:,} pages, more than the {limit:,} allowed; split it"
    PDF_NESTED = "its objects are nested too deeply; print it into a new PDF"
    PDF_LONG = "it holds more than the {limit:,} characters allowed; split it"
    PDF_BOMB = "it unpacks to far more than a document needs; it may be made to do harm"
    PDF_DAMAGED = "it is damaged or cut short ({problem}); copy or download it again"
    WORD_ENTITIES = "its XML declares entities, which no Office program writes and which can be a trap"
    WORD_NO_TEXT = "it holds no text; if its pages are pictures, run text recognition (OCR) over them"
    WORD_DAMAGED = "its XML is damaged ({problem}); save it again in the program that made it"
    MISNAMED = "it is no {ending}, as its name says, or it is damaged; name it by what it is"
    LARGE_TABLE = "it has more than the {limit:,} cells allowed; split it"
    WORD_MISNAMED = "it is a ZIP archive but no Word document; name it by what it is"

    # Archives
    ZIP_MISNAMED = "it is a ZIP archive; name it .zip"
    ZIP_SAME_NAME = "another part of the archive has the same name; rename one of them"
    ZIP_WITHIN = "it holds several reports and stands inside an archive; unpack the archive"
    ZIP_PARTS = "the archive has more than the {limit:,} parts allowed; split it"
    ZIP_ENCRYPTED = "it is encrypted; unpack the archive with its password and add the files"
    ZIP_METHOD = "it is packed in an unusual way; pack the archive again with ordinary compression (deflate)"
    ZIP_LARGE = "it unpacks to more than the {limit:,} bytes allowed; split it"
    ZIP_DAMAGED = "the archive is damaged or cut short; copy or download it again"
    ZIP_PART_DAMAGED = "it is damaged inside the archive; copy or download the archive again"

    # Kinds of files that no reader takes
    UNKNOWN_ENDING = "no reader takes {ending}; known are {known} and more"
    OLD_OFFICE = f"it is an old Office document of a kind that is not read (.ppt, say); {_AS_NEW}"
    WORD_PROCESSOR = f"it is a word processor's document; {_AS_DOCX}"
    IMAGE = f"it is an image; {_RECOGNISE}"
    DJVU = f"it is a DjVu scan; {_RECOGNISE}"
    MEDIA = "it is an image, a sound or a film; save what it says as .txt"
    RECORDING = "it is a sound or a film; save a transcript of it as .txt"
    SQLITE_FILE = "it is an SQLite database; export its texts as .jsonl"
    COMPRESSED = "it is a compressed file; unpack it, or pack its files as .zip"
    PROGRAM = "it is a program; remove it"
    SLIDES = "it is an old file of slides; save them as .pptx, or export them as .pdf"
    EBOOK = "it is a CAJ or CEB document, or an e-book other than .epub; export it as .pdf or .docx"
    WEB_ARCHIVE = "it is a web archive of Safari; save the page as .html or .mht"
    PROGRAM_DATA = "it holds data for programs; save what it says as .txt, or its texts as .jsonl"
    MISSING_EXTRA = "{task} needs further packages; run `{line}`"
    READING_PAGES = "reading web pages"
    READING_PDF = "reading PDF"
    READING_SCANS = "reading scans and pictures"
    READING_OFFICE = "reading .doc, .wps, .rtf and sheets"
    MEASURING = "measuring answers"
    ASKING_CLUSTER = "an index in OpenSearch"

    # Corrections and what stands in them
    SIDECAR = "its sidecar {sidecar}: {problem}"
    SIDECAR_NO_FILE = "it is no file; remove it"
    SIDECAR_LARGE = "it has more than {limit:,} bytes; keep only {keys}"
    SIDECAR_NOT_UTF8 = "it is not UTF-8; save it as UTF-8"
    SIDECAR_NO_YAML = "it is not YAML; write lines like `source: 新华社`"
    SIDECAR_LINE_NO_YAML = "it is not YAML in line {line}; write lines like `source: 新华社`"
    SIDECAR_NO_PAIRS = "it is a list or a text; write lines like `source: 新华社`"
    SIDECAR_PARTS = "it has a value of several parts in line {line}; write it on one line"
    SIDECAR_UNKNOWN_KEY = "it has an unknown key {name!r}; known are {keys}"
    NO_DAY = "the date {date!r} is no day; write it as 2023-05-06 or 2023-05-06 07:08"
    NO_TIME = "the time {time!r} under `fetched` is none; write it as 2023-05-06T07:08:09+00:00"
    NO_ADDRESS = "{link!r} is no web address; give one that begins with https:// or http://"

    # Links
    LONG_LINK = "the link {link}… has more than {limit:,} characters; give a shorter one"
    LINK_CREDENTIALS = "the link to {host} holds a user name or password; give it without"
    UNKNOWN_HOST = "the host {host} is not known; check the link and the network connection"
    NOT_PUBLIC = "{host} leads to {address}, which is no public address; only pages of the internet are fetched"
    REDIRECT = "{url} redirects elsewhere: {problem}"
    REDIRECT_NOWHERE = "{url} redirects to something that is no web address; check the link"
    REDIRECTS = "{url} was reached by more than {limit} redirects; give the address they lead to"
    ROBOTS_REFUSE = "{url}: {host}/robots.txt asks programs not to fetch it; save the page by hand"
    ROBOTS_UNKNOWN = "{url}: the server answered {status}, so nobody knows what it allows; try again later"
    NOT_SERVED = "{url}: the server answered {status} {phrase}; nothing was saved"
    LARGE_DOWNLOAD = "{url} has more than the {limit:,} bytes allowed; save a part of it by hand"
    PACKED_TWICE = "{url} is packed {times} times over; only once is undone, so save the page by hand"
    UNKNOWN_PACKING = "{url} is packed as {packing!r}; only gzip and deflate are undone, so save the page by hand"
    DAMAGED_DOWNLOAD = "{url} arrived damaged or cut off; try again later"
    SLOW_SERVER = "{url}: the server did not send the page within {seconds:g} seconds; try again later"
    BAD_CERTIFICATE = "{url}: the server's certificate cannot be trusted ({problem}); nothing was sent"
    NOT_FETCHED = "{url} cannot be fetched ({problem}); check the link or try again later"
    NO_REPORT_TYPE = "{url} is {type}, which holds no report; give the address of its page"

    # Feeds
    # Who may ask which collection
    RULES_LINE = "{path}, line {line}: {problem}; until then nobody but admins may ask"
    RULES_NO_YAML = "it is not YAML; write lines like `人事: [123456789]`"
    RULES_NO_COLLECTION = "{name!r} is no folder of reports; write the name of one that lies in the folder of reports"
    RULES_TWICE = "{name!r} stands there twice; keep one of them"
    RULES_NO_SUBJECT = "{who!r} is no number of a person or group; write one, or everyone, or [] for nobody"
    RULES_LARGE = "{path} has more than {limit:,} bytes; keep only who may ask which folder"
    RULES_BY_HAND = "{path} is written so that {name!r} can only be changed by hand; open it in an editor"
    RULES_FOR_EITHER = "in {path} the rule for general is of 通用 and general/; write one for 通用, one for general/"
    NO_SUCH_COLLECTION = "there is no collection {name!r}; there are: {names}"
    OPEN_COLLECTION = "{name!r} is open to everybody; first name who may ask it"
    FEEDS_NO_TOML = "{path} is no TOML: {problem}; mend that place, or remove it"
    FEEDS_NO_TABLES = '{path} has {name!r} where only [[feed]] may stand; write [[feed]] and below it url = "https://…"'
    FEED_ENTRY = "{path}, feed {number} ({url}): {problem}"
    FEED_REFUSED = "{url} was not added: {problem}"
    FEED_NO_TABLE = 'it is no table; write [[feed]] and below it url = "https://…"'
    FEED_UNKNOWN_KEY = "the key {name!r} is unknown; known are {keys}"
    FEED_NO_TEXT = "{name} = {value} is no text; put it between quotation marks"
    FEED_INTERVAL = "every = {value!r} is no interval from {least} on; write 30m, 6h or 1d"
    FEED_MOST = "most_a_day = {value} is no whole number from 1 to {limit:,}; correct it"
    FEED_FOLDER = "folder = {folder!r} is no folder below that of the reports; write a name such as 园区"
    FEED_TWICE = "its address stands there already; keep one of them"
    NO_SUCH_FEED = "{path} has no feed {url}; `wenju feed list` lists them"
    FEED_NO_LIST = (
        "{url} is a web page, neither RSS, Atom nor a sitemap; say by `below` how the addresses of its reports begin"
    )
    FEED_NO_LINKS = "{url} lists no address that begins with {below}; look whether the page has changed"
    FEED_DAMAGED = "{url} is damaged, or no feed ({problem}); look at it in a browser"
    FEED_LARGE = "{url} has more than the {limit:,} bytes that a list may have; give a smaller one"

    # The folder of reports
    NO_CORPUS = "the corpus folder {folder} does not exist; make it and put reports in, or name another with --corpus"
    CORPUS_NO_FOLDER = "{folder} is not a folder; name the folder of the reports with --corpus"
    CORPUS_UNOPENABLE = "the corpus folder {folder} cannot be opened: {problem}"
    CORPUS_EMPTY = (
        "there are no reports in {folder} (.txt, .md, .html, .pdf, .docx, .xlsx, .zip and many other files are read);"
        " the index was left as it is"
    )
    NOTHING_HERE = (
        "there are no reports here (no folder {folder}); `wenju init` makes one with a report to try, or name yours"
        " with --corpus"
    )
    NO_STARTER = "{folder} holds no report to begin with, so nothing was made; install Wenju anew"
    CORPUS_IN_USE = "{folder} holds something already, so nothing was changed; put reports there and ask"
    CORPUS_UNREADABLE = (
        "no report could be read in {folder}; put .txt or .md files there, or name another folder with --corpus"
    )
    OTHER_CORPUS = (
        "{database} holds the reports of {indexed}, not of {folder}; run `wenju reindex --corpus {folder}` to replace"
        " them, or name another index with --db"
    )
    UNREADABLE_PATH = "{path} cannot be read: {problem}; check its permissions"
    UNWRITABLE_PATH = "{path} cannot be written: {problem}; check its disk and its permissions"
    REPORT_FILE_ENDING = "{path} ends in neither .json nor .html; name a file that does"
    UNDELETABLE_PATH = "{path} cannot be deleted: {problem}; check the permissions of its folder"

    # Lists of words, question sets
    LINE = "{path}, line {line}"
    LIST_UNREADABLE = (
        "the list {path} cannot be read ({problem}); mend its path in the setting `{setting}`, or leave that out to use"
        " the starter list"
    )
    LIST_NOT_UTF8 = "{path} is not UTF-8 text; save it as UTF-8"
    WORD_IN_TWO_GROUPS = "{place}: {word} stands in two groups; make one group of them"
    WORD_WITH_SIGN = "{place}: {word!r} has a sign in it; write letters, digits and characters only"
    WORD_OF_ONE = "{place}: {word!r} is a single character; words have two or more"
    WORD_LONG = "{place}: {beginning}… has {length} characters; {limit} is the most"
    NOT_WORD_AND_COUNT = "{place}: {line!r} is not a word with its count; write one word a line"
    COUNT_NOT_WHOLE = "{place}: the count {count!r} is not a whole number; mend or drop it"
    COUNT_OUT_OF_RANGE = "{place}: the count {count} is not between 1 and 999999999; mend or drop it"
    GROUP_OF_ONE = "{place}: {line!r} names one word only; write a group as 经开区 = 亦庄"
    GROUP_WITH_GAP = "{place}: {line!r} has nothing beside a '='; write 经开区 = 亦庄"
    SET_MISSING = "{path} does not exist; {wanted}"
    SET_UNREADABLE = "{path} cannot be read: {problem}; {wanted}"
    SET_NO_JSON = "{path} is not valid JSON: {problem}; {wanted}"
    SET_NO_DATA = "{path} has no list 'data'; {wanted}"
    SET_FORM = "a set is a folder with corpus.jsonl and queries.jsonl, or a file of SQuAD-style JSON"
    QUESTIONS_FORM = 'wanted is a file of questions, {{"text": "..."}} a line'
    SET_NO_DOCUMENTS = "{path} has no documents"
    SET_NO_QUESTIONS = "{path} has no questions with answers"
    SET_SAME_IDS = "{path}: {times} questions have the id {id!r}; each needs its own"
    SETS_SAME_NAME = "two sets are called {name}; name each set once"
    SET_LINE_NO_JSON = "{place} is not valid JSON: {problem}"
    SET_LINE_NO_OBJECT = "{place} is not a JSON object"
    SET_LINE_NO_TEXT = "{place} has no {name!r}, or one that is not text"
    SET_LINE_NO_LIST = "{place}: {name!r} is not a list"
    SET_ID_TWICE = "{place}: the id {id!r} stands twice"
    SET_NO_SUCH_DOCUMENT = "{place}: corpus.jsonl has no document {id!r}"
    SET_NONE_RELEVANT = "{place}: it has no answer, and 'relevant' names no document; put such questions into {file}"
    NO_LIKED_ANSWER = (
        "{database} has no liked answer yet ({others} questions without one); feedback comes from the buttons under the"
        " bot's answers"
    )

    # Questions and reports asked for
    EMPTY_QUESTION = "the question names nothing to search for; say what it is about, as in 服贸会在哪里举办？"
    LONG_QUESTION = "the question has {length} characters; shorten it to {limit} at most"
    NO_SUCH_REPORT = "no report is called {name!r}; `wenju sources` lists them"
    NO_REPORT_NUMBER = "no report has the number {number}; `wenju sources` lists them"
    NO_PASSAGE_NUMBER = "no passage has the number {number}; its report was changed or removed"
    NO_SUCH_WORDS = "the cited paragraph does not say “{words}”; copy the words from `wenju show`"
    NO_SUCH_PARAGRAPH = "《{title}》 has paragraphs 1 to {paragraphs} only"
    SEVERAL_REPORTS = "{count} reports have {name!r} in their title; name one by its number: {reports}"
    NO_SUCH_QUESTION = "no question has the number {number}; it was forgotten or is too old"
    NO_PERIOD = "{text!r} is no date; write it as 2022, 2022-09 or 2022-09-04"
    EXCLUDING_FILTERS = "since {since} and until {until} exclude each other; exchange them, or drop one"

    # The index
    INDEX_OUTDATED = (
        "{database} was indexed with another dictionary, synonym list or version; run `wenju reindex` to renew it"
    )
    BUSY = "the index is being changed by {holder}; try again when that is done"
    LOCKED = "{path} is locked by another program; try again when it is done"
    NO_INDEX = "there is no index {path}; `wenju reindex` makes it from the reports in {folder}"
    INDEX_UNOPENABLE = "the index {path} cannot be opened: {problem}; name another with --db"
    NO_DATABASE_FOLDER = "{path} cannot be opened; check that its folder exists and can be written"
    DAMAGED_DATABASE = (
        "{path} is not a Wenju database or is damaged ({problem}); move it away and run `wenju reindex`, or name"
        " another file with --db or WENJU_DB"
    )
    FOREIGN_DATABASE = "{path} is a database of another program; name another file with --db or WENJU_DB"
    UNRELEASED_DATABASE = (
        "{path} was made by a development version of Wenju before its first release; move it away and run"
        " `wenju reindex`: the reports are read from the corpus folder again, questions asked so far stay in it"
    )
    NEWER_DATABASE = (
        "{path} was made by a newer version of Wenju (it has {step}); install that version, or name another file with"
        " --db or WENJU_DB"
    )
    DISK_FULL = "{path}: the disk is full; free some space and try again, nothing was lost"
    DATABASE_PROBLEM = "{path}: {problem}"
    BOT_READ_ONLY = "{path} cannot be written, and the bot keeps its messages there; move it"
    IN_USE = "{path} is in use; stop `wenju serve` and try again"
    COPY_OVER_INDEX = "{path} belongs to the index itself; name another file"
    COPY_IS_FOLDER = "{path} is a folder; name a file in it"
    COPY_NO_REGULAR_FILE = "{path} is no regular file, and nothing was written to it; name another file"
    COPY_EXISTS = "{path} exists already; name another file, or replace it with --force"
    COPY_DAMAGED = (
        "{path} is damaged ({problem}), so that a copy of it is of no use; restore a backup, or move it away and run"
        " `wenju reindex`"
    )
    NO_BACKUP = "{path} is no file; name one that `wenju backup` made"
    BACKUP_IS_INDEX = "{path} is the index itself; name a backup of it"
    FOREIGN_COPY = "{path} is no database of Wenju, or is damaged; name another file"
    NEWER_COPY = "{path} was made by another version of Wenju (it has {step}); use that version, or another file"
    # The index in a cluster
    CLUSTER_AWAY = "{cluster} cannot be reached; see whether OpenSearch runs there, and the network between"
    CLUSTER_SLOW = "{cluster} did not answer in time; try again later, and see what keeps it busy"
    CLUSTER_BUSY = "{cluster} has more to do than it can take; try again later, or give it more memory or nodes"
    CLUSTER_RED = "a part of {cluster} is away; it is answered again when the node that holds it is back"
    CLUSTER_READ_ONLY = (
        "{cluster} takes no changes, since a disk is nearly full; free some space there, nothing was lost"
    )
    CLUSTER_UNKNOWN_USER = (
        "{cluster} does not accept the password or token; mend opensearch_user or the file that opensearch_secret names"
    )
    CLUSTER_FORBIDDEN = "{cluster} does not allow that; give its user the rights to indices of that name"
    CLUSTER_CERTIFICATE = (
        "the certificate of {cluster} cannot be trusted, and nothing was sent; name the file of its authority in"
        " opensearch_ca"
    )
    CLUSTER_VERSION = "{cluster} runs {found}; OpenSearch {oldest} or newer is needed"
    FOREIGN_CLUSTER_INDEX = "{cluster} has an index {index} of another program; name another by opensearch_index"
    NEWER_CLUSTER_INDEX = (
        "{cluster} has an index {index} of a newer version of Wenju; install that version, or name another by"
        " opensearch_index"
    )
    CLUSTER_CHANGING = "{cluster} is changing what was read just now; try again"
    CLUSTER_PROBLEM = "{cluster} refused it: {problem}"
    LEASE_LOST = "another writer has taken over {cluster}; what was done is kept, run this again when it is done"
    SEARCH_ENDED = "the process that searches was ended, and the question with it; ask again when Wenju runs again"
    SEARCH_NOT_STARTED = (
        "the process that searches cannot be started: {problem}; see whether memory, processes or open files have run"
        " out"
    )
    SEARCH_ENDED_TWICE = (
        "the process that searches ended twice over this question; its last words stand above in the log, and the"
        " system's log says whether memory ran out"
    )
    WORKER_LOST = (
        "a worker process has ended before its work was done: it was killed, perhaps for want of memory; run this"
        " again, with fewer workers if it happens again (WENJU_WORKERS=1)"
    )
    FILLING_LOST = (
        "the process that works out what passages mean has ended before it was done: it was killed, perhaps for want of"
        " memory; words alone answer until the next reindex has gone on from there"
    )
    FILLING_FAILED = (
        "what passages mean could not be worked out ({problem}); words alone answer until the next reindex has gone on"
        " from there"
    )


OUTAGES: Final = frozenset(code for code in Code if code.name.startswith("CLUSTER_"))
"""What keeps questions from being answered until somebody has seen to the cluster, or it has recovered."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was refused or failed; as text, the English sentence.

    Attributes:
        code: What went wrong.
        values: What fills the blanks of its sentence, by name.
    """

    code: AnyCode
    values: Mapping[str, "str | int | float | Reason"]

    def __str__(self) -> str:
        """The English sentence."""
        sentence: str = self.code.value
        return sentence.format(**self.values)


def reason(code: AnyCode, **values: object) -> Reason:
    """A reason; values that are neither numbers nor reasons, such as paths and exceptions, are kept as text."""
    return Reason(code, {name: v if isinstance(v, int | float | Reason) else str(v) for name, v in values.items()})
