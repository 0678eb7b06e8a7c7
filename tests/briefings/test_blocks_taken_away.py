"""What single sectors show leaves with the numbers of its view, its source, its cut-off and its mark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from briefings.air import air_takeaway, water_takeaway
from briefings.blocks import accident_list_takeaway, groups_takeaway, tone_takeaway
from briefings.changes import changes_takeaway
from briefings.documents import documents_takeaway
from briefings.headlines import headlines_takeaway
from briefings.indicators import indicators_takeaway
from briefings.obligations import ObligationFiles
from briefings.own_values import own_values_takeaway
from briefings.plan import plan_takeaway
from briefings.submissions import sent_takeaway
from briefings.tables import series_takeaway
from briefings.takeaway import Takeaway
from briefings.tasks import TaskFiles
from briefings.workbook import write_workbook
from charts.words import CORRECTED_VALUE
from data.catalogue import Catalogue
from data.store import open_store
from data.views.accidents import read_accidents
from data.views.air import DAILY, read_air
from data.views.changes import read_changes
from data.views.documents import read_documents
from data.views.headline import read_headlines
from data.views.obligations import moment_of, read_late_units, read_obligations_view
from data.views.parts import read_parts
from data.views.plan import read_plan
from data.views.reader import Reader
from data.views.sector import read_sector
from data.views.task_board import STATES, read_task_board
from data.views.tone import TONES, read_tone
from data.views.unit import read_unit
from data.views.water import RAIN, RIVER


@pytest.fixture(scope="module")
def reader(demonstration: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Reads one copy of the demonstration, which nothing here changes."""
    store = open_store(Path(shutil.copytree(demonstration, tmp_path_factory.mktemp("taken") / "demonstration")))
    yield Reader(store, catalogue, store.as_of(), store.now())
    store.close()


def assert_told(takeaway: Takeaway) -> None:
    """Source, cut-off and mark, and every row as long as the header."""
    assert takeaway.sources
    assert all(source.startswith(("Biểu ", "Cơ quan chủ trì: ")) for source in takeaway.sources)
    assert takeaway.cutoff_phrase.startswith("Số liệu chốt đến ")
    assert takeaway.wholly_made_up
    assert {len(line.cells) for line in takeaway.lines} == {len(takeaway.columns)}
    assert write_workbook(takeaway)


def test_stations_leave_with_their_days_hours_and_limits(reader: Reader) -> None:
    air, sector = read_air(reader, reader.today.isoformat()), read_sector(reader, "MT")
    assert air
    taken = air_takeaway(reader.catalogue, sector, "Không khí", air)
    assert_told(taken)
    names = [column.name for column in taken.columns]
    day = names.index(reader.catalogue.indicators[DAILY].short_name)
    assert [line.cells[day] for line in taken.lines] == [
        row.values[DAILY].amount if DAILY in row.values else None for row in air.rows
    ]
    assert any("giới hạn trên" in name for name in names)
    rivers = water_takeaway(reader.catalogue, sector, "Nước", air)
    assert_told(rivers)
    assert [line.cells[2] for line in rivers.lines] == [row.level.amount if row.level else None for row in air.water]
    assert any("cần xác nhận" in note for note in rivers.notes)
    assert {reader.catalogue.form_of[code] for code in (RIVER, RAIN)} <= {s.split()[1][:-1] for s in rivers.sources}


def test_the_tone_leaves_day_by_day_and_a_day_without_a_word_has_no_number(reader: Reader) -> None:
    tone = read_tone(reader, reader.today.isoformat())
    assert tone
    taken = tone_takeaway(reader.catalogue, read_sector(reader, "BC"), "Sắc thái", tone)
    assert_told(taken)
    totals = [sum(int(line.cells[1 + at] or 0) for line in taken.lines) for at in range(len(TONES))]
    assert totals == list(tone.totals.values())
    assert [line.cells[1] is None for line in reversed(taken.lines)] == [not counts for _, counts in tone.days]


def test_the_groups_of_an_index_leave_with_what_each_may_reach(reader: Reader) -> None:
    month = read_parts(reader, ["DV-11"], reader.today)
    assert month
    taken = groups_takeaway(reader.catalogue, read_sector(reader, "DV"), "Nhóm", month)
    assert_told(taken)
    assert sum(int(line.cells[2] or 0) for line in taken.lines[:-1]) == taken.lines[-1].cells[2] == 100


def test_every_target_of_the_year_leaves_with_its_distance_and_the_note_that_a_pace_is_no_forecast(
    reader: Reader,
) -> None:
    plan = read_plan(reader, "KTXH", reader.today.isoformat())
    taken = plan_takeaway(reader.catalogue, read_sector(reader, "KTXH"), "Kế hoạch", plan)
    assert taken.sources
    assert not taken.made_up
    assert [line.cells[0] for line in taken.lines] == ["KTXH-09-LK", "KTXH-01-LK", "KTXH-10-LK"]
    assert [line.cells[6] for line in taken.lines] == [8500, 11, 168000]
    assert [line.cells[7] for line in taken.lines] == [1100, None, None]
    assert taken.lines[0].cells[10:] == ("thấp hơn 316,67 triệu USD", 6600, "Nguy cơ không đạt")
    assert "không phải dự báo" in " ".join(taken.notes)
    assert write_workbook(taken)


