"""What is wrong with the setup, what the doctor sees and programs are told, in Chinese: a sentence each `SetupCode`."""

from typing import Literal

from bot.findings import Finding, Matter
from bot.setup_codes import SetupCode
from bot.texts import LANGUAGES
from bot.texts.phrasing import TerminalTexts
from retrieval.reasons import AnyCode

SETUP: dict[AnyCode, str] = {
    # Settings
    SetupCode.BAD_TOML: "{file} 第 {line} 行第 {column} 列不是有效的 TOML；请改正",
    SetupCode.NO_TOML: "{file} 不是有效的 TOML，可能少了引号或括号；请改正",
    SetupCode.SETTINGS_NOT_UTF8: "{file} 不是 UTF-8 文本；请存成 UTF-8",
    SetupCode.SETTINGS_UNREADABLE: "{file} 读不出来：{problem}",
    SetupCode.SETTING_NOT_WRITTEN: "{problem}；没有写入 {setting}",
    SetupCode.SETTINGS_UNWRITABLE: "{file} 写不进去：{problem}；请自己写上 {setting}",
    SetupCode.UNKNOWN_SETTING: "{file} 里的 {name!r} 不是设置；是不是 {meant!r}？",
    SetupCode.STRANGE_SETTING: "{file} 里的 {name!r} 不是设置；可以写的有 {known}",
    SetupCode.MISSPELT_VARIABLE: "环境变量 {name} 不是设置；是不是 {meant}？",
    SetupCode.OPTION: "选项 --{name}",
    SetupCode.VARIABLE: "环境变量 {name}",
    SetupCode.ENTRY: "{file} 里的 {name!r}",
    SetupCode.BAD_VALUE: "{where} 不能是 {value}：{problem}",
    SetupCode.BAD_SECRET: "{where} 不能用：{problem}",
    # Why a value cannot be used
    SetupCode.WHOLE_NUMBER_WANTED: "要写整数",
    SetupCode.YES_OR_NO_WANTED: "要写 true 或 false",
    SetupCode.NUMBER_WANTED: "要写数字",
    SetupCode.TEXT_WANTED: "要写文字",
    SetupCode.PATH_WANTED: "要写路径",
    SetupCode.LOW: "至少是 {limit}",
    SetupCode.HIGH: "至多是 {limit}",
    SetupCode.TOO_LOW: "要大于 {limit}",
    SetupCode.ONE_OF: "可以写 {known}",
    SetupCode.NUL_IN_PATH: "路径里不能有 NUL 字符",
    SetupCode.UNKNOWN_HOME: "找不到它的用户目录",
    SetupCode.TELEGRAM_NUMBERS: "要写 Telegram 编号，如 12345, 67890；向机器人发 /privacy 可以看到自己的",
    SetupCode.GROUP_AS_ADMIN: "小于 0 的是群；只有人能当管理员",
    SetupCode.NO_URL: "要以 https:// 开头（自己的服务器也可以是 http://）",
    SetupCode.NODES_WANTED: "要写节点的地址，如 https://10.0.0.1:9200",
    SetupCode.PASSWORD_IN_URL: "这里不能写用户名和密码；请设置 opensearch_user 和 opensearch_secret",
    SetupCode.SECRET_WANTED: "请用 opensearch_secret 指定存放密码的文件",
    SetupCode.NO_INDEX_NAME: "只能用小写字母、数字、_ 和 -，以字母或数字开头，最多 100 个",
    SetupCode.NO_IP_ADDRESS: "要写本机的 IP 地址：127.0.0.1，或代表全部地址的 0.0.0.0",
    SetupCode.NO_TIME_ZONE: "没有叫这个名字的时区；可以写 Asia/Tokyo 这样的",
    SetupCode.NO_HEADER_VALUE: "Telegram 只接受 1 到 256 个字母、数字、_ 和 -",
    SetupCode.UNUSABLE: "这个值不能用（{problem}）",
    # The token
    SetupCode.NO_TOKEN: "没有机器人的令牌：请向 @BotFather 要一个（/newbot），写进 {variable}，"
    "或存成文件，把文件名写进 {file_variable}",
    SetupCode.BAD_TOKEN: "{where} 里不是机器人的令牌：它是数字、冒号和字母，如 123456:ABC...；请从 @BotFather 完整复制",
    SetupCode.TOKEN_FILE_NO_TEXT: "{path}（{variable}）不是文本文件；里面应当只有令牌",
    SetupCode.TOKEN_FILE_UNREADABLE: "{path}（{variable}）读不出来：{problem}",
    # Why the bot cannot go on
    SetupCode.TOKEN_REJECTED: "Telegram 不认机器人的令牌：写错了，或已经作废；请向 @BotFather 要"
    "（/mybots，API Token），写进 TELEGRAM_BOT_TOKEN",
    SetupCode.SECOND_INSTANCE: "另一个程序一直在取这个机器人的消息；请停下它，或给这一个换自己的令牌"
    "（Telegram 说：{description}）",
    SetupCode.WEBHOOK_REFUSED: "Telegram 不接受这个 webhook：{problem}；请检查 WENJU_WEBHOOK_URL",
    SetupCode.PORT_REFUSED: "{host} 的 {port} 端口用不了（{problem}）；请把 WENJU_WEBHOOK_PORT 设成空闲的端口，"
    "WENJU_WEBHOOK_HOST 设成本机的地址",
    SetupCode.PROXY_UNUSABLE: "{problem}；{remedy}",
    SetupCode.SOCKS_PROXY: "{variable} 是 SOCKS 代理（{scheme}），不支持",
    SetupCode.NO_PROXY_ADDRESS: "{variable} 里不是 HTTP 代理的地址",
    SetupCode.SYSTEM_SETTING: "系统设置 {name}",
    SetupCode.NAME_A_PROXY: "请写 HTTP 代理（http://host:port）；不用代理就能连上 Telegram 的话，请去掉",
    SetupCode.CANNOT_GO_ON: "机器人没法继续：{problem}",
    # What the doctor sees, and what to do about it
    SetupCode.TOKEN_THERE: "有，格式正确",
    SetupCode.NO_FOLDER: "{path} 不是文件夹",
    SetupCode.INIT: "wenju init 建一个带试用报告的，或设置 WENJU_CORPUS",
    SetupCode.NO_FILE: "{path} 里没有文件",
    SetupCode.PUT_REPORTS: "请放入 .txt 或 .md 报告",
    SetupCode.FILES: "{path}：{count} 个文件",
    SetupCode.FILES_READ_ONLY: "{path}：{count} 个文件，不能写入",
    SetupCode.ADD_NEEDS_IT: "/add 要写到那里；别的不受影响",
    SetupCode.BLANK_INDEX: "{path} 里还没有东西",
    SetupCode.FILL_INDEX: "wenju reindex 或 wenju serve 会建好",
    SetupCode.NO_INDEX_YET: "还没有 {path}",
    SetupCode.MAKE_INDEX: "wenju reindex 或 wenju serve 会新建",
    SetupCode.NO_FOLDER_OF_INDEX: "它的文件夹 {path} 不存在",
    SetupCode.MAKE_FOLDER: "请新建，或设置 WENJU_DB",
    SetupCode.FOLDER_READ_ONLY: "它的文件夹 {path} 不能写入",
    SetupCode.READ_ONLY: "{path} 不能写入",
    SetupCode.CHECK_OWNER: "请检查所有者和权限",
    SetupCode.COUNTS: "{path}：{reports} 篇报告，{passages} 个段落块",
    SetupCode.EMPTY_INDEX: "里面没有报告",
    SetupCode.RUN_REINDEX: "请运行 wenju reindex",
    SetupCode.NOT_READ: "有 {count} 个没能读取：{names}",
    SetupCode.VECTORS: "{passages} 个段落块中 {vectors} 个有意思向量",
    SetupCode.MAKE_VECTORS: "全部算完之前只按词回答；wenju reindex 或 wenju serve 会接着算",
    SetupCode.CLUSTER: "OpenSearch {version}，{nodes} 个节点，{status}",
    SetupCode.PARTS_AWAY: "索引有几部分不在任何节点上",
    SetupCode.BRING_NODES_BACK: "请恢复存放它们的节点",
    SetupCode.COPIES_AWAY: "有 {count} 份副本没有地方放：再少一个节点，可能就查不了",
    SetupCode.ADD_NODES: "副本有几份就要几个节点；只有一个节点时就是这样",
    SetupCode.ALIAS_ASTRAY: "段落块的别名指向别处",
    SetupCode.CLOCK_ASTRAY: "它的时钟与本机差 {seconds} 秒",
    SetupCode.SET_CLOCKS: "请用 NTP 校准：改动索引的权利按时钟到期",
    SetupCode.NO_VECTORS: "只按词回答：意思向量只存在 SQLite 文件里",
    SetupCode.REINDEX_SAYS: "wenju reindex 会说明原因",
    SetupCode.FITS: "索引与现在的词表和同义词一致",
    SetupCode.ADMINS: "{count} 人",
    SetupCode.NO_ADMINS: "没有：谁也不能在聊天里 /reindex 或 /add",
    SetupCode.SET_ADMINS: "请把自己的 Telegram 编号写进 WENJU_ADMINS",
    SetupCode.ACCESS: "{access}",
    SetupCode.OPEN_ACCESS: "open：找到机器人的人都能问",
    SetupCode.LIMIT_ACCESS: "设置 WENJU_ACCESS=invite 或 allowlist 可以限制",
    SetupCode.READ_BY_OTHERS: "别的用户也能读 {path}（权限 {mode}）",
    SetupCode.CHMOD: "chmod 600 {path}",
    # What Telegram tells the doctor
    SetupCode.REJECTED: "Telegram 不认这个令牌",
    SetupCode.ASK_FOR_TOKEN: "请向 @BotFather 要令牌（/mybots，API Token）",
    SetupCode.ASK_OR_NO_SERVER: "请向 @BotFather 要令牌（/mybots，API Token）；也可能 {server}（WENJU_API_BASE_URL）"
    "不是 Bot API 服务器",
    SetupCode.NOT_REACHED: "连不上 {server}（{problem}）",
    SetupCode.NO_BOT_API: "{server} 的回答不合 Bot API（{problem}）",
    SetupCode.CHECK_NETWORK: "请检查网络、HTTPS_PROXY 或 WENJU_API_BASE_URL",
    SetupCode.REACHED: "连上了；机器人是 @{name}",
    SetupCode.PRIVACY_OFF: "关：Telegram 会把群里每条消息都发给机器人；不是对它说的，问据会丢掉",
    SetupCode.SET_PRIVACY: "@BotFather /setprivacy 可以打开",
    SetupCode.PRIVACY_ON: "开：在群里机器人只看到命令、对它的回复和 @ 它的消息",
    SetupCode.INLINE_OFF: "关：没法在别的聊天里引用报告",
    SetupCode.SET_INLINE: "@BotFather /setinline 可以打开",
    SetupCode.WEBHOOK_NO_HTTPS: "{url} 不是 https，Telegram 只调用 https",
    SetupCode.PUT_A_PROXY: "请在前面放一个反向代理",
    SetupCode.WEBHOOK_BUT_POLLING: "设着 webhook（{url}），设置里却是轮询",
    SetupCode.SERVE_REMOVES: "wenju serve 会去掉它",
    SetupCode.OTHER_WEBHOOK: "webhook 是 {url}，设置里是 {wanted}",
    SetupCode.SERVE_SETS: "wenju serve 会改过来",
    SetupCode.BY_WEBHOOK: "webhook",
    SetupCode.BY_POLLING: "轮询",
    SetupCode.DELIVERY_FAILED: "Telegram 上次没送到：{problem}",
    SetupCode.CHECK_PROXY: "请检查前面的反向代理",
    SetupCode.WAITING: "有 {count} 条等着机器人",
    SetupCode.SERVE_ANSWERS: "wenju serve 会回答",
    # Keys of programs, and the port they ask at
    SetupCode.NO_KEYS: "还没有程序可以问：wenju key 名称 会给一个程序发密钥，把它的哈希存进 {path}",
    SetupCode.KEYS_UNREADABLE: "{path} 读不出来：{problem}",
    SetupCode.KEYS_UNWRITABLE: "{path} 写不进去：{problem}",
    SetupCode.BAD_KEYS: "{path} 不是有效的 TOML（{problem}）；请改正",
    SetupCode.BAD_KEY_ENTRY: "{path} 里的 {name} 没有密钥的哈希；请删掉它那几行，再运行 wenju key {name}",
    SetupCode.KEY_FOR_EITHER: '{path} 里 {name} 的 "general" 有两个意思；请写 "通用"，或者写 "general/" 指那个文件夹',
    SetupCode.BAD_KEY_COLLECTIONS: '{path} 里 {name} 的 collections 不是文件夹的列表；请写成 collections = ["园区"]',
    SetupCode.BAD_KEY_NAME: "{name!r} 不能当程序的名称：至多 40 个字母、数字、- 和 _",
    SetupCode.KEY_NAME_TAKEN: "{path} 里已经有 {name} 的密钥；要作废它，请删掉那几行",
    SetupCode.API_PORT_REFUSED: "{host} 的 {port} 端口用不了（{problem}）；请用 --port 换一个空闲的端口，"
    "--host 写本机的地址",
    # What programs are told
    SetupCode.UNKNOWN_KEY: "没有密钥，或密钥不对：请带上 Authorization: Bearer 密钥",
    SetupCode.OTHER_HOST: "这里只以 127.0.0.1 或 localhost 的名义回答",
    SetupCode.NO_SUCH_PATH: "这个路径下没有东西；/openapi.json 列出有什么",
    SetupCode.OTHER_METHOD: "这里只回答 {method}",
    SetupCode.MANY_REQUESTS: "一分钟超过 {limit} 次了；请过 {seconds} 秒再来",
    SetupCode.MANY_AT_ONCE: "同时来的太多了；请过一秒再来",
    SetupCode.UNREADABLE_REQUEST: "这个请求收不下：{problem}",
    SetupCode.NO_JSON_OBJECT: "正文不是 UTF-8 的 JSON 对象",
    SetupCode.BAD_ARGUMENT: "{name}：{problem}",
    SetupCode.MISSING_ARGUMENT: "不能没有",
    SetupCode.UNKNOWN_ARGUMENT: "没有这个参数；可以写的有 {known}",
    SetupCode.LONG_TEXT: "至多 {limit} 个字",
    SetupCode.SHORT_TEXT: "至少 {limit} 个字",
    SetupCode.LATE_ANSWER: "{seconds} 秒内没有答出来",
    SetupCode.RULES_SHUT: "谁能问哪些报告，现在的设置有错；改好之前暂时不能问",
    SetupCode.NO_ANSWER: "暂时查不了报告；服务器的日志写着原因",
    SetupCode.SERVING_MODELS: "回答语言模型",
    SetupCode.NO_PARAGRAPH_NAMED: "{reference} 没有写明段落；请写在后面，如 r1#9",
}

