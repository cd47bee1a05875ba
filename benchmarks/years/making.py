"""Families of reports of several years made of words: subjects × years × figures, each year in words of its own."""

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from retrieval.evaluation import document
from retrieval.types import Report

TODAY = date(2026, 3, 2)
YEARS = (2019, 2021, 2023, 2024, 2025)

TOWNS = ("江北区", "东山县", "西河市", "北塘区", "中原市")
KINDS = ("plain", "other years", "not in force yet", "corrected", "run out")
_PLACE = re.compile("^(?:江北区|青城市|云岭|临海市|南浦县|南浦)")
NOW = ("", "现在", "目前", "最新的", "如今")
OPENING = (
    "为做好{subject}工作，现将有关事项通知如下。",
    "根据国家和省有关规定，结合我市实际，经研究决定，对{subject}作如下安排。",
    "各单位：为进一步规范{subject}，现就有关问题明确如下。",
    "经{issuer}会议审议通过，现公布{subject}有关事项。",
)
CLOSING = (
    "请各有关单位认真组织实施，遇到问题及时反馈。",
    "本通知由{issuer}负责解释。",
    "咨询时间为工作日上午9时至下午5时。",
    "各单位要加强宣传，确保政策落到实处。",
)
TITLES = (
    ("关于调整{subject}标准的通知",),
    ("关于做好{year}年{subject}工作的通知",),
    ("{issuer}关于{subject}有关事项的公告",),
    ("关于{subject}的通知", "关于进一步规范{subject}的通知", "关于调整{subject}有关标准的公告"),
    ("{year}年度{subject}工作方案",),
)


@dataclass(frozen=True)
class Asked:
    """A question and the report that must come first.

    Attributes:
        kind: What the question is about: "no time", "now", "year", "this year", "last year", "corrected", "news", ….
        text: The question.
        first: The key of the report that must come first.
        family: The keys of all that speak to the point.
        figure: What must stand in bold.
        today: The day it is asked on.
    """

    kind: str
    text: str
    first: str
    family: frozenset[str]
    figure: str
    today: date = TODAY


def make(words: dict[str, Any]) -> tuple[list[Report], list[Asked]]:
    """All reports and questions of a list of words."""
    reports: list[Report] = []
    questions: list[Asked] = []
    for number, notice in enumerate(words["notices"]):
        for variant in range(len(KINDS)):
            made, asked = notices(notice, number, variant)
            reports += made
            questions += asked
    for number, story in enumerate(words["news"]):
        made, asked = news(story, number)
        reports += made
        questions += asked
    return reports, questions


