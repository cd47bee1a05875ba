"""Why a file or a link was refused, in Chinese: the English sentences of `retrieval` and what they say.

`retrieval` speaks English, for logs and programs; who reads Chinese gets this. `{}` stands for a name or a number, in
the order of the English sentence; a sentence that is not here stays as it is (a test finds those that are missing).
"""

REASONS: tuple[tuple[str, str], ...] = (
    # Files as such
    ("it is empty (0 bytes)", "文件是空的（0 字节）"),
    ("it holds no report", "里面没有报告"),
    ("it holds no report that can be read", "里面没有能读的报告"),
    ("it cannot be read: {}", "读不出来：{}"),
    ("it cannot be opened: {}", "打不开：{}"),
    ("the folder cannot be opened: {}", "文件夹打不开：{}"),
    ("its name is not valid UTF-8; rename it", "文件名不是有效的 UTF-8，请改名"),
    (
        "its name holds control characters or is not valid UTF-8; rename the file",
        "文件名里有控制字符，或不是有效的 UTF-8，请改名",
    ),
    (
        "it has {} bytes, more than the {} allowed; split it, or raise max_file_bytes",
        "有 {} 字节，超过上限 {}；请拆开，或调高 max_file_bytes",
    ),
    (
        "it has more than the {} bytes allowed; split it, or raise max_file_bytes",
        "超过上限 {} 字节；请拆开，或调高 max_file_bytes",
    ),
    ("it has {} bytes, more than the {} allowed; split it", "有 {} 字节，超过上限 {}；请拆开"),
    ("it changed since it was indexed; reindex first", "收录之后文件有改动，请先更新索引"),
    ("it has no paragraph of text", "没有一段正文"),
    ("a paragraph is empty or has several lines; each paragraph is one line", "有的段落是空的，或不止一行；一段一行"),
    ("no reader takes {}; known are {}", "不认识 {} 这种文件；认识的有 {}"),
    ("no reader takes {}", "不认识 {} 这种文件"),
    # Text, Markdown, JSON Lines
    ("it is not text, or in an unknown encoding; save it as UTF-8 text", "不是文本，或编码认不出来；请存成 UTF-8 文本"),
    ("it holds nothing but white space; put a title and the text below it", "只有空白；请写上标题，下面写正文"),
    ("it has no body paragraph; put the text on the lines below the title", "没有正文；请把正文写在标题下面"),
    (
        "it has no body paragraph; put the text below the title and the front matter",
        "没有正文；请把正文写在标题和文件头下面",
    ),
    ("it has no text; give it under one of the names {}", "没有正文；请写在这些名字之一下面：{}"),
    (
        'the line is no JSON object; write {{"title": "…", "text": "…"}}',
        '这一行不是 JSON 对象；请写成 {{"title": "…", "text": "…"}}',
    ),
    ("the line is no JSON ({}); one object a line", "这一行不是 JSON（{}）；一行一个对象"),
    ("the line has more than {} bytes", "这一行超过 {} 字节"),
    # Web pages
    ("no article is found on the page; save its text as .txt", "网页里没找到文章；请把正文存成 .txt"),
    (
        "reading web pages needs the extra html; run `pip install 'wenju[html]'`",
        "读网页要装附加组件 html：pip install 'wenju[html]'",
    ),
    (
        (
            "the page has {} characters of markup, more than the {} (or {} elements) allowed; save the article alone,"
            " or its text as .txt"
        ),
        "网页有 {} 个字符的标记，超过上限 {}（或 {} 个元素）；请只存文章，或把正文存成 .txt",
    ),
    # PDF
    (
        "reading PDF needs the extra pdf; run `pip install 'wenju[pdf]'`",
        "读 PDF 要装附加组件 pdf：pip install 'wenju[pdf]'",
    ),
    (
        "it does not begin as a PDF does; it is damaged, or another kind of file",
        "文件头不是 PDF；文件坏了，或是别的文件",
    ),
    (
        "its fonts do not say which characters they show, so its text is rubbish; run text recognition (OCR) over it",
        "字体没有写明对应的字，取出来的是乱码；请做文字识别（OCR）",
    ),
    (
        "its pages are pictures (a scan) without text; run text recognition (OCR) over it",
        "页面是图片（扫描件），没有文字；请做文字识别（OCR）",
    ),
    ("it has no paragraph below its title", "标题下面没有正文"),
    ("reading it took more than {} seconds; split it or print it anew", "读了 {} 秒还没读完；请拆开，或重新打印成 PDF"),
    ("no process could be started to read it: {}", "没能启动读它的进程：{}"),
    (
        "reading it took too much time or memory; it may be damaged, or made to do harm",
        "读它费时过久或占用内存过多；文件可能坏了，或是恶意文件",
    ),
    ("it is encrypted; open it with its password and save it without one", "有密码；请用密码打开，另存成没有密码的"),
    ("it has {} pages, more than the {} allowed; split it", "有 {} 页，超过上限 {}；请拆开"),
    ("it needs too much memory; it may be damaged, or made to do harm", "占用内存过多；文件可能坏了，或是恶意文件"),
    ("its objects are nested too deeply; print it into a new PDF", "结构嵌套太深；请重新打印成 PDF"),
    ("it holds more than the {} characters allowed; split it", "超过上限 {} 个字；请拆开"),
    (
        "it unpacks to far more than a document needs; it may be made to do harm",
        "解开来远远大过一份文件；可能是恶意文件",
    ),
    ("it is damaged or cut short ({}); copy or download it again", "文件坏了或不全（{}）；请重新复制或下载"),
    # Word
    (
        "its XML declares entities, which no Office program writes and which can be a trap",
        "里面的 XML 定义了实体，办公软件不会这样写，可能是陷阱",
    ),
    (
        "it holds no text; if its pages are pictures, run text recognition (OCR) over them",
        "里面没有文字；如果页面是图片，请做文字识别（OCR）",
    ),
    ("its XML is damaged ({}); save it again in Word", "里面的 XML 坏了（{}）；请用 Word 再存一次"),
    ("it is a ZIP archive but no Word document; name it by what it is", "是 ZIP 压缩包，不是 Word 文档；请按实际改名"),
    ("it is a ZIP archive; name it .zip", "是 ZIP 压缩包；请改名为 .zip"),
    # Archives
    ("another part of the archive has the same name; rename one of them", "压缩包里有同名的文件；请改其中一个的名字"),
    (
        "it holds several reports and stands inside an archive; unpack the archive",
        "里面有多篇报告，又放在压缩包里；请先解开压缩包",
    ),
    ("the archive has more than the {} parts allowed; split it", "压缩包里的文件超过上限 {} 个；请拆开"),
    (
        "it is encrypted; unpack the archive with its password and add the files",
        "有密码；请用密码解开压缩包，再添加里面的文件",
    ),
    (
        "it is packed in an unusual way; pack the archive again with ordinary compression (deflate)",
        "压缩方式少见；请用普通方式（deflate）重新压缩",
    ),
    ("it unpacks to more than the {} bytes allowed; split it", "解开来超过上限 {} 字节；请拆开"),
    ("the archive is damaged or cut short; copy or download it again", "压缩包坏了或不全；请重新复制或下载"),
    (
        "it is damaged inside the archive; copy or download the archive again",
        "它在压缩包里就坏了；请重新复制或下载压缩包",
    ),
    # Sidecars
    ("its sidecar {} has more than {} bytes; keep only {}", "更正文件 {} 超过 {} 字节；只写 {}"),
    (
        "its sidecar {} is a list or a text; write lines like `source: 新华社`",
        "更正文件 {} 不成格式；请一行一条，如 source: 新华社",
    ),
    ("its sidecar {} is not UTF-8; save it as UTF-8", "更正文件 {} 不是 UTF-8；请存成 UTF-8"),
    (
        "its sidecar {} is not YAML in line {}; write lines like `source: 新华社`",
        "更正文件 {} 第 {} 行不是 YAML；请一行一条，如 source: 新华社",
    ),
    (
        "its sidecar {} is not YAML; write lines like `source: 新华社`",
        "更正文件 {} 不是 YAML；请一行一条，如 source: 新华社",
    ),
    (
        "its sidecar {} has a value of several parts in line {}; write it on one line",
        "更正文件 {} 第 {} 行的值不止一段；请写成一行",
    ),
    ("its sidecar {} has an unknown key {}; known are {}", "更正文件 {} 里不认识 {}；可以写 {}"),
    ("its sidecar {} cannot be read: {}", "更正文件 {} 读不出来：{}"),
    ("its sidecar {} is no file; remove it", "更正文件 {} 不是文件；请删掉"),
    (
        "the date {} in its sidecar {} is no day; write it as 2023-05-06 or 2023-05-06 07:08",
        "更正文件里的日期 {}（{}）不是有效的日期；请写成 2023-05-06 或 2023-05-06 07:08",
    ),
    (
        "the date {} is no day; write it as 2023-05-06 or 2023-05-06 07:08",
        "{} 不是有效的日期；请写成 2023-05-06 或 2023-05-06 07:08",
    ),
    (
        "the url {} in its sidecar {} is no web address; write one that begins with https://",
        "更正文件里的链接 {}（{}）不是网址；请写 https:// 开头的",
    ),
    ("the url {} is no web address; write one that begins with https://", "{} 不是网址；请写 https:// 开头的"),
    (
        "fetched{} is no time; write it as 2023-05-06T07:08:09+00:00",
        "fetched{} 不是有效的时间；请写成 2023-05-06T07:08:09+00:00",
    ),
    ("there is no such report in {}", "{} 里没有这篇报告"),
    ("there is no such file in the corpus folder to put a correction beside", "报告文件夹里没有这个文件，更正没处放"),
    # Links; where a redirect leads has a reason of its own behind it, which a later sentence would match
    ("{} redirects elsewhere: {}", "{} 跳转到别处：{}"),
    ("the host {} has no address; check the link", "解析不到网站 {} 的地址；请检查链接"),
    ("the host {} is not known; check the link and the network connection", "找不到网站 {}；请检查链接和网络"),
    (
        "{} leads to {}, which is no public address; only pages of the internet are fetched",
        "{} 指向 {}，不是公网地址；只抓取公网上的网页",
    ),
    (
        "{} was reached by more than {} redirects; give the address they lead to",
        "到 {} 跳转了不止 {} 次；请直接给最后的网址",
    ),
    ("{} is no web address; only https:// and http:// are fetched", "{} 不是网址；只抓取 https:// 和 http:// 的网页"),
    (
        "{} is no web address; give one that begins with https:// or http://",
        "{} 不是网址；请给 https:// 或 http:// 开头的",
    ),
    ("the link to {} holds a user name or password; give it without", "到 {} 的链接里有用户名或密码；请去掉"),
    ("{} has more than the {} bytes allowed; save a part of it by hand", "{} 超过上限 {} 字节；请自己存下一部分"),
    ("{} goes on for more than {} characters; give a shorter link", "{} 超过 {} 个字符；请给短一点的链接"),
    (
        "{} is packed {} times over; only once is undone, so save the page by hand",
        "{} 的网页压缩了 {} 层；只解开一层，请自己存下网页",
    ),
    (
        "{} is packed as {}; only gzip and deflate are undone, so save the page by hand",
        "{} 的网页压缩成 {}；只会解开 gzip 和 deflate，请自己存下网页",
    ),
    ("{} arrived damaged or cut off; try again later", "{} 收到的网页坏了或不完整；请过会儿再试"),
    ("{}: the server answered {}, so nobody knows what it allows", "{}：网站返回 {}，无法确认是否允许抓取"),
    ("{}: the server answered {} {}; nothing was saved", "{}：网站答 {} {}，什么也没存"),
    (
        "{}: {}/robots.txt asks programs not to fetch it; save the page by hand",
        "{}：{}/robots.txt 请程序不要抓取；请自己存下网页",
    ),
    ("{} redirects to something that is no web address", "{} 跳转到的不是网址"),
    (
        "{}: the server did not send the page within {} seconds; try again later",
        "{}：网站 {} 秒内没有送来网页；请过会儿再试",
    ),
    ("{} cannot be fetched ({}); check the link or try again later", "{} 抓取不到（{}）；请检查链接，或过会儿再试"),
    (
        "{}: the server's certificate cannot be trusted ({}); nothing was sent",
        "{}：网站的证书不可信（{}），什么也没发出",
    ),
    ("{} is {}, which holds no report; give the address of its page", "{} 是{}，里面没有报告；请给它所在网页的地址"),
    # The folder of reports
    (
        "the corpus folder {} does not exist; make it and put reports in, or name another with --corpus",
        "报告文件夹 {} 不存在；请新建并放入报告，或用 --corpus 指定别的",
    ),
    ("the corpus folder {} does not exist; make it, or name another", "报告文件夹 {} 不存在；请新建，或指定别的"),
    ("the corpus folder {} cannot be opened: {}", "报告文件夹 {} 打不开：{}"),
    ("{} is not a folder; name the folder of the reports with --corpus", "{} 不是文件夹；请用 --corpus 指定报告文件夹"),
    (
        (
            "there are no reports in {} (.txt, .md, .html, .pdf, .docx, .zip and .jsonl files are read);"
            " the index was left as it is"
        ),
        "{} 里没有报告（能读的有 .txt、.md、.html、.pdf、.docx、.zip、.jsonl）；索引保持原样",
    ),
    ("{} cannot be written: {}", "{} 写不进去：{}"),
    ("{} cannot be read: {}", "{} 读不出来：{}"),
    ("{} cannot be deleted: {}", "{} 删不掉：{}"),
    ("{} cannot be removed: {}", "{} 删不掉：{}"),
    (
        (
            "{} holds the reports of {}, not of {}; run `wenju reindex --corpus {}` to replace them,"
            " or name another index with --db"
        ),
        "{} 里是 {} 的报告，不是 {} 的；请用 wenju reindex --corpus {} 换掉，或用 --db 指定别的索引",
    ),
    (
        "no report could be read in {}; put .txt or .md files there, or name another folder with --corpus",
        "{} 里没有能读的报告；请放入 .txt 或 .md 文件，或用 --corpus 指定别的文件夹",
    ),
    # Lists of words
    (
        "The {} {} cannot be read ({}); mend its path in the settings, or leave it out to use the starter list.",
        "{} {} 读不出来（{}）；请改正设置里的路径，或去掉这项，用自带的",
    ),
    ("The {} {} is not UTF-8 text; save it as UTF-8.", "{} {} 不是 UTF-8 文本；请存成 UTF-8"),
    ("{}: {} stands in two groups; make one group of them.", "{}：{} 在两组里都有；请并成一组"),
    ("{}: {} has a sign in it; write letters, digits and characters only.", "{}：{} 里有标点；只能写字母、数字和汉字"),
    ("{}: {} is not a word with its count; write one word a line.", "{}：{} 不是“词 次数”；请一行写一个词"),
    ("{}: the count {} is not a whole number; mend or drop it.", "{}：次数 {} 不是整数；请改正或去掉"),
    ("{}: the count {} is not between 1 and 999999999.", "{}：次数 {} 不在 1 到 999999999 之间"),
    ("{}: {} names one word only; write a group as 经开区 = 亦庄.", "{}：{} 只有一个词；请写成 经开区 = 亦庄"),
    ("{}: {} has nothing beside a '='; write 经开区 = 亦庄.", "{}：{} 的“=”旁边是空的；请写成 经开区 = 亦庄"),
    ("{}: {} is a single character; words have two or more.", "{}：{} 只有一个字；词要有两个字以上"),
    ("{}: {}… has {} characters; {} is the most.", "{}：{}…有 {} 个字；最多 {} 个"),
    # Kinds of files that no reader takes
    ("{} is {}, which is not read; {}", "{} 是{}，读不了；{}"),
    ("it is {}; {}", "是{}；{}"),
)

