"""The words of answers and REPL in Chinese."""

from bot.texts.command_line import USAGE
from bot.texts.reasons import REASONS, WORDS
from bot.texts.words import TerminalTexts

ZH = TerminalTexts(
    clear="有明确依据",
    possible="可能相关",
    similar="意思相近",
    lacks="这里没有提到：{words}",
    follows="承接上一问：{question}",
    declined="报告里没有这个问题的答案。",
    meant="你是不是想问：{question}",
    nearest="最接近的段落：",
    nothing_near="也没有相近的段落。",
    none_match="没有符合这些条件的报告。",
    paragraph="第 {first} 段",
    paragraphs="第 {first}–{last} 段",
    page="第 {first} 页",
    pages="第 {first}–{last} 页",
    recognised="识别文字",
    sources_columns=("编号", "标题", "来源", "日期", "段数", "文件"),
    more_sources="还有 {count} 篇；wenju sources --all 全部列出，--limit N 列出最新的 N 篇。",
    no_reports="还没有报告。",
    related="相关阅读",
    removed="已移出索引：r{id}《{title}》（{key}）。文件仍在；文件改动或 reindex --full 之后会重新收录。",
    stats_rows=("报告", "段落块", "词项", "数据库大小", "最新报告", "索引时间", "指纹", "意思向量"),
    indexing="正在为 {corpus} 建立索引……",
    same_content="内容与 {key} 相同，没有重复收录。",
    not_added="没有收下，报告文件夹还是原来的样子。",
    phases={
        "index": "建立索引",
        "tokenize": "重新切词",
        "merge": "整理索引",
        "meaning": "计算意思",
        "copy": "复制",
        "check": "检查副本",
    },
    indexed="索引完成：新增 {added}，更新 {updated}，移除 {removed}，未变 {unchanged}，失败 {failed}；"
    "共 {reports} 篇报告、{passages} 个段落块，用时 {seconds:.1f} 秒。",
    failed="未能读取 {key}：{reason}",
    welcome="问据：{reports} 篇报告，最新 {newest}。直接输入问题；:help 看命令，Ctrl-D 离开。",
    prompt="问> ",
    help="直接输入问题，回车即可；接着问也可以：那小微企业呢？还有呢？回答之后：\n"
    "  1–9            打开该条所在的上下文\n"
    "  :more          看后面几条\n"
    "  :sources       列出全部报告\n"
    "  :since 2022-09  只看此后的报告；:until、:source 名称 同理，不写值则取消\n"
    "                 只管一个问题的写在问题前面或后面：自：2022-09 至：2023 来源：晚报 几点关门？\n"
    "  :show 报告     看一篇报告；可写编号、文件名或标题，报告#段 只看一段\n"
    "  :reindex       报告有增改时更新索引；:reindex --full 全部重做\n"
    "  :help          这份说明\n"
    "  :quit          离开（Ctrl-D 也可以）",
    hint="输入 {ranks} 看上下文",
    hint_more="；还有 {left} 条，:more 继续",
    no_more="没有更多了。",
    no_answer_yet="请先提一个问题。",
    no_such_hit="没有第 {rank} 条。",
    unknown_command="没有 {command} 这个命令；:help 列出全部命令。",
    wants_report="请写明报告，例如 :show 1 或 :show 1#3；:sources 列出全部报告。",
    press_again="再按一次 Ctrl-C 离开。",
    interrupted="已停下。",
    history_lost="提问记录无法保存在 {path}（{reason}），本次只记在内存里。",
    reposts="另有 {count} 篇转载：",
    agreeing="另有 {count} 篇报告也这样说：",
    and_more="等",
    fields={"title": "标题", "source": "来源", "published": "日期", "body": "正文", "url": "链接"},
    doubtful="存疑或缺少：{fields}",
    doubtful_reports="{count} 篇报告的信息存疑或缺少；wenju edit 报告 --source … --date … 可以改正。",
    no_doubts="没有存疑的报告。",
    nothing_changed="没有变化。",
    refreshed="重新抓取：更新 {updated}，未变 {unchanged}，失败 {failed}。",
    backed_up="已备份到 {file}（{size}，已检查）：{reports} 篇报告、{questions} 条提问记录。报告文件夹需要另外备份。",
    key_made="这是 {name} 的密钥，只显示这一次；{path} 里只存它的哈希。",
    restored="已用 {file} 恢复 {db}：{reports} 篇报告、{questions} 条提问记录。报告有增改时请运行 wenju reindex。",
    kept_aside="原来的数据库保存为 {file}；不再需要时可以删除。",
    read_only="{db} 只能读取：可以提问，不能更改索引。",
    unnamed_group="（无）",
    filtered="只看：{filters}",
    since="{day} 起",
    until="到 {day} 为止",
    from_source="来源含“{source}”",
    filling_vectors="正在计算各段的意思；算完之前只按词回答，中断后下次接着算。",
    watching="正在留意 {corpus} 的变化，Ctrl-C 结束。",
    init_done="建好了 {corpus}，里面有一篇报告可以试用。试试：\n  wenju ask {question}\n  wenju repl\n"
    "把自己的报告放进 {corpus}，再 wenju reindex；试用的那篇可以删掉。",
    usage_hint="（wenju --help 列出命令和选项）",
    usage=USAGE,
    small_talk={
        "about": "我是问据：你问，我从收录的报告里找出依据，连同出处一起给你。直接问就行；怎么用，看 {help}。",
        "usage": "直接写出问题就行，一次问一件事，写明是谁、哪件事；更多用法，看 {help}。",
        "outside": "这个我答不了：我只从收录的报告里找依据。报告里写的事，直接问就行；怎么用，看 {help}。",
        "complaint": "抱歉，没有答好。请换个说法再问，写明是谁、哪件事、什么时候；怎么用，看 {help}。",
        "doubt": "每条答案都写明了出处，打开上下文就能核对；怎么打开，看 {help}。",
        "test": "收到，一切正常。直接问就行；怎么用，看 {help}。",
        "goodbye": "再见。有问题随时来问；怎么用，看 {help}。",
        "thanks": "不客气。还有问题，接着问就行；怎么用，看 {help}。",
        "apology": "没关系。请接着问；怎么用，看 {help}。",
        "greeting": "你好，我是问据。直接问就行；怎么用，看 {help}。",
        "laughter": "谢谢。还想知道什么，直接问就行；怎么用，看 {help}。",
        "consent": "好的。还有问题，接着问就行；怎么用，看 {help}。",
        "emoji": "收到。有问题，直接写出来就行；怎么用，看 {help}。",
        "noise": "这里没有可以查找的词。请写出完整的问题；怎么用，看 {help}。",
    },
    reasons=REASONS,
    words=WORDS,
)
