"""What news pages write around an article, as patterns; `fields` and `plain` say what is done with them.

Each is applied to single lines of bounded length (see `fields.LONGEST_FIELD_LINE`), so none can run away.
"""

import re

# Words before a value on a metadata line. Longer ones stand first: 责任编辑 is no 编辑.
SOURCE_LABELS = (
    r"文章来源|信息来源|稿件来源|来\s*源于?|來\s*源|转自|轉自|转载自|轉載自|稿源|供稿单位|(?:回复|答复|办理|受理)(?:单位|部门)|发布单位|發布單位|發佈單位"
    r"|文章出处|出处|来自(?=\s*[:：])|source"
)
# An outlet or an office, or 管理员 and whoever else fills in a form.
PUBLISHER_LABEL = "发布者|发布人|上传者|录入者|供稿人?|投稿人?|信息员"
DATE_LABELS = (
    r"发布时间|发布日期|发表时间|发表日期|成文日期|更新时间|發布時間|發布日期|發佈時間|發佈日期|发布于|发表于|日期|时间|時間"
    r"|published(?:\stime)?|date"
)
URL_LABELS = r"原文链接|原文鏈接|url\ssource|链接|鏈接|连结|連結|网址|網址|url|link"
NAME_LABELS = (
    "责任编辑|責任編輯|值班编辑|执行主编|责任校对|见习记者|实习记者|实习生|通讯员|特约记者|图片编辑|视频编辑"
    "|新媒体编辑|文字|撰文|撰稿|采写|主笔|作者|楼主|樓主|记者|記者|摄影|攝影|摄像|视频|图片|制图|绘图|编辑|編輯|责编|責編|美编|主编|主編"
    "|编译|翻译|校对|校對|审核|審核|编审|初审|二审|三审|终审|监制|監製|策划|统筹|author|editor|photo"
)
# Only before a slash: 图：会场一角 is a caption, 图/新华社 a byline.
SLASH_NAME_LABELS = "文/图|图/文|图文|文|图|圖|摄|攝"

_LABEL_START = r"(?<![^\s|｜·•;；,，、（(【\[［])"

LABEL = re.compile(
    rf"""{_LABEL_START} [（(【\[]? (?:
        (?P<source>{SOURCE_LABELS}) \s*[:：/／|｜]
      | (?P<publisher>{PUBLISHER_LABEL}) \s*[:：/／|｜]
      | (?P<date>{DATE_LABELS}) \s*[:：|｜]
      | (?P<name>{NAME_LABELS}) \s*[:：/／|｜]
      | (?P<slash_name>{SLASH_NAME_LABELS}) \s*[/／]
    ) \s*""",
    re.VERBOSE | re.IGNORECASE,
)

URL_LINE = re.compile(rf"(?:(?:{URL_LABELS})\s*[:：]\s*)?(?P<url>https?://\S+)", re.IGNORECASE)
TITLE_LABEL = re.compile(
    r"(?:标\s*题|標\s*題|题\s*目|題\s*目|信息名称|文件名称|名\s*称|title)\s*[:：|][\s|]*", re.IGNORECASE
)
# What a person writes above a text passed on.
PASSED_ON = re.compile(r"[\[【(（]?(?:转发|转载|转帖|分享|轉發|轉載|FW|FWD)[\]】)）]?\s*[:：]?", re.IGNORECASE)
# The cell or line that names what follows: 内容 | …, 正文：.
BODY_LABEL = re.compile(r"(?:正\s*文|(?:来信|回复|答复|咨询|留言|问题)内容|内\s*容|內\s*容|全文)\s*[:：|]?")
# In letters to an office, between the question and its answer.
ANSWERED_BY = re.compile(r"(?:回复|答复|办理|受理)(?:单位|部门)\s*[:：].{2,24}")
# Official pages name the body that issued a paper apart from where the page has it from.
AGENCY = re.compile(
    r"(?:发文机关|發文機關|发布机构|發布機構|發佈機構|发文单位|制发机关)\s*[:：|][\s|]*"
    # The label of the next cell, where that of this one is empty.
    r"(?!(?:发文|发布|成文|公开|生成)[日时]|文\s*号|名\s*称|主题|索引|分类|来源|日期|时间|有效)(?P<name>[^|\s:：]{2,40})"
)

