"""What can be wrong with the setup, what the doctor sees, and what programs are told: a code each, and its sentence.

Chinese stands in `bot.texts.setup`. Only what has something to tell imports either: they cost a question a millisecond.
"""

from enum import unique

from retrieval.reasons import AnyCode


@unique
class SetupCode(AnyCode):
    """What there is to tell about settings, token, webhook, proxy and the API: the name is the code."""

    # Settings
    BAD_TOML = "{file} is not valid TOML: {problem} (line {line}, column {column})"
    NO_TOML = "{file} is not valid TOML: {problem}"
    SETTINGS_NOT_UTF8 = "{file} is not UTF-8 text; save it as UTF-8"
    SETTINGS_UNREADABLE = "{file} cannot be read: {problem}"
    SETTING_NOT_WRITTEN = "{problem}; so `{setting}` was not written"
    SETTINGS_UNWRITABLE = "{file} cannot be written: {problem}; put `{setting}` there yourself"
    UNKNOWN_SETTING = "{file} has an unknown setting {name!r}; did you mean {meant!r}?"
    STRANGE_SETTING = "{file} has an unknown setting {name!r}; known are {known}"
    MISSPELT_VARIABLE = "{name} in the environment is no setting; did you mean {meant}?"
    OPTION = "option --{name}"
    VARIABLE = "{name} in the environment"
    ENTRY = "{name!r} in {file}"
    BAD_VALUE = "{where} is {value}: {problem}"
    BAD_SECRET = "{where} cannot be used: {problem}"

    # Why a value cannot be used
    WHOLE_NUMBER_WANTED = "a whole number is wanted"
    YES_OR_NO_WANTED = "true or false is wanted"
    NUMBER_WANTED = "a number is wanted"
    TEXT_WANTED = "text is wanted"
    PATH_WANTED = "a path is wanted"
    LOW = "{limit} is the least"
    HIGH = "{limit} is the most"
    TOO_LOW = "it must be more than {limit}"
    ONE_OF = "wanted is one of {known}"
    NUL_IN_PATH = "a path cannot hold a NUL character"
    UNKNOWN_HOME = "its home folder is unknown"
    TELEGRAM_NUMBERS = "numbers of Telegram are wanted, as in 12345, 67890; the bot tells theirs by /privacy"
    GROUP_AS_ADMIN = "a number below 0 is a group; only people can be admins"
    NO_URL = "it must begin with https:// (or http://, of a server of your own)"
    NODES_WANTED = "addresses of nodes are wanted, as in https://search.example:9200"
    PASSWORD_IN_URL = "user and password do not belong there; set opensearch_user and opensearch_secret"
    SECRET_WANTED = "name the file with the password by opensearch_secret"
    NO_INDEX_NAME = "wanted are small letters, digits, _ and -, a letter or digit first, 100 at most"
    NO_IP_ADDRESS = "an IP address of this machine is wanted: 127.0.0.1, or 0.0.0.0 for all of them"
    NO_TIME_ZONE = "no time zone has this name; write one like Asia/Tokyo"
    NO_HEADER_VALUE = "Telegram takes 1 to 256 letters, digits, _ and -"
    UNUSABLE = "it cannot be used ({problem})"

    # The token
    NO_TOKEN = (
        "the bot's token is missing: ask @BotFather for one (/newbot), then set {variable}, or {file_variable} to the"
        " name of a file that holds it"
    )
    BAD_TOKEN = (
        "{where} holds no token of a bot: it is a number, a colon, and letters, as in 123456:ABC...; copy it whole from"
        " @BotFather"
    )
    TOKEN_FILE_NO_TEXT = "{path} ({variable}) is not a text file; it should hold the token alone"
    TOKEN_FILE_UNREADABLE = "{path} ({variable}) cannot be read: {problem}"

    # Why the bot cannot go on
    TOKEN_REJECTED = (
        "Telegram rejects the bot's token: it is mistyped or was revoked; ask @BotFather for it (/mybots, API Token)"
        " and set TELEGRAM_BOT_TOKEN"
    )
    SECOND_INSTANCE = (
        "another program keeps fetching this bot's updates; stop it, or give this one a token of its own"
        " (Telegram says: {description})"
    )
    WEBHOOK_REFUSED = "Telegram refuses the webhook: {problem}; check WENJU_WEBHOOK_URL"
    PORT_REFUSED = (
        "port {port} of {host} cannot be listened on ({problem}); set WENJU_WEBHOOK_PORT to a free one, and"
        " WENJU_WEBHOOK_HOST to an address of this machine"
    )
    PROXY_UNUSABLE = "{problem}; {remedy}"
    SOCKS_PROXY = "{variable} names a SOCKS proxy ({scheme}), which is not supported"
    NO_PROXY_ADDRESS = "{variable} holds no address of an HTTP proxy"
    SYSTEM_SETTING = "the system's setting {name}"
    NAME_A_PROXY = "name an HTTP proxy there (http://host:port), or unset it if Telegram is reached without"
    CANNOT_GO_ON = "the bot cannot go on: {problem}"

    # What the doctor sees, and what to do about it
    TOKEN_THERE = "there is one, of the right form"
    NO_FOLDER = "{path} is no folder"
    INIT = "`wenju init` makes it with a report, or set WENJU_CORPUS"
    NO_FILE = "{path} holds no file"
    PUT_REPORTS = "put .txt or .md reports there"
    FILES = "{path}: {count} files"
    FILES_READ_ONLY = "{path}: {count} files, not writable"
    ADD_NEEDS_IT = "/add needs to write there; all else works"
    BLANK_INDEX = "{path} holds nothing yet"
    FILL_INDEX = "`wenju reindex` or `wenju serve` fills it"
    NO_INDEX_YET = "{path} does not exist yet"
    MAKE_INDEX = "`wenju reindex` or `wenju serve` makes it"
    NO_FOLDER_OF_INDEX = "its folder {path} does not exist"
    MAKE_FOLDER = "make it, or set WENJU_DB"
    FOLDER_READ_ONLY = "its folder {path} cannot be written"
    READ_ONLY = "{path} cannot be written"
    CHECK_OWNER = "check its owner and permissions"
    COUNTS = "{path}: {reports} reports, {passages} passages"
    EMPTY_INDEX = "it holds no report"
    RUN_REINDEX = "run `wenju reindex`"
    NOT_READ = "{count} could not be read: {names}"
    VECTORS = "{vectors} of {passages} passages have a vector of what they mean"
    MAKE_VECTORS = "words alone answer until all have one; `wenju reindex` or `wenju serve` makes the others"
    CLUSTER = "OpenSearch {version}, {nodes} nodes, {status}"
    PARTS_AWAY = "parts of the index lie nowhere"
    BRING_NODES_BACK = "bring the nodes back that hold them"
    COPIES_AWAY = "{count} copies lie nowhere: a node less, and questions may fail"
    ADD_NODES = "give it as many nodes as copies; with one node alone that is so"
    ALIAS_ASTRAY = "the alias of the passages leads elsewhere"
    CLOCK_ASTRAY = "a clock of it is {seconds} s off this machine's"
    SET_CLOCKS = "set both by NTP: the right to change the index ends by the clock"
    NO_VECTORS = "words alone answer: vectors of what passages mean are kept in an SQLite file only"
    REINDEX_SAYS = "`wenju reindex` says why"
    FITS = "the index fits the present dictionary and synonyms"
    ADMINS = "{count} set"
    NO_ADMINS = "none: nobody can /reindex or /add by chat"
    SET_ADMINS = "set WENJU_ADMINS to your Telegram number"
    ACCESS = "{access}"
    OPEN_ACCESS = "open: everyone who finds the bot may ask"
    LIMIT_ACCESS = "WENJU_ACCESS=invite or allowlist limits it"
    READ_BY_OTHERS = "{path} can be read by others (mode {mode})"
    CHMOD = "chmod 600 {path}"

    # What Telegram tells the doctor
    REJECTED = "Telegram rejects it"
    ASK_FOR_TOKEN = "ask @BotFather for the token (/mybots, API Token)"
    ASK_OR_NO_SERVER = (
        "ask @BotFather for the token (/mybots, API Token); or {server} (WENJU_API_BASE_URL) is no Bot API server"
    )
    NOT_REACHED = "{server} cannot be reached ({problem})"
    NO_BOT_API = "{server} answers otherwise than the Bot API ({problem})"
    CHECK_NETWORK = "check the network, HTTPS_PROXY, or WENJU_API_BASE_URL"
    REACHED = "reached; the bot is @{name}"
    PRIVACY_OFF = "off: in groups Telegram sends the bot every message, and Wenju drops what is not said to it"
    SET_PRIVACY = "@BotFather /setprivacy turns it on"
    PRIVACY_ON = "on: in groups the bot sees commands, replies to it and mentions only"
    INLINE_OFF = "off: nobody can quote reports from other chats"
    SET_INLINE = "@BotFather /setinline turns it on"
    WEBHOOK_NO_HTTPS = "{url} is not https, and Telegram calls no other"
    PUT_A_PROXY = "put a proxy before it"
    WEBHOOK_BUT_POLLING = "a webhook is set ({url}), the settings say polling"
    SERVE_REMOVES = "`wenju serve` will remove it"
    OTHER_WEBHOOK = "the webhook is {url}, the settings say {wanted}"
    SERVE_SETS = "`wenju serve` sets it"
    BY_WEBHOOK = "webhook"
    BY_POLLING = "polling"
    DELIVERY_FAILED = "Telegram's last delivery failed: {problem}"
    CHECK_PROXY = "check the proxy before it"
    WAITING = "{count} wait for the bot"
    SERVE_ANSWERS = "`wenju serve` answers them"

    # Keys of programs, and the port they ask at
    NO_KEYS = "no program may ask yet: `wenju key NAME` makes a key for one, and keeps its hash in {path}"
    KEYS_UNREADABLE = "{path} cannot be read: {problem}"
    KEYS_UNWRITABLE = "{path} cannot be written: {problem}"
    BAD_KEYS = "{path} is not valid TOML ({problem})"
    BAD_KEY_ENTRY = "{path}: {name} has no hash of a key; delete its lines, and run `wenju key {name}`"
    KEY_FOR_EITHER = '{path}: {name} asks "general", which may be either of two; write "通用" or "general/"'
    BAD_KEY_COLLECTIONS = '{path}: collections of {name} is no list of folders; write collections = ["园区"]'
    BAD_KEY_NAME = "{name!r} cannot name a program: up to 40 letters, digits, - and _ can"
    KEY_NAME_TAKEN = "{path} has a key for {name} already; delete its lines there to revoke it"
    API_PORT_REFUSED = (
        "port {port} of {host} cannot be listened on ({problem}); name a free one by --port, and an address of this"
        " machine by --host"
    )

    # What programs are told
    UNKNOWN_KEY = "no key, or one that is not known: send `Authorization: Bearer KEY`"
    OTHER_HOST = "this is asked as 127.0.0.1 or localhost only"
    NO_SUCH_PATH = "there is nothing at this path; /openapi.json says what there is"
    OTHER_METHOD = "{method} alone is answered here"
    MANY_REQUESTS = "more than {limit} requests a minute; ask again in {seconds} seconds"
    MANY_AT_ONCE = "too many requests at once; ask again in a second"
    UNREADABLE_REQUEST = "the request cannot be taken: {problem}"
    NO_JSON_OBJECT = "the body is no JSON object in UTF-8"
    BAD_ARGUMENT = "{name}: {problem}"
    MISSING_ARGUMENT = "it is wanted"
    UNKNOWN_ARGUMENT = "there is no such argument; there are {known}"
    LONG_TEXT = "{limit} characters are the most"
    SHORT_TEXT = "{limit} characters are the least"
    LATE_ANSWER = "there was no answer within {seconds} seconds"
    RULES_SHUT = "the settings of who may ask which report are wrong; until they are mended nothing is answered"
    NO_ANSWER = "the reports cannot be asked at the moment; the server's log says why"
    SERVING_MODELS = "answering language models"
    NO_PARAGRAPH_NAMED = "{reference} names no paragraph; write one behind it, as in r1#9"