MATTERS: dict[Matter, str] = {
    "corpus": "报告文件夹",
    "index": "索引",
    "database": "数据库",
    "cluster": "集群",
    "clock": "时钟",
    "reports": "报告",
    "fingerprint": "指纹",
    "admins": "管理员",
    "access": "谁能问",
    "token": "令牌",
    "keys": "密钥",
    "settings": "设置",
    "proxy": "代理",
    "telegram": "Telegram",
    "privacy mode": "隐私模式",
    "inline mode": "内联模式",
    "meaning": "意思",
    "webhook": "webhook",
    "delivery": "取消息",
    "updates": "消息",
}
"""What the doctor looks at."""

_STATES = {"good": "正常", "note": "注意", "problem": "问题"}


def owner_texts(language: Literal["zh", "en"]) -> TerminalTexts:
    """The sentences for an owner: those of every conversation, and of the setup."""
    texts = LANGUAGES[language]
    return texts._replace(reasons={**texts.reasons, **SETUP}) if language == "zh" else texts


def line_of(finding: Finding, language: Literal["zh", "en"]) -> str:
    """What the doctor prints of a finding: `problem  token: Telegram rejects it -> ask @BotFather`."""
    texts = owner_texts(language)
    said = " -> ".join(texts.tell(reason) for reason in (finding.seen, finding.remedy) if reason)
    if language == "zh":
        return f"{_STATES[finding.state]}  {MATTERS[finding.matter]}：{said}"
    return f"{finding.state:<8} {finding.matter}: {said}"