# Counters and buttons that stand beside the date.
PAGE_FURNITURE = re.compile(
    r"""(?:阅读|浏览|访问|人气|播放|点击|回复|评论|点赞|收藏|分享|阅读量|浏览量|点击量|閱讀|瀏覽|點閱)\s?[数量次]{0,2}
          \s*(?:[:：]?[\s|]*[（(]?[\d,.]+[\s|]{0,3}[万wWkK+次]{0,2}[）)]?|[:：][\s|]*次?(?=[\s|]|$))
      | 返回\S{2,8}[，,]\s?查看更多
      | 字[号体]\s*[:：]?\s*[\[【(（]?\s*(?:[\[【]?\s*[大中小超]\s*[\]】]?[\s|]*){1,5}[)）\]】]?
      | (?:最后|最近|首次)(?:编辑|更新|发布|发表|修改)[于於]?(?=[\s|:：\d]|$) | (?:编辑|更新|发布|发表|修改)[于於]
      | 原[标標][题題]\s*[:：](?=[\s|]*$)
      | 打印(?:本页)? | 收藏(?:本页)? | 分享(?:到)?[:：]? | (?<![A-Za-z])[AP]M(?![A-Za-z]) """,
    re.VERBOSE,
)

# Names of those who publish, by a word in them or, for a few known ones, as they are. What stands beside a date
# and is none may be a person or the weather.
PUBLISHER = re.compile(
    r"""(?:[^:：]*(?:网|網|报|報|社|台|臺|刊|新闻|新聞|客户端|客戶端|频道|在线|杂志|雜誌|传媒|融媒体?|发布|观察|資訊|资讯|论坛|财经|財經
      |专栏|專欄|头条|电视|電視|广播|局|厅|部|委|办|院|会|室|政府|中心|处|署|馆|大学|学校|公司|集团|银行|所|(?:海外|网络|数字|电子)版
      |区|區|省|市|县|廳|辦|會|處|館|學)(?:\s?[（(《][^）)》]{1,20}[）)》])?
      |[^:：]*(?:网|網|报|報|社|台|臺|刊)[-—－–·•・（(《\s][^:：]*|(?:新华|人民)[^:：]*
      |新浪|搜狐|腾讯|网易|凤凰|澎湃|知乎|今日头条|虎嗅|36氪|界面|雪球|豆瓣|微博|百家号|第一财经|财新|.*[A-Za-z]{3}.*)""",
    re.VERBOSE | re.DOTALL,
)

# Such a name, told by its end: what a site or a column is called, and no headline is.
PUBLISHER_NAME = re.compile(
    r"[^，。！？：:]{0,16}(?:网|網|报|報|社|台|臺|新闻|新聞|客户端|频道|在线|周刊|杂志|传媒|融媒|发布|论坛|在线|财经|广播|局|厅|部|委|政府"
    r"|办公室|委员会|董事会|监事会|理事会|协会|学会|中心|馆|大学|学院|学校|中学|小学|医院|法院|检察院|公司|集团|银行|研究所|研究院|官网"
    r"|文摘|学报|月刊|季刊|双月刊|画报|新闻稿|新聞稿|公告|公示|动态|要闻|栏目|科技|百科全书|百科|博客|贴吧|维基)(?:，自由的百科全书)?"
)

# An office behind a label that says who published; without one it may be a word of a sentence.
OFFICE_NAME = re.compile(
    rf"{PUBLISHER_NAME.pattern}|[^，。！？：:\s]{{1,16}}(?:处|科|室|系|院|所|站|会|队|办|组|支部|总支)"
)

# What leads from page to page, or changes how a page looks; no names.
NAVIGATION = re.compile(
    r"(?:.{0,4}首页|进入.{2,6}|.{0,4}首頁|往期.{0,4}|.{0,6}导航|[上下]一[版篇页期条].{0,4}|返回.{0,6}|放大|缩小|默认|登录|注册|登入|简体.{0,2}|繁[体體].{0,2}|English"
    r"|无障碍.{0,4}|长者.{0,4}|设为.{0,4}|.{0,4}收藏.{0,4}|发布|发表|更新|举报|分享.{0,4}|打印.{0,4}|字[体号].{0,6}|大字体|小字体|[大中小]|正文|只看.{0,4}|[倒正]序.{0,4}|阅读模式|使用道具|回复|显示全部.{0,4}|(?:来自|IP属地)[:：]?.{2,6}"
    r"|.{0,8}(?:创作者|自媒体人|官方[账帐]号|领域作者|博主))"
)

# Beside a date: 新华每日电讯 记者 苏晓晨.
BESIDE_REPORTER = re.compile(
    r"(?P<source>.{2,30}?)[\s/／|]+(?:本报|本网)?(?P<role>记者|記者|通讯员|作者|撰文)\s*[/／:：]?\s*(?P<name>[^，。：:/／]{2,30})"
)
# As copied from WeChat: 原创 author account date 发表于 place.
ACCOUNT = re.compile(r"原创\s+(?:(?P<name>\S{2,12})\s+)?(?P<source>\S{2,30})")
PLACE_OF_ACCOUNT = re.compile(
    r"(?:^|[\s|·・•,，]+)(?:(?:发表|发布)[于於]|(?:来自)?\s?IP\s*属地|IP(?=[:：])|来自(?=[:：\s]))\s*[:：]?[\s|]*(?![\u4e00-\u9fff]*[报社网刊台](?:$|[\s|]))[\u4e00-\u9fff]{2,7}(?=$|[\s|])"
)