def notices(words: dict[str, Any], number: int, variant: int) -> tuple[list[Report], list[Asked]]:
    """The notices of one office on one subject; each family is another town's, so that they are each other's twins."""
    dice = random.Random(f"{words['subject']} {variant}")
    town, kind = TOWNS[variant], KINDS[variant]
    issuer = town + _PLACE.sub("", words["issuer"])
    titles = TITLES[(number + variant) % len(TITLES)]
    of_this_year = kind == "not in force yet" or (kind == "plain" and number % 2 == 1)
    years = (*YEARS[1:], TODAY.year) if of_this_year else YEARS
    made: list[Report] = []
    figures: dict[str, str] = {}
    for place, year in enumerate(years):
        filled = {"subject": words["subject"], "issuer": issuer, "year": year}
        says = words["says"].format(subject=words["subject"], n=words["figures"][place])
        body = [dice.choice(OPENING).format(**filled), f"{says}。{dice.choice(CLOSING).format(**filled)}"]
        if kind == "other years":
            if place:
                before = words["says"].format(subject=words["subject"], n=words["figures"][place - 1])
                body.insert(1, f"{years[place - 1]}年{before}；{year}年起执行新标准。")
            if place + 1 < len(years):
                body.append(f"本通知执行至{years[place + 1]}年新的规定出台为止。")
        if kind == "not in force yet" and year == TODAY.year:
            body.append("本通知自2027年1月1日起施行。")
        if kind == "run out" and year == years[-1]:
            body.append("本通知为试行，有效期至2025年12月31日。")
        month = dice.randint(1, 2) if year == TODAY.year else dice.randint(3, 11)
        published = date(year, month, dice.randint(1, 28)).isoformat()
        title = dice.choice(titles).format(**filled).removeprefix(town)
        key = f"{words['subject']}-{kind}-{year}"
        figures[key] = str(words["figures"][place])
        made.append(document(key, town + title, "\n".join(body), published, issuer))
    keys = [report.key for report in made]
    in_force = keys[-2] if kind in ("not in force yet", "run out") else keys[-1]
    if kind == "corrected":
        made.append(correction(made[-1], words, issuer))
        in_force = made[-1].key
        figures[in_force] = str(words["figures"][0])
    family, ask = frozenset(report.key for report in made), town + words["asks"].format(subject=words["subject"])
    asked = [
        Asked(f"{kind}, {'now' if word else 'no time'}", f"{word}{ask}", in_force, family, figures[in_force])
        for word in NOW
    ]
    for key, year in zip(keys, years, strict=True):
        if kind == "not in force yet" and year == TODAY.year:
            continue
        first = in_force if kind == "corrected" and year == years[-1] else key
        asked.append(Asked(f"{kind}, year", f"{year}年{ask}", first, family, figures[first]))
        if year == TODAY.year - 1:
            asked.append(Asked(f"{kind}, 去年", f"去年{ask}", first, family, figures[first]))
    if kind == "plain":
        asked.append(Asked("plain, 今年", f"今年{ask}", in_force, family, figures[in_force]))
        of_before = f"{words['subject']}-{kind}-2021"
        asked.append(Asked("plain, a year without a notice", f"2022年{ask}", of_before, family, figures[of_before]))
    return made, asked


def correction(wrong: Report, words: dict[str, Any], issuer: str) -> Report:
    """What says two days later that a figure was wrong."""
    assert wrong.published
    says = words["says"].format(subject=words["subject"], n=words["figures"][0])
    ways = (
        (f"{wrong.title}（更正）", f"因工作疏漏，原通知数据有误，现更正为：{says}。以此为准。"),
        ("更正启事", f"《{wrong.title}》中有关数字有误，正确内容为：{says}。特此更正。"),
        (f"关于《{wrong.title}》的更正说明", f"经核对，{says}，以本说明为准，由此带来的不便敬请谅解。"),
    )
    title, text = ways[len(words["subject"]) % len(ways)]
    day = date(wrong.published.year, wrong.published.month, wrong.published.day) + timedelta(days=2)
    return document(f"{wrong.key}-c", title, f"{text}\n{issuer}", day.isoformat(), issuer)


def news(words: dict[str, Any], number: int) -> tuple[list[Report], list[Asked]]:
    """Reports of one event, days apart, by several papers."""
    begins = date(2025, 6, 3 + 2 * number)
    made = []
    for place, figure in enumerate(words["figures"]):
        day = begins + timedelta(days=place)
        filled = {"n": figure, "day": f"{day.month}月{day.day}日"}
        says = words["says"][place % len(words["says"])].format(**filled)
        title = words["titles"][place % len(words["titles"])].format(**filled)
        paper = ("江城日报", "晚报", "新闻网", "江城日报")[place % 4]
        text = f"本报{filled['day']}讯 {says}。\n有关方面表示，将及时发布信息。"
        made.append(document(f"{words['event']}-{place}", title, text, day.isoformat(), paper))
    family = frozenset(report.key for report in made)
    latest = str(words["figures"][-1])
    asked = [Asked("news", f"{word}{words['asks']}", made[-1].key, family, latest) for word in NOW]
    for report, figure in zip(made[:-1], words["figures"], strict=False):
        assert report.published
        when = f"{report.published.year}年{report.published.month}月{report.published.day}日"
        asked.append(Asked("news, day named", f"{when}{words['asks']}", report.key, family, str(figure)))
    return made, asked
