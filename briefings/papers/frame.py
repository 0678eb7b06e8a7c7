"""What frames every paper: who issues it, where and when, who signs, how it ends, of which frozen state it is."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from briefings.deck import Deck, Figure, ReportRow
from briefings.papers import words
from briefings.papers.document import END, TEXT, Block, Head, Line, open_ended
from data.briefings.model import Briefing
from data.catalogue import Catalogue

_OF_COMMITTEE = re.compile(r"\s+(UBND|ủy ban nhân dân)\s+(tỉnh|thành phố)\b.*$", re.IGNORECASE)


def meeting_name(briefing: Briefing) -> str:
    """What the meeting is called; by its number where nobody named it."""
    return briefing.title.strip() or words.MEETING.format(number=briefing.number)


def level_of(catalogue: Catalogue) -> str:
    """'tỉnh' or 'thành phố'."""
    province = catalogue.province
    return province.name.removesuffix(province.short_name).strip().lower()


def office_head(catalogue: Catalogue, symbol: str, day: date) -> Head:
    """Of what the office of the committee issues."""
    above = words.COMMITTEE_SHORT.format(province=catalogue.province.name.upper())
    return Head(above, words.OFFICE, words.NUMBER.format(symbol=symbol), dated(catalogue, day))


def committee_head(catalogue: Catalogue, symbol: str, day: date) -> Head:
    """Of what the committee itself issues."""
    issuer = (*words.COMMITTEE, catalogue.province.name.upper())
    return Head("", issuer, words.NUMBER.format(symbol=symbol), dated(catalogue, day))


def draft_head(catalogue: Catalogue, symbol: str, year: int) -> Head:
    """Of what the committee issues later: marked, its day left open."""
    undated = words.UNDATED.format(place=catalogue.province.short_name, year=year)
    return replace(committee_head(catalogue, symbol, date(year, 1, 1)), dated=undated, draft=words.DRAFT)


def dated(catalogue: Catalogue, day: date) -> str:
    """'Thanh Hóa, ngày 05 tháng 02 năm 2026': days under 10 and the months 1 and 2 have a leading zero."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return words.DATED.format(place=catalogue.province.short_name, day=f"{day.day:02}", month=month, year=day.year)


def office_signature(signer: str) -> tuple[str, ...]:
    """Who signs for the office: 'CHÁNH VĂN PHÒNG', a deputy under 'KT. CHÁNH VĂN PHÒNG'."""
    return tuple(line for line in chair_signature(signer) if line != words.FOR_CHAIR)


def chair_signature(signer: str) -> tuple[str, ...]:
    """Who signs for the chair of the committee: 'TL. CHỦ TỊCH' over 'CHÁNH VĂN PHÒNG'."""
    post = _OF_COMMITTEE.sub("", signer.strip()) or words.SIGNER
    for deputy, lines in words.DEPUTIES.items():
        if post.casefold().startswith(deputy):
            return (*lines, post.upper())
    return (post.upper(),) if post.casefold().startswith(words.CHAIRS) else (words.FOR_CHAIR, post.upper())


def paragraphs(text: str) -> tuple[Line, ...]:
    """What people wrote, a paragraph a line, as it is."""
    return tuple(Line(TEXT, line.strip()) for line in text.splitlines() if line.strip())


def ended(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same, the last paragraph closed by './.'."""
    last = blocks[-1]
    return (*blocks[:-1], replace(last, text=open_ended(last.text) + END)) if isinstance(last, Line) else blocks


def edition(deck: Deck) -> tuple[str, ...]:
    """An edition says that it is one and why."""
    snapshot = deck.snapshot
    sentence = words.EDITION if snapshot.reason else words.EDITION_ONLY
    return (sentence.format(edition=snapshot.snapshot_id, reason=snapshot.reason),) if snapshot.edition else ()


def tail(deck: Deck) -> tuple[str, ...]:
    """Small at the end: the snapshot, the cut-off, the coverage, the sources."""
    report = deck.report
    label = ". ".join(text.rstrip(".") for text in (deck.snapshot.label, report.cutoff) if text)
    coverage = _coverage(report.rows)
    return (
        f"{label}.",
        *((coverage,) if coverage else ()),
        *((words.TAIL_SOURCES.format(sources="; ".join(_sources(report.sources))),) if report.sources else ()),
    )


def only_period(rows: tuple[ReportRow, ...]) -> str:
    """The period of all rows; '' when they are of several."""
    periods = {row.figure.period for row in rows}
    return periods.pop() if len(periods) == 1 else ""


def label_of(figure: Figure) -> str:
    """What a number is, with its period; a line breaks before the period, not in it."""
    return words.LABEL_OF.format(label=figure.label, period=figure.period.replace(" ", words.UNBROKEN))


def _sources(sources: tuple[str, ...]) -> list[str]:
    """The sources, what several begin with said once: 'Cơ quan chủ trì: Sở Tài chính, Sở Y tế'."""
    found: dict[str, list[str]] = {}
    for source in sources:
        kind, _, name = source.partition(": ")
        found.setdefault(kind, []).append(name)
    return [": ".join(filter(None, (kind, ", ".join(names)))) for kind, names in found.items()]


def _coverage(rows: tuple[ReportRow, ...]) -> str:
    """Each coverage with the rows that it is of."""
    found: dict[str, list[str]] = {}
    for at, row in enumerate(rows, start=1):
        if row.figure.coverage:
            found.setdefault(row.figure.coverage, []).append(str(at))
    if [len(at) for at in found.values()] == [len(rows)]:
        return words.TAIL_COVERAGE_OF_ALL.format(coverage=next(iter(found)))
    told = "; ".join(words.COVERAGE_OF.format(coverage=said, rows=", ".join(at)) for said, at in found.items())
    return words.TAIL_COVERAGE.format(coverage=told) if told else ""