FROM_DEVICE = re.compile(r"来自[:：]?[\s|]*\S{0,12}(?:APP|客户端|手机|iPhone|Android|网页)", re.IGNORECASE)

# Times without a year, which date nothing and mark the line of an account: 3小时前, 昨天 08:15, 06-19 08:30.
TIME_AGO = re.compile(
    r"(?:刚刚|\d{1,3}\s?(?:分钟|小时|天|周|个月|年)前|[昨前今]天(?:\s?\d{1,2}:\d{2})?"
    r"|(?<![\d-])\d{1,2}[-/.月]\d{1,2}日?[\s|]+\d{1,2}:\d{2})"
)

# A line that only parts others.
RULE = re.compile(r"[-=_*~.·—─━#\s]+")

# What ends a sentence never stands in a source or a name.
SENTENCE_MARK = re.compile(r"[。！？!?；;“”]")
# Between a source and its date on one line; a comma or a bracket there makes it a headline or a sentence.
GAPS = " \xa0\u3000|｜·•-—–/／:："
# Around a source or a name.
SEPARATORS = GAPS + ",，、;；()（）[]［］【】「」<>《》"

RELATED_HEADING = re.compile(
    r"[【\[■●▼☆★]?\s*(?:(?:延伸|相关|相關|推荐|推薦|更多|热点|精彩)\s*[·•・|丨/]\s*(?:阅读|推荐|閱讀|新闻|报道|资讯)|相关(?:阅读|报道|新闻|文章|推荐|文件|政策|解读|链接|稿件)|延伸(?:阅读|推荐)|推荐阅读|更多阅读|您?可能感兴趣的?(?:文章|内容)?|猜你喜欢|热门推荐|热点推荐|今日推荐|图文推荐|大家都在看|(?:热门|熱門|最新|热点|滚动)(?:新闻|新聞|文章|快讯|资讯|动态)|相关文章|相關文章|精彩推荐|精华文章|更多.{0,12}(?:报道|報導|新闻|新聞|文章)|(?:您|你)(?:也许|可能|或许)(?:对|也|还).{0,12}|(?:更多)?相关内容|相关事件|图片新闻|相關(?:閱讀|報導|新聞)|延伸閱讀)\s*[】\]]?\s*[:：]?"
)
COMMENTS_HEADING = re.compile(
    r"(?:最新|网友|热门|全部|精彩|最新網友|網友)(?:评论|評論|留言)\s*(?:[（(]\d*[)）])?\s*[:：]?"
)
# Single lines below an article; what ends like a sentence is one.
FOOTER = re.compile(
    r"""(?!.*。$)(?:返回(?:顶部|首页|列表)|打印(?:本页)?|关闭(?:窗口|本页)?|分享(?:到.{0,20})?|收藏(?:本页)?|点赞|举报|查看全文|展开全文
      |阅读原文|扫一扫.{0,30}|[上下]一[篇条](?:\s?[:：|｜].{0,80})?|返回\S{2,6}[，,]\s?查看更多|更多(?:精彩)?(?:内容|新闻|资讯)(?:.{0,23}[^！？!?])?
      |(?:点击)?(?:收起|展开|阅读|查看)全文.{0,30}|[（(【\[]?(?:完|全文完|END)[】\])）]?)[:：|｜\s]*""",
    re.VERBOSE | re.IGNORECASE,
)

# Values of front matter and of labelled lines, by the field that they fill.
FRONT_MATTER_KEYS = {
    **dict.fromkeys(("title", "标题", "標題", "题目", "題目"), "title"),
    **dict.fromkeys(("source", "publisher", "来源", "來源", "媒体", "出处"), "source"),
    **dict.fromkeys(
        (
            "published",
            "date",
            "pubdate",
            "日期",
            "发布日期",
            "发布时间",
            "發布日期",
            "發布時間",
            "时间",
            "時間",
        ),
        "published",
    ),
    **dict.fromkeys(("url", "link", "链接", "鏈接", "連結", "网址", "網址", "原文链接"), "url"),
}
FRONT_MATTER_ROLES = {
    **{name: name for name in f"{NAME_LABELS}|{SLASH_NAME_LABELS}".split("|")},
    **dict.fromkeys(("author", "authors", "by"), "作者"),
    **dict.fromkeys(("photo", "photographer"), "摄影"),
    "editor": "编辑",
}
