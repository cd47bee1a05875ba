"""What the bot says in a chat, in Simplified Chinese; Traditional is converted from this."""

from bot.texts import ZH as SHARED
from bot.texts.chat.words import ChatTexts

ZH = ChatTexts(
    shared=SHARED,
    # Answers
    asked="问：{question}",
    place_of="{place}（共 {total} 段）",
    doubtful="{support}：",
    same_report="同〔{number}〕，",
    nearest="没有直接的答案，最接近的是：",
    declined="报告里没有找到答案。\n查了 {reports} 篇报告，最新一篇到 {newest}。",
    declined_without_date="报告里没有找到答案。\n查了 {reports} 篇报告。",
    declined_empty="还没有收录报告，暂时答不了。请等管理员添加之后再问。",
    declined_none_such="没有这样的报告。请换个条件再问；收录了哪些，看 /sources。",
    more_of_what="请先提一个问题，再说“还有呢”。",
    link_alone="我不会打开链接，只从收录的报告里找答案。请把想知道的写成一句话。",
    link_to_add="要收录这个网页，点一下复制，再发给我：",
    small_talk={
        "complaint": "抱歉，没有答好。请点那条答案下面的 👎，再换个说法问一次，写明是谁、哪件事、什么时候。",
        "doubt": "每条答案都写明了出处，点出处，或者点它下面的“全文”，就能核对。",
        "thanks": "不客气。答案有用，请点它下面的 👍；还有问题，接着问就行。",
    },
    # Buttons under answers
    previous="◀ 上一条",
    next="下一条 ▶",
    context="上下文",
    full="全文",
    copy="复制引用",
    unfold="更多 ▾",
    fold="收起 ▴",
    original="原文件",
    whole_file="整份文件",
    like="👍",
    dislike="👎",
    show_nearest="仍看最接近的段落",
    back="↩ 返回",
    open_in_bot="在问据中打开",
    share="分享给别人",
    subscribe="有新报告时告诉我",
    # What a press says
    thanks_like="谢谢，记下了。",
    thanks_dislike="谢谢，我们会改进。",
    why="哪里不好？",
    faults=("答非所问", "过时", "出处不对", "其他"),
    fault_noted="谢谢，记下了：{fault}。",
    fault_unknown="没说原因",
    judge_first="请先点答案下面的 👎。",
    newer_index="提问之后报告有更新，这里按最新的显示。",
    gone="提问之后报告有更新，原来的段落变了。请把问题再问一次。",
    forget_all="/forget 会删掉你的全部记录，不能只删一部分，所以什么都没做。要全部删除，请单独发 /forget。",
    forgotten="这条提问已经不在记录里了。请再问一次。",
    broken_button="这个按钮用不了了。请再问一次。",
    file_gone="原文件不在报告文件夹里了；收录的文字还可以看“全文”。",
    file_changed="原文件在收录之后改过，和引用的不再是同一份；收录的文字可以看“全文”。",
    file_too_large="原文件超过 {megabytes} MB，这里发不了；可以看“全文”。",
    # Start, help, privacy
    start="你好，我是问据。\n把问题直接发给我，我从 {reports} 篇报告里找出依据，连同出处一起给你。",
    start_examples="不妨先试试：",
    start_empty="你好，我是问据。\n现在还没有收录报告；管理员添加之后，就可以向我提问了。",
    description="我是问据：把问题用平常话发给我，我从收录的报告里找出回答它的那句话，连同标题、来源、日期和段落一起给你。"
    "报告里没有的，我就说没有。",
    introduction="用平常话问报告，答案连同出处一起给你。",
    example_term="“{term}”是什么？",
    example_title="《{title}》讲了什么？",
    help="想问什么，直接发给我：一条消息问一件事，500 字以内；图片下面写的也算。写错了就改那条消息，答案跟着改。\n"
    "\n"
    "接着问：“那小微企业呢？”“还有呢？”“什么时候的事？”，十分钟内都算同一个话题；"
    "/new 换个话题，后面可以接着写问题。\n"
    "\n"
    "只问一部分报告，条件写在问题前面或后面：\n"
    "/ask 来源：晚报 自：2022-09 至：2023 几点关门？\n"
    "\n"
    "核对：答案下面的按钮能翻到别的依据，读全文；“更多”里有上下文、引用和原文件。答得好不好，点 👍 👎。\n"
    "\n"
    "历年怎么变的：/timeline 渡轮船票；回复一条答案只发 /timeline，就看那个问题\n"
    "\n"
    "没找到，或者想知道后来怎样：\n"
    "/watch 东湖公园 开放时间，有新报告说到就告诉你\n"
    "/watches 看关注了什么，在那里取消、改时间\n"
    "\n"
    "看收录了哪些报告：/sources，按标题、来源找：/sources 晚报；打开一篇：/report 1；只问一个文件夹：/use\n"
    "把这里的问答带走：/export\n"
    "在别的聊天里引用报告：输入 @{username} 加上问题\n"
    "存了什么，怎样删除：/privacy",
    help_group="在群里用 /ask 加问题，或者回复我、@{username} 都行，其他消息我不理会。",
    help_admin="管理员：\n"
    "/reindex 更新索引\n"
    "/add 回复一个文件，收录为报告（直接把文件发给我也行）\n"
    "/remove 编号 移出一篇报告\n"
    "/stats 使用情况\n"
    "/unanswered 没答上来的问题\n"
    "/allow /deny 准许或禁止一个人、一个群；/invite 一次性邀请\n"
    "/grant /revoke 谁能问哪个文件夹；/feed 自动收取",
    ask_usage="请在 /ask 后面写上问题，例如：/ask 能拿到多少资金支持？",
    fresh="好，我们换个话题。请问。",
    privacy="我存这些：你的问题、时间、结果和评价，连同你在 Telegram 的数字编号（{person}）和所在的聊天。"
    "用来统计、改进答案，不给别人。\n满 {days} 天自动删除；你关注的问题（/watches）存到你取消。"
    "现在就全删，请发 /forget。",
    forgot="已删除你的 {count} 条记录。",
    text_only="我只看得懂文字，请把问题打出来。",
    no_voice="我还听不懂语音。请把问题打成字发给我，或者用输入法的语音转文字。",
    unknown_command="没有这个命令。/help 看怎么用。",
    commands={
        "ask": "问一个问题",
        "timeline": "历年的报告怎么说",
        "new": "换个话题；后面可以写问题",
        "sources": "收录的报告；后面可以写标题或来源",
        "use": "只问一个文件夹",
        "report": "打开一篇报告",
        "export": "把这里的问答存成文件",
        "watch": "有新报告时告诉我",
        "watches": "我关注的问题",
        "help": "怎么用",
        "privacy": "存了什么，怎样删除",
        "start": "从头开始",
        "forget": "删除我的记录",
        "reindex": "更新索引",
        "add": "添加报告",
        "remove": "移出报告",
        "stats": "使用情况",
        "unanswered": "没答上来的问题",
        "allow": "准许一个人或群",
        "deny": "禁止一个人或群",
        "invite": "生成一次性邀请",
        "grant": "准许问一个文件夹",
        "revoke": "收回准许",
        "feed": "自动收取的来源",
    },
    # Reports
    sources="收录了 {total} 篇报告，新的在前（{first}–{last}）：",
    sources_empty="还没有收录报告。",
    sources_named="标题或来源里有“{words}”的报告 {total} 篇，新的在前：",
    sources_none="没有报告的标题或来源里有“{words}”。收录了哪些，看 /sources；要问内容，直接发问题就行。",
    sources_previous="◀ 较新",
    sources_next="较早 ▶",
    list_by_source="按来源",
    list_by_month="按月份",
    all_reports="全部",
    by_source="按来源共 {total} 组，篇数多的在前：",
    by_month="按月份共 {total} 组，新的在前：",
    group="{name}：{total} 篇报告，新的在前（{first}–{last}）：",
    reposts="另有 {count} 篇转载",
    agreeing="另有 {count} 篇报告也这样说：",
    and_more="等",
    story="这篇报道见于 {count} 处，早的在前：",
    use="现在问的是：{name}。可以只问一个文件夹里的报告：",
    use_none="这里的报告没有分文件夹，问的就是全部。",
    use_chosen="好，这里从现在起只问“{name}”。要问全部：/use 全部",
    use_all="好，这里从现在起问全部报告。",
    use_group_admins="在群里，问哪个文件夹由群管理员选。",
    timeline_usage="请写上想知道的事，例如：/timeline 渡轮船票。历年的报告怎么说，早的在前。",
    timeline_earlier="更早的还有 {count} 篇，这样看：/timeline 至：{day} 加上问题",
    report_usage="请写上报告的编号、标题或标题里的几个字，例如 /report 1。编号见 /sources。",
    report_facts="共 {paragraphs} 段",
    page="第 {page}/{pages} 页",
    passage_of="你打开的是：",
    # What somebody keeps
    watch_usage="请写上想知道的事，例如：/watch 东湖公园 开放时间。有新报告说到，我就告诉你。",
    subscribed="好，有新报告说到“{question}”时告诉你，一天最多一次。/watches 看关注了什么，也在那里取消。",
    subscribed_before="已经关注着了。/watches 看关注了什么，也在那里取消。",
    subscriptions_full="最多关注 {most} 个问题。请先在 /watches 里取消几个。",
    subscribe_start_first="有新报告时我私下告诉你。请先打开 {link} 点“开始”，再来一次。",
    subscriptions="你关注着 {count} 个问题。有新报告说到，我就告诉你，每个问题一天最多一次。\n\n{questions}\n\n"
    "现在的时间：{when}。要别的钟点，例如七点：/watches 7",
    subscriptions_none="你还没有关注什么。在答案下面或“更多”里点“有新报告时告诉我”，或者发 /watch 加上问题，"
    "例如：/watch 东湖公园 开放时间",
    tell_at_once="有就说",
    tell_at="{hour} 点",
    no_such_hour="请写 0 到 23 的钟点，例如 /watches 8；有就说，用 /watches now。",
    end_subscription="不再关注",
    subscription_ended="好，不再关注“{question}”了。",
    subscription_gone="这个问题你已经不关注了。",
    told_privately="我私下回复你了。",
    feed_news="{count} 篇新报告，自动收取",
    feed_broken="{count} 处没有取到：",
    news="有新报告说到你关注的问题",
    news_more="另有 {count} 篇新报告也说到，直接问就能看到。",
    news_doubted="有一条消息可能没有送到你这里，里面说到 {count} 篇新报告。",
    news_again="看没送到的",
    export_last="这里是最近的 {count} 个问题。",
    export_usage="看不懂“{words}”。/export 存成 Word 文件，/export md 存成 Markdown。",
    export_none="你在这里还没有问过什么。",
    # Inline
    inline_nothing="没有找到，去问据里问",
    inline_nearest="没有直接的答案，这些段落最接近",
    inline_hint="输入问题，引用报告",
    inline_refused="你还没有使用权限",
    inline_shut="设置有错，管理员改好之前暂时不能问",
    guest_usage="请在 @{username} 后面写上问题。",
    # Admins
    no_access="你还没有使用权限。请把你的编号 {person} 告诉管理员，请他准许。",
    no_access_group="这里还没有使用权限。请管理员在群里发 /allow，或者准许你（编号 {person}）。",
    slow_down="问得太快了，请过 {seconds} 秒再问。",
    admins_only="这件事只有管理员能做。",
    reindex_started="正在查看报告文件夹……",
    reindex_progress="正在更新索引：{phase}",
    minutes_left="，大约还要 {minutes} 分钟",
    seconds_left="，不到一分钟了",
    reindex_done="索引更新好了，用时 {seconds:.1f} 秒。\n"
    "新增 {added}，更新 {updated}，移除 {removed}，未变 {unchanged}，失败 {failed}。\n"
    "现在共 {reports} 篇报告、{passages} 个段落。",
    reindex_failed="索引没有更新：{reason}",
    failures_more="……还有 {count} 个文件读不了。",
    failure="{key}：{reason}",
    add_usage="请把报告文件（{types} 等）发给我，或者用 /add 回复一个文件；网页用 /add 加链接。",
    add_too_large="{name} 有 {size}，超过了 {limit} 的上限，没有收下。请拆成几份再发。",
    add_failed="{name} 没有收下：{reason}",
    add_done="已收录 r{id}《{title}》\n来源：{source}\n日期：{date}\n{paragraphs} 段，存为 {key}",
    add_same="内容与 r{id}《{title}》相同，没有重复收录。",
    add_same_file="内容与 {key} 相同，没有重复收录。",
    add_several="收录了 {count} 篇报告，存为 {key}：",
    added_more="……还有 {count} 篇，见 /sources。",
    unknown="没有写明",
    edit_source="改来源",
    edit_date="改日期",
    edit_validity="改有效期",
    undo="撤销",
    ask_source="请回复这条消息，写上 r{id} 的来源。",
    ask_date="请回复这条消息，写上 r{id} 的日期，例如 2024-03-18，或 2024-03-18 15:52。",
    ask_validity="请回复这条消息，写上 r{id} 的有效期，例如 2024-01-01 至 2026-12-31，只写一头也行；"
    "或者写它代替哪一篇：代替 标题。",
    corrected="改好了。\n\nr{id}《{title}》\n来源：{source}\n日期：{date}",
    undone="已撤销：《{title}》不再收录，文件 {key} 也删掉了。",
    remove_usage="请写上报告编号，例如 /remove 1。编号见 /sources。",
    removed="已移出 r{id}《{title}》，问答里不会再出现。\n文件 {key} 还在原处，改动之后会重新收录。",
    stats="报告 {reports} 篇，段落 {passages} 个，最新一篇 {newest}。",
    stats_asked="近 {days} 天：{people} 人问了 {questions} 个问题，答上来 {share}。",
    stats_quiet="近 {days} 天还没有人提问。",
    stats_feedback="收到 {judged} 次评价，👍 占 {likes}。",
    stats_times="答题用时：一半在 {p50:.2f} 秒以内，95% 在 {p95:.2f} 秒以内。",
    unanswered="没答上来和有人不满意的问题，问得多的在前：",
    unanswered_none="最近的问题都答上来了。",
    unanswered_line="{times} 次 · {date} · {question}",
    unanswered_more="……还有，全部在 CSV 里。",
    export_csv="导出 CSV",
    export_page="一周报告",
    csv_columns=("问题", "次数", "最近一次", "不满意"),
    deny_admin="管理员不能被禁止；管理员在设置里指定。",
    too_late="收录已经超过一天，不能撤销了。要移出请用 /remove {id}。",
    allow_usage="请写上对方的数字编号，或者用 /{command} 回复他的一条消息；在群里单发 /{command} 管的是这个群。",
    allowed="好，{who} 可以用问据了。",
    denied="好，{who} 不能再用问据了。",
    invite="一次性邀请，谁先点开谁用：\n{link}",
    grant_usage="/grant 文件夹 编号：准许一个人或一个群问（群里不写编号就是这个群，回复谁就是谁）。"
    "原来所有人都能问的，从这时起只有准许了的能问；编号写“所有人”就重新放开。/revoke 收回。",
    granted="“{name}”现在能问的：{who}。",
    closed_now="之前所有人都能问它，现在别人不能问了。要放开：/grant {name} 所有人",
    grant_nobody="没有见过编号 {number} 的人或群，它像是文件夹名的一部分（{folders}），所以什么都没做。"
    "请写全文件夹名，后面写编号；对方要先跟我说过话。",
    rules_head="谁能问哪个文件夹：",
    rules_broken="_access.yaml 写错了，改好之前只有管理员能问。请改好再发 /reindex，那里会说错在哪一行。",
    rules_shut="谁能问哪些报告，现在的设置有错，管理员改好之前暂时不能问。",
    feed_usage="/feed add 网址：自动收取，后面可以写 every 6h、folder 园区（有空格的用引号：folder “2024 年报”）、"
    "below 网址开头、most-a-day 50；/feed remove 网址：不再收取。",
    feed_strange="看不懂“{words}”，所以什么都没做。",
    start_first="管理员的事我只私下回复，还什么都没做。请先打开 {link} 点“开始”，再来一次。",
    no_words_wanted="/{command} 后面不用写别的，“{words}”看不懂，所以什么都没做。",
    # What went wrong
    none_named="没有报告的标题里有这些字。收录了哪些，看 /sources；要问内容，直接发问题就行。",
    not_found="没有这篇报告，可能已经移出了。/sources 看现有的。",
    several_found="有 {count} 篇报告的标题里有“{name}”，要哪一篇？",
    outdated="词表或版本变了，索引要更新一次。请管理员发 /reindex。",
    busy="正在更新索引，请稍等一会儿再试。",
    unavailable="暂时查不了：存放报告的服务连不上，或正在恢复。请过一会儿再问。",
    failed="出了点问题，我们已经记下。请过一会儿再试。",
)
