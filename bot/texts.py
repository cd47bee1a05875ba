"""Every sentence a person reads in a conversation, in Chinese and in English.

Errors of commands are English (see `retrieval.errors`); these are the words of the answers and of the REPL.
Fields with braces are filled with `str.format`.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.conversation import Certainty
from bot.filters import FilterError
from bot.reasons import REASONS, WORDS
from bot.references import ParagraphNotFound
from retrieval.errors import (
    Busy,
    EmptyQuestion,
    IndexOutdated,
    QuestionTooLong,
    ReportNotFound,
    SeveralReports,
    WenjuError,
)
from retrieval.types import Changes, Filters


@dataclass(frozen=True, slots=True)
class Texts:
    """One language."""

    # Answers
    clear: str
    possible: str
    declined: str
    meant: str
    nearest: str
    nothing_near: str
    paragraph: str
    paragraphs: str
    page: str
    pages: str
    # Reports
    sources_columns: tuple[str, str, str, str, str, str]
    """Id, title, source, published, paragraphs, key."""
    no_reports: str
    related: str
    removed: str
    stats_rows: tuple[str, str, str, str, str, str, str]
    """Reports, passages, tokens, size, newest report, indexed at, fingerprint."""
    # Indexing
    indexing: str
    phases: dict[str, str]
    indexed: str
    failed: str
    # REPL
    welcome: str
    prompt: str
    help: str
    hint: str
    hint_more: str
    no_more: str
    no_answer_yet: str
    no_such_hit: str
    unknown_command: str
    wants_report: str
    press_again: str
    interrupted: str
    history_lost: str
    # What went wrong
    empty_question: str
    question_too_long: str
    report_not_found: str
    several_found: str
    paragraph_not_found: str
    busy: str
    outdated: str
    wrong_filter: str
    # Looking after reports
    reposts: str
    agreeing: str
    and_more: str
    fields: dict[str, str]
    doubtful: str
    doubtful_reports: str
    no_doubts: str
    nothing_changed: str
    refreshed: str
    unnamed_group: str
    filtered: str
    since: str
    until: str
    from_source: str
    watching: str
    reasons: tuple[tuple[str, str], ...]
    """What the English sentences of `retrieval` are in this language."""
    words: tuple[tuple[str, str], ...]
    """What names in them are."""

    def certainty(self, certainty: Certainty) -> str:
        """A confidence in words."""
        words = {
            Certainty.CLEAR: self.clear,
            Certainty.POSSIBLE: self.possible,
            Certainty.DECLINED: self.declined,
        }
        return words[certainty]

    def place(self, paragraphs: range) -> str:
        """Where a citation stands: 第 3 段, 第 3–4 段."""
        first, last = paragraphs.start, paragraphs.stop - 1
        return (self.paragraph if first == last else self.paragraphs).format(first=first, last=last)

    def leaves(self, pages: range) -> str:
        """On which pages of a PDF that is: 第 2 页, 第 2–3 页; "" without pages."""
        if not pages:
            return ""
        first, last = pages.start, pages.stop - 1
        return (self.page if first == last else self.pages).format(first=first, last=last)

    def narrowed(self, filters: Filters) -> str:
        """Which reports a question is asked of: 只看：2022-09-01 起 · 来源含“晚报”; "" where of all."""
        parts = [
            self.since.format(day=filters.since) if filters.since else "",
            self.until.format(day=filters.until) if filters.until else "",
            self.from_source.format(source=filters.source) if filters.source else "",
        ]
        return self.filtered.format(filters=" · ".join(filter(None, parts))) if any(parts) else ""

    def reason(self, english: str) -> str:
        """Why a file or a link was refused, in this language as far as it is known."""
        words = dict(self.words)
        for sentence, own in self.reasons:
            if found := _pattern(sentence).fullmatch(english):
                parts = [words.get(part, part) for part in found.groups()]
                if parts:
                    # The last may be a reason in its turn: what is wrong where a link led to.
                    parts[-1] = self.reason(parts[-1])
                return own.format(*parts)
        return english

    def explain(self, error: WenjuError) -> str:
        """An error in this language, where a person can meet it in conversation; else its own sentence."""
        match error:
            case EmptyQuestion():
                return self.empty_question
            case QuestionTooLong():
                return self.question_too_long
            case SeveralReports():
                numbers = ", ".join(f"r{number}" for number in error.numbers)
                return self.several_found.format(count=len(error.numbers), title=error.title, numbers=numbers)
            case ReportNotFound():
                return self.report_not_found
            case ParagraphNotFound():
                return self.paragraph_not_found.format(title=error.title, paragraphs=error.paragraphs)
            case IndexOutdated():
                return self.outdated
            case Busy():
                return self.busy
            case FilterError():
                return self.wrong_filter.format(text=error.text)
            case _:
                return str(error)


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    """What a sentence with blanks matches."""
    parts = re.escape(sentence.replace("{{", "\x01").replace("}}", "\x02").replace("{}", "\x03"))
    return re.compile(parts.replace("\x03", "(.+?)").replace("\x01", r"\{").replace("\x02", r"\}"), re.DOTALL)


ZH = Texts(
    clear="有明确依据",
    possible="可能相关",
    declined="报告里没有这个问题的答案。",
    meant="你是不是想问：{question}",
    nearest="最接近的段落：",
    nothing_near="也没有相近的段落。",
    paragraph="第 {first} 段",
    paragraphs="第 {first}–{last} 段",
    page="第 {first} 页",
    pages="第 {first}–{last} 页",
    sources_columns=("编号", "标题", "来源", "日期", "段数", "文件"),
    no_reports="还没有报告。",
    related="相关阅读",
    removed="已移出索引：r{id}《{title}》（{key}）。文件仍在；文件改动或 reindex --full 之后会重新收录。",
    stats_rows=("报告", "段落块", "词项", "数据库大小", "最新报告", "索引时间", "指纹"),
    indexing="正在为 {corpus} 建立索引……",
    phases={"scan": "查看文件", "index": "建立索引", "merge": "整理索引"},
    indexed="索引完成：新增 {added}，更新 {updated}，移除 {removed}，未变 {unchanged}，失败 {failed}；"
    "共 {reports} 篇报告、{passages} 个段落块，用时 {seconds:.1f} 秒。",
    failed="未能读取 {key}：{reason}",
    welcome="问据：{reports} 篇报告，最新 {newest}。直接输入问题；:help 看命令，Ctrl-D 离开。",
    prompt="问> ",
    help="直接输入问题，回车即可。回答之后：\n"
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
    empty_question="这里没有可以查找的词，请把问题说得具体一些。",
    question_too_long="问题太长了，请缩短后再问。",
    report_not_found="没有找到这篇报告；:sources 列出全部报告。",
    several_found="有 {count} 篇报告都叫《{title}》：{numbers}，请用编号指明。",
    paragraph_not_found="《{title}》只有第 1 到 {paragraphs} 段。",
    busy="另一个进程正在更新索引，请稍后再试。",
    outdated="词表、同义词或版本变了，索引需要更新；请先 :reindex。",
    wrong_filter="“{text}”不是日期，请写成 2022、2022-09 或 2022-09-04。",
    reposts="另有 {count} 篇转载：",
    agreeing="另有 {count} 篇报告也这样说：",
    and_more="等",
    fields={"title": "标题", "source": "来源", "published": "日期", "url": "链接"},
    doubtful="存疑或缺少：{fields}",
    doubtful_reports="{count} 篇报告的信息存疑或缺少；wenju edit 报告 --source … --date … 可以改正。",
    no_doubts="没有存疑的报告。",
    nothing_changed="没有变化。",
    refreshed="重新抓取：更新 {updated}，未变 {unchanged}，失败 {failed}。",
    unnamed_group="（无）",
    filtered="只看：{filters}",
    since="{day} 起",
    until="到 {day} 为止",
    from_source="来源含“{source}”",
    watching="正在留意 {corpus} 的变化，Ctrl-C 结束。",
    reasons=REASONS,
    words=WORDS,
)

EN = Texts(
    clear="Clearly supported",
    possible="Possibly related",
    declined="The reports do not answer this question.",
    meant="Did you mean: {question}",
    nearest="The nearest passages:",
    nothing_near="Nothing in them comes near it.",
    paragraph="paragraph {first}",
    paragraphs="paragraphs {first}–{last}",
    page="page {first}",
    pages="pages {first}–{last}",
    sources_columns=("Id", "Title", "Source", "Published", "Paragraphs", "File"),
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
    ),
    indexing="Indexing {corpus} ...",
    phases={"scan": "Looking at files", "index": "Indexing", "merge": "Tidying the index"},
    indexed="Indexed: {added} added, {updated} updated, {removed} removed, {unchanged} unchanged, "
    "{failed} failed; {reports} reports, {passages} passages, {seconds:.1f} s.",
    failed="Not read: {key}: {reason}",
    welcome="Wenju: {reports} reports, the newest of {newest}. Type a question; :help lists the commands, "
    "Ctrl-D leaves.",
    prompt="ask> ",
    help="Type a question and press Enter. After an answer:\n"
    "  1–9            open that passage in its context\n"
    "  :more          the next passages\n"
    "  :sources       list the reports\n"
    "  :since 2022-09 only reports since then; so :until and :source NAME; without a value it ends\n"
    "                 for one question: --since 2022-09 --until 2023 --source Daily when does it close?\n"
    "  :show REPORT   read a report, by id, file name or title; REPORT#PARAGRAPH for one paragraph\n"
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
    press_again="Press Ctrl-C again to leave.",
    interrupted="Stopped.",
    history_lost="Questions cannot be kept in {path} ({reason}); they are remembered until you leave.",
    empty_question="There is nothing to search for in this; please ask for something specific.",
    question_too_long="That question is too long; please shorten it.",
    report_not_found="There is no such report; :sources lists them.",
    several_found="{count} reports are called 《{title}》: {numbers}; name one by its id.",
    paragraph_not_found="《{title}》 has paragraphs 1 to {paragraphs} only.",
    busy="Another process is updating the index; please try again in a moment.",
    outdated="The word list, the synonyms or the version changed; bring the index up to date with :reindex.",
    wrong_filter="{text!r} is no date; write it as 2022, 2022-09 or 2022-09-04.",
    reposts="{count} more with the same story:",
    agreeing="{count} more reports say so too: ",
    and_more=", …",
    fields={"title": "title", "source": "source", "published": "date", "url": "url"},
    doubtful="doubtful or missing: {fields}",
    doubtful_reports="{count} reports with something doubtful; wenju edit REPORT --source … --date … mends it.",
    no_doubts="No report is doubtful.",
    nothing_changed="Nothing changed.",
    refreshed="Fetched again: {updated} updated, {unchanged} unchanged, {failed} failed.",
    unnamed_group="(none)",
    filtered="Only: {filters}",
    since="since {day}",
    until="until {day}",
    from_source="source with {source}",
    watching="Following {corpus}; Ctrl-C ends it.",
    reasons=(),
    words=(),
)

LANGUAGES = {"zh": ZH, "en": EN}


def fill_changes(sentence: str, changes: Changes) -> str:
    """Put what a reindex did into a sentence that asks for any of its counts: `{added}`, `{failed}`, `{seconds}`."""
    return sentence.format(
        added=changes.added,
        updated=changes.updated,
        removed=changes.removed,
        unchanged=changes.unchanged,
        failed=len(changes.failed),
        reports=changes.reports,
        passages=changes.passages,
        seconds=changes.seconds,
    )
