"""Drafts of briefings are kept in versions, and two writers never overwrite each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from data.access import Denied, Viewer
from data.briefings.drafts import WrittenMeanwhile, read_briefing, read_briefings, write_briefing
from data.briefings.model import AgendaItem, Assignment, Briefing, Paper, Texts
from data.store import Store

MEETING = datetime(2026, 11, 23, 8, 0)
WHOLE = Briefing(
    number=47,
    title="Giao ban công tác tuần 47",
    meeting_at=MEETING,
    place="Phòng họp số 1",
    chair="Chủ tịch UBND tỉnh",
    signer="Chánh Văn phòng",
    attendance=("Các Phó Chủ tịch", "Giám đốc các sở"),
    assignments=(Assignment("Văn phòng", "ghi kết luận"),),
    agenda=(AgendaItem("sector", "KTXH", minutes=5), AgendaItem("text", text="Một\nHai", notes="Chỉ người trình bày")),
    papers=(Paper("STC", "Báo cáo giải ngân", datetime(2026, 11, 22, 10), datetime(2026, 11, 22, 9, 30)),),
    indicators=("KTXH-09-LK",),
    texts=Texts("Tóm tắt", "Khó khăn", "Kiến nghị", "Mở đầu", "Kết thúc"),
)


def test_a_briefing_is_read_as_it_was_written(store: Store) -> None:
    written = write_briefing(store, WHOLE)
    assert written == replace(WHOLE, version=1) == read_briefing(store, 47)


def test_the_newest_version_of_each_briefing_is_read_newest_meeting_first(store: Store) -> None:
    first = write_briefing(store, WHOLE)
    write_briefing(store, replace(first, title="Tên mới"))
    write_briefing(store, replace(WHOLE, number=48))
    assert [(b.number, b.version, b.title) for b in read_briefings(store)] == [
        (48, 1, WHOLE.title),
        (47, 2, "Tên mới"),
    ]


def test_who_writes_on_an_older_version_is_refused_and_nothing_is_lost(store: Store) -> None:
    read = write_briefing(store, WHOLE)
    write_briefing(store, replace(read, place="Phòng họp số 2"))
    with pytest.raises(WrittenMeanwhile):
        write_briefing(store, replace(read, chair="Phó Chủ tịch"))
    with pytest.raises(WrittenMeanwhile):
        write_briefing(store, WHOLE)
    known = read_briefing(store, 47)
    assert known is not None
    assert (known.place, known.chair) == ("Phòng họp số 2", WHOLE.chair)


def test_only_who_prepares_briefings_may_write_one(store: Store) -> None:
    for role in ("leader", "presenter", "unit", "ioc", "auditor"):
        with pytest.raises(Denied):
            write_briefing(store.seen_by(Viewer(role, "x", "SYT" if role == "unit" else "")), WHOLE)
    assert read_briefings(store) == []
