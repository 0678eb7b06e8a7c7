"""All numbers of a deck as an Excel workbook: what was frozen, every figure, what charts and tables show."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from briefings import pack_words as words
from briefings import words as table_words
from briefings.deck import Chart, Deck, Figure, Screen
from briefings.number_sheets import Cell, Number, arrange, put_table, put_title, read_shown
from briefings.screens.frame import item_name
from charts import words as chart_words
from data.catalogue import Catalogue
from data.plain_text import for_xml
from data.views.commune_map import CommuneMap

Row = list[Cell]


def write_numbers(deck: Deck) -> bytes:
    """The workbook's bytes."""
    workbook = Workbook()
    first = workbook.active
    assert isinstance(first, Worksheet)
    said = workbook.properties
    said.title, said.subject, said.creator = for_xml(deck.briefing.title), deck.snapshot.label, "Giao Ban"
    said.created = said.modified = deck.snapshot.viewed_at
    said.language = "vi-VN"
    _write_snapshot(first, deck)
    _write_rows(workbook, deck, words.SHEET_FIGURES, "SoLieu", words.FIGURE_COLUMNS, list(_figures(deck)))
    _write_rows(workbook, deck, words.SHEET_REPORT, "BaoCao", words.REPORT_COLUMNS, list(_report(deck)))
    _write_rows(workbook, deck, words.SHEET_CHARTS, "BieuDo", words.CHART_COLUMNS, list(_points(deck)))
    _write_tables(workbook.create_sheet(words.SHEET_TABLES), deck)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _write_rows(
    workbook: Workbook, deck: Deck, title: str, name: str, headers: Sequence[str], rows: Sequence[Row]
) -> None:
    sheet = workbook.create_sheet(title)
    put_table(sheet, 1, name, headers, rows)
    arrange(sheet, [list(headers), *rows], 1, deck.snapshot.label)


def _write_snapshot(sheet: Worksheet, deck: Deck) -> None:
    """What this is: the meeting, the state that was frozen, its agenda."""
    sheet.title = words.SHEET_SNAPSHOT
    put_title(sheet, 1, deck.briefing.title, large=True)
    facts = [[label, value] for label, value in zip(words.FACTS, _facts(deck), strict=True) if value not in ("", None)]
    facts += [[words.SOURCE, source] for source in deck.report.sources]
    after = put_table(sheet, 3, "BanChot", words.FACT_COLUMNS, facts, left=(1,))
    put_title(sheet, after + 1, words.AGENDA)
    items: list[Row] = [
        [number, item_name(item, deck.catalogue), item.minutes or None]
        for number, item in enumerate(deck.briefing.agenda, start=1)
    ]
    put_table(sheet, after + 2, "NoiDung", words.AGENDA_COLUMNS, items, left=(0,))
    arrange(sheet, [*facts, *([number, name] for number, name, _ in items)], 0, deck.snapshot.label)


def _facts(deck: Deck) -> list[Cell]:
    """In the order of words.FACTS."""
    snapshot, briefing = deck.snapshot, deck.briefing
    return [
        snapshot.label,
        snapshot.snapshot_id,
        briefing.meeting_at,
        briefing.place,
        briefing.chair,
        snapshot.viewed_at,
        deck.report.cutoff,
        snapshot.actor,
        snapshot.reason,
        snapshot.sha256,
        snapshot.revision,
        snapshot.catalogue,
        deck.report.made_up,
        deck.link,
    ]


def _figures(deck: Deck) -> Iterator[Row]:
    for at, screen in enumerate(deck.screens, start=1):
        for figure in screen.figures:
            shared = [table_words.MADE_UP if figure.made_up else "", "; ".join(screen.sources), screen.cutoff]
            yield [at, screen.heading, *_told(figure, deck.catalogue), *shared]


def _report(deck: Deck) -> Iterator[Row]:
    for at, row in enumerate(deck.report.rows, start=1):
        mark = table_words.MADE_UP if row.figure.made_up else ""
        planned: Row = [read_shown(text) for text in (row.plan, row.share, row.change)]
        yield [at, *_told(row.figure, deck.catalogue), *planned, mark]


def _told(figure: Figure, catalogue: Catalogue) -> Row:
    """What both sheets say of a figure."""
    code = figure.key.partition("|")[0]
    return [
        code if code in catalogue.indicators else "",
        figure.label,
        Number(figure.amount, figure.decimals) if figure.amount is not None else None,
        figure.said,
        figure.unit,
        figure.period,
        chart_words.STATUS[figure.status][1] if figure.status else "",
        figure.change,
        figure.goal,
        figure.coverage,
        figure.owner,
        figure.received_at,
    ]


def _points(deck: Deck) -> Iterator[Row]:
    """Every point of every chart, and every commune of every map."""
    for at, screen in enumerate(deck.screens, start=1):
        if screen.chart:
            yield from _chart_points(at, screen, screen.chart)
        if screen.map:
            yield from _map_points(at, screen, screen.map, deck.catalogue)


def _chart_points(at: int, screen: Screen, chart: Chart) -> Iterator[Row]:
    for series in chart.series:
        mark = table_words.MADE_UP if series.made_up else ""
        for label, amount in zip(chart.labels, series.amounts, strict=True):
            value = Number(amount, chart.decimals) if amount is not None else None
            note = "" if value else table_words.EMPTY
            yield [at, screen.heading, chart.title, series.name, label, value, chart.unit, note, mark]


def _map_points(at: int, screen: Screen, found: CommuneMap, catalogue: Catalogue) -> Iterator[Row]:
    indicator = found.indicator
    title = words.MAP.format(name=indicator.short_name, period=found.period.label)
    for place, key in found.keys.items():
        value = found.values.get(place)
        number = Number(value.amount, indicator.decimals) if value else None
        mark = table_words.MADE_UP if value and value.made_up else ""
        note = chart_words.UNCLASSED.get(key, "")
        name = catalogue.areas[place].name
        yield [at, screen.heading, title, indicator.short_name, name, number, indicator.unit, note, mark]


def _write_tables(sheet: Worksheet, deck: Deck) -> None:
    """The tables of all screens under each other, each with the title of its screen."""
    top, everything = 1, list[Row]()
    for at, screen in enumerate(deck.screens, start=1):
        if screen.table is None:
            continue
        put_title(sheet, top, words.TABLE_TITLE.format(at=at, title=screen.title))
        numeric = screen.table.numeric
        rows: list[Row] = [
            [read_shown(text) if place in numeric else text for place, text in enumerate(row)]
            for row in screen.table.rows
        ]
        top = put_table(sheet, top + 1, f"Bang{at}", screen.table.headers, rows, numeric) + 1
        everything += [list(screen.table.headers), *rows]
    if not everything:
        put_title(sheet, 1, table_words.EMPTY)
    arrange(sheet, everything, 0, deck.snapshot.label)
