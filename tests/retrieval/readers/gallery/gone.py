"""Pages saved in place of an article that is not there, each with what it says instead."""

from tests.retrieval.readers.gallery.prose import TEASED
from tests.retrieval.readers.gallery.sites import document, headlines

_SAID = [
    ("", '<div class="weui-msg"><h2>该内容已被发布者删除</h2><p>如有疑问请联系发布者。</p></div>'),
    (
        "404 页面不存在-云溪网",
        f'<div class="err"><h1>抱歉，您访问的页面不存在</h1><p>3 秒后将返回首页</p></div>{headlines(TEASED)}',
    ),
    ("云溪网", "<p>环境异常</p><p>当前环境异常，完成验证后即可继续访问。</p><a>去验证</a>"),
    ("系统提示", "<p>抱歉，指定的主题不存在或已被删除或正在被审核</p><p><a>[ 点击这里返回上一页 ]</a></p>"),
    ("", "<p>该公众号已迁移</p><p>该公众号已迁移至新的账号，原账号已回收。若需访问原文章链接，请点击下方按钮。</p>"),
    ("页面没有找到 - 齐溪网", f"<p>非常抱歉，您要找的文章可能已经搬家或者删除了</p>{headlines(TEASED)}"),
    ("安全检查", "<h1>请完成下列验证后继续</h1><p>为了保护您的访问安全，请拖动滑块完成拼图。</p>"),
    ("提示信息 - 齐溪论坛", "<p>您需要登录后才能浏览本主题，没有账号？立即注册</p>"),
    ("岭城网", f"<p>您访问的内容已下线，看看别的吧</p>{headlines(TEASED)}"),
    ("502 Bad Gateway", "<center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center>"),
    ("", "<h2>此帐号已被封，内容无法查看</h2>"),
    ("访问验证", "<p>系统检测到您的网络环境存在异常，请点击按钮进行验证</p>"),
]
GONE = [document(title, "", body).encode() for title, body in _SAID]