def test_documents_leave_by_unit_with_a_whole_that_adds_up(reader: Reader) -> None:
    month = read_documents(reader, reader.today.isoformat())
    assert month
    taken = documents_takeaway(reader.catalogue, read_sector(reader, "VB"), "Văn bản theo đơn vị", month)
    assert_told(taken)
    assert len(taken.lines) == len(month.rows) + 1
    for at in (1, 2, 4, 5):
        assert sum(int(line.cells[at] or 0) for line in taken.lines[:-1]) == taken.lines[-1].cells[at]
    assert any("Sở Ngoại vụ" in note for note in taken.notes)


def test_the_register_leaves_whole_where_the_page_shows_the_first_of_it(reader: Reader) -> None:
    board, sector = read_task_board(reader, reader.today.isoformat()), read_sector(reader, "NV")
    assert board
    files = TaskFiles(reader.catalogue, board, sector.received_at)
    states, units = files.states("Tình trạng"), files.units("Cơ quan")
    tasks, targets = files.tasks("Quá hạn", board.overdue()), files.targets("Chỉ tiêu", board.targets())
    for taken in (states, units, tasks):
        assert_told(taken)
    assert [line.cells[1] for line in states.lines][-1] == len(board.standings)
    assert sum(int(line.cells[1] or 0) for line in units.lines) == len(board.standings)
    assert len(tasks.lines) == board.states[STATES[-1]] > 20
    assert len(targets.lines) == len(board.targets())


def test_what_is_owed_leaves_whole_and_its_shares_add_up(reader: Reader) -> None:
    found = read_obligations_view(reader)
    files = ObligationFiles(reader.catalogue, found.moment, found.made_up)
    assert found.matrix
    late = read_late_units(reader)
    taken = [
        files.debts("Chưa nộp", found.debts),
        files.delays("Nộp muộn", found.delays),
        files.matrix("Các kỳ", found.matrix),
        files.late_senders("Chưa gửi", late),
        files.lines("Từng đơn vị", "Đơn vị", found.units),
    ]
    assert [len(file.lines) for file in taken] == [
        len(found.debts),
        sum(len(delay.obligations) for delay in found.delays),
        len(found.matrix.rows),
        len(late),
        len(found.units),
    ]
    for file in taken:
        assert {len(line.cells) for line in file.lines} == {len(file.columns)}
        assert write_workbook(file)
    assert all(sum(Decimal(cell or 0) for cell in line.cells[6:10]) == 100 for line in taken[-1].lines)
    assert {line.cells[0] for line in taken[-1].lines} <= {unit.name for unit in reader.catalogue.units.values()}


def test_everything_of_a_unit_leaves_and_small_numbers_stay_hidden(reader: Reader) -> None:
    commune = read_unit(reader, "14797")
    own = own_values_takeaway(reader.catalogue, commune.code, "So sánh", commune.name, commune.own)
    assert_told(own)
    assert [line.cells[4] for line in own.lines] == [value.amount for value in commune.own]
    unit = read_unit(reader, "SNNMT")
    sent = sent_takeaway(reader.catalogue, unit.code, "Các lần gửi", unit.submissions)
    forms = ObligationFiles(reader.catalogue, moment_of(reader), code=unit.code).forms("Biểu", unit.forms)
    assert [line.cells[5] for line in sent.lines] == [file.cells_stored for file in unit.submissions]
    assert [line.cells[5] for line in forms.lines] == [line.tally.due for line in unit.forms]
    assert sent.file_name("csv").startswith("SNNMT_cac-lan-gui_chot-")


def test_changes_leave_with_both_sides(reader: Reader) -> None:
    found = read_changes(reader, (reader.today - timedelta(days=7)).isoformat())
    taken = changes_takeaway(reader.catalogue, "Thay đổi", found)
    assert [(line.cells[5], line.cells[8]) for line in taken.lines] == [
        (c.then.value.amount, c.now.value.amount) for c in found.changes if c.then.value and c.now.value
    ]
    assert len(taken.lines) == len(found.changes) > 0


def test_indicators_leave_side_by_side_with_their_units(reader: Reader) -> None:
    headlines = read_headlines(reader, ["AN-01", "AN-02", "XT-13"], reader.today)
    taken = headlines_takeaway(reader.catalogue, "AN", "Ba số", headlines)
    assert_told(taken)
    assert [line.cells[3] for line in taken.lines] == [h.value.amount if h.value else None for h in headlines]


def test_a_corrected_number_leaves_as_one(reader: Reader) -> None:
    (first,) = read_headlines(reader, ["AN-01"], reader.today)
    later = replace(first, corrected=True, points=tuple(replace(point, corrected=True) for point in first.points))
    told = {
        here: [
            str(headlines_takeaway(reader.catalogue, "AN", "Một số", [headline]).lines[0].cells[-1]),
            str(series_takeaway(reader.catalogue, headline).lines[0].cells[-1]),
        ]
        for here, headline in ((False, first), (True, later))
    }
    assert told[True] == [f"{said}, {CORRECTED_VALUE}" for said in told[False]]


def test_accidents_leave_one_by_one(reader: Reader) -> None:
    found = read_accidents(reader, reader.today.isoformat())
    assert found
    taken = accident_list_takeaway(reader.catalogue, read_sector(reader, "AN"), "Tai nạn", found)
    assert_told(taken)
    assert [line.cells[5] for line in taken.lines] == [event.deaths for event in found.events]


def test_the_catalogue_leaves_with_every_indicator(catalogue: Catalogue) -> None:
    taken = indicators_takeaway(catalogue)
    assert [line.cells[1] for line in taken.lines] == list(catalogue.indicators)
    assert write_workbook(taken)
