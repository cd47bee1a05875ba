"""Pages saved in place of an article: it was removed or blocked, or is shown to those alone who log in."""

import re
from collections.abc import Sequence

_GONE = re.compile(
    r"(?:内容|文章|帖子|主题|页面|网页|链接|[账帐]号|公众号|视频|信息|文件|话题)[^，。]{0,12}(?:删除|屏蔽|下线"
    r"|(?:已)?被封|迁移|注销|搬家|下架|停用|冻结|移除|封禁|关闭|不存在|无法(?:查看|访问|显示|打开)"
    r"|违规|过期|失效|不见了|丢失|未通过|审核中)|(?:違規|刪除|不存在|已失效)[^，。]{0,6}(?:內容|文章|頁面|網頁)"
    r"|(?:^|\D)40[34](?:\D|$)|Not Found|Forbidden|Bad Gateway|Service Unavailable|Internal Server Error"
    r"|Gateway Time-?out|Access Denied"
    r"|找不到(?:了|您|该|此|相关)?[^，。]{0,8}(?:页面|网页|文件|内容)|(?:頁面|網頁|文章)[^，。]{0,6}(?:不存在|刪除"
    r"|找不到)|无权(?:访问|查看)|没有权限|权限不足"
    r"|(?:输入|完成|进行|通过)[^，。]{0,8}验证|验证码|安全验证|环境(?:存在)?异常|(?:访问|请求"
    r"|操作)[^，。]{0,4}(?:频繁|拒绝|拦截|异常)|系统(?:繁忙|维护|升级)|服务器(?:错误|繁忙)"
    r"|(?:请|需要?)先?(?:登录|登陆|注册)[^，。]{0,6}(?:查看|浏览|继续|访问|阅读)|(?:开启|启用|打开"
    r"|支持)\s*JavaScript|(?:微信)?客户端打开|Just a moment|Checking your browser",
    re.IGNORECASE,
)
# Pages that say so say little else; an article about such pages has more to say.
_LONGEST_PAGE = 160
_LONGEST_LINE = 60
_LONGEST_TITLE = 20


def says_gone(title: str, paragraphs: Sequence[str]) -> str | None:
    """What a page says instead of showing its article; None where it shows one.

    Args:
        title: Its title.
        paragraphs: What was taken for its text.
    """
    said = next((line for line in (title, *paragraphs) if len(line) <= _LONGEST_LINE and _GONE.search(line)), None)
    if said is None:
        return None
    is_short = sum(map(len, paragraphs)) <= _LONGEST_PAGE
    return said if is_short or (said == title and len(title) <= _LONGEST_TITLE) else None
