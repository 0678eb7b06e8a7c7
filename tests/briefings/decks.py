"""Decks for tests: screens of every shape, short and as long as they get."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from briefings.deck import Chart, Deck, Figure, Report, ReportRow, Screen, Series, Table
from data.briefings.model import AgendaItem, Assignment, Briefing, Paper, Snapshot, Texts
from data.catalogue import Catalogue
from data.numbers import format_number

FROZEN = datetime(2026, 11, 22, 7, 0)
CUTOFF = "Số liệu chốt đến 17 giờ 00 ngày 20/11/2026"


def figure(code: str = "KTXH-01", amount: str = "61.2", unit: str = "%", **more: Any) -> Figure:
    """A number with everything that may be said of it."""
    said: dict[str, Any] = {
        "label": "Tỷ lệ giải ngân vốn đầu tư công",
        "status": "at_risk",
        "change": "tăng 9,1 điểm % so với cùng kỳ năm trước",
        "goal": "kế hoạch năm 95%, yêu cầu đến kỳ 79,2%",
        "coverage": "162/166 xã, phường",
        "owner": "Sở Tài chính",
        "received_at": datetime(2026, 11, 20, 17, 0),
        "period": "Tháng 10/2026",
        **more,
    }
    value = Decimal(amount)
    return Figure(f"{code}|2026-10|38", text=format_number(value, 1), unit=unit, amount=value, decimals=1, **said)


def screen(
    title: str = "Giải ngân đầu tư công đạt 61,2% kế hoạch, chậm 18 điểm % so với tiến độ", **more: Any
) -> Screen:
    """A sector's screen with a key number, five more and a line."""
    labels = tuple(f"T{month}/2026" for month in range(1, 11))
    lines = (
        Series("Thực hiện", tuple(Decimal(6 * month) for month in range(1, 11))),
        Series("Yêu cầu đến kỳ", tuple(Decimal(8 * month) for month in range(1, 11))),
    )
    said: dict[str, Any] = {
        "kind": "sector",
        "item": 1,
        "heading": "1. Kinh tế - xã hội",
        "figures": (figure(), *(figure(f"KTXH-0{n}", f"{n}.5") for n in range(2, 7))),
        "chart": Chart("line", "Giải ngân vốn đầu tư công", "%", 1, labels, lines),
        "cutoff": CUTOFF,
        "coverage": "Có số liệu 162/166 xã, phường",
        "sources": ("Biểu KTXH-M1: Chỉ tiêu kinh tế - xã hội hằng tháng", "Cơ quan chủ trì: Sở Tài chính"),
        "made_up": "Số liệu minh họa",
        "notes": ("Hỏi Sở Tài chính về ba dự án chậm nhất.",),
        "minutes": 4,
        **more,
    }
    return Screen(title=title, **said)


def screens() -> tuple[Screen, ...]:
    """One of each shape."""
    bars = Series("Đúng hạn", tuple(Decimal(99 - n) for n in range(16)))
    names = tuple(f"Xã có tên rất dài thứ {n}" for n in range(16))
    table = Table(("Cơ quan chủ trì", "Quá hạn", "Lâu nhất"), (("Sở Xây dựng", "12", "141 ngày"),) * 8, numeric=(1,))
    return (
        screen(
            "Giao ban tuần 47", kind="cover", item=0, figures=(), chart=None, lines=("Chủ trì: Chủ tịch UBND tỉnh",)
        ),
        screen(),
        screen(kind="sector", item=2, chart=Chart("bars", "Đúng hạn theo xã, phường", "%", 1, names, (bars,))),
        screen("12 nhiệm vụ quá hạn của 8 cơ quan", kind="tasks", item=3, figures=(), chart=None, table=table),
        screen(
            "Văn bản mới", kind="text", item=4, figures=(), chart=None, lines=("Nghị quyết mới của HĐND tỉnh.",) * 5
        ),
        screen("Báo chí mạng xã hội: chưa có số liệu", kind="sector", item=5, figures=(), chart=None, lines=()),
    )


def deck(catalogue: Catalogue, *shown: Screen, briefing: Briefing | None = None) -> Deck:
    """A deck of these screens, of one of each shape when none is given."""
    planned = briefing or Briefing(
        number=47,
        title="Giao ban công tác tuần 47",
        meeting_at=datetime(2026, 11, 23, 8, 0),
        place="Phòng họp số 1, trụ sở UBND tỉnh",
        chair="Chủ tịch UBND tỉnh",
        signer="Chánh Văn phòng UBND tỉnh",
        attendance=("Các Phó Chủ tịch UBND tỉnh", "Giám đốc các sở, ngành"),
        assignments=(Assignment("Văn phòng UBND tỉnh", "chuẩn bị tài liệu, ghi kết luận"),),
        agenda=(AgendaItem("sector", "KTXH", minutes=4),),
        papers=(Paper("STC", "Báo cáo giải ngân", datetime(2026, 11, 22, 10, 0)),),
        texts=Texts(
            summary="Trong tuần, các sở, ngành tập trung đẩy nhanh giải ngân.",
            difficulties="Một số dự án vướng giải phóng mặt bằng.",
            proposals="Đề nghị các chủ đầu tư cam kết tiến độ.",
            opening="Thưa các đồng chí,",
            closing="Đề nghị các đồng chí thực hiện nghiêm.",
        ),
    )
    snapshot = Snapshot("47", 47, 0, planned, 812, catalogue.version, FROZEN, "Văn phòng", "", "ab" * 32)
    return Deck(snapshot, catalogue, shown or screens(), report())


def report() -> Report:
    """Ten indicators and a line of each kind."""
    rows = tuple(ReportRow(figure(f"KTXH-{n:02d}", f"{n}.5"), "95%", "64,4", "tăng 9,1 điểm %") for n in range(1, 11))
    return Report(
        rows=rows,
        tasks=("3.571 nhiệm vụ, chỉ tiêu được giao: 2.100 hoàn thành đúng hạn, 12 quá hạn chưa hoàn thành.",),
        at_risk=("Tỷ lệ giải ngân vốn đầu tư công đạt 61,2%, yêu cầu đến kỳ 79,2%.",),
        overdue=("Sở Xây dựng: 12 nhiệm vụ quá hạn, lâu nhất 141 ngày.",),
        late_units=("Sở Nội vụ: 2 biểu chưa nộp, quá hạn 12 ngày.",),
        provisional=("Chưa có số liệu của 4 xã, phường: Trung Lý, Nhi Sơn, Mường Chanh, Tam Chung.",),
        cutoff=CUTOFF,
        sources=("Biểu KTXH-M1: Chỉ tiêu kinh tế - xã hội hằng tháng",),
        made_up="Có số liệu minh họa",
    )