WORDS: tuple[tuple[str, str], ...] = (
    ("open it in Word, WPS or LibreOffice and save it as .docx", "请用 Word、WPS 或 LibreOffice 打开，另存为 .docx"),
    ("run text recognition (OCR) over it and save the text as .txt", "请做文字识别（OCR），把文字存成 .txt"),
    ("unpack it, or pack its files as .zip", "请解开，或重新压缩成 .zip"),
    ("save a transcript of it as .txt", "请把文字稿存成 .txt"),
    ("export its texts as .jsonl", "请把里面的文字导出成 .jsonl"),
    ("remove it", "请移走"),
    ("save what it says as .docx, or its rows as .jsonl", "请把内容存成 .docx，或把各行存成 .jsonl"),
    ("export them as .pdf", "请导出成 .pdf"),
    ("export it as .pdf or .docx", "请导出成 .pdf 或 .docx"),
    ("save the page as .html", "请把网页存成 .html"),
    ("an old Office or WPS document (.doc, .xls, .ppt, .wps)", "旧版 Office 或 WPS 文件（.doc、.xls、.ppt、.wps）"),
    ("an RTF document", "RTF 文档"),
    ("an image", "图片"),
    ("an image, a sound or a film", "图片、录音或录像"),
    ("a sound", "录音"),
    ("a sound or a film", "录音或录像"),
    ("a film", "录像"),
    ("an SQLite database", "SQLite 数据库"),
    ("a compressed file", "压缩文件"),
    ("a program", "程序"),
    ("a DjVu scan", "DjVu 扫描件"),
    ("a word processor's document", "文字处理文件"),
    ("a table", "表格"),
    ("slides", "幻灯片"),
    ("a document", "电子文档"),
    ("a web archive", "网页归档文件"),
    ("a spreadsheet (.xlsx)", "表格（.xlsx）"),
    ("slides (.pptx)", "幻灯片（.pptx）"),
    ("an e-book (.epub)", "电子书（.epub）"),
    ("an OpenDocument file (.odt)", "OpenDocument 文件（.odt）"),
    ("an OFD document", "OFD 文件"),
    ("Permission denied", "没有权限"),
    ("No such file or directory", "没有这个文件"),
    ("No space left on device", "磁盘满了"),
    ("Read-only file system", "磁盘只读"),
    ("Is a directory", "是文件夹"),
    ("Not a directory", "不是文件夹"),
    ("word list", "词表"),
    ("synonym list", "同义词表"),
    ("files without an ending", "没有后缀"),
)
