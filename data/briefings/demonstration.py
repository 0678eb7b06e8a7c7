"""The meetings of the demonstration: one a week before its day, one on its day, both frozen at seven in the morning."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from data.briefings.agenda import usual_agenda
from data.briefings.conclusions import record_conclusions
from data.briefings.drafts import read_briefing, write_briefing
from data.briefings.model import Assignment, Briefing, Conclusion, Paper, Texts
from data.briefings.snapshots import freeze, read_snapshots
from data.catalogue import Catalogue
from data.numbers import format_date
from data.store import Store

FROZEN_AT, MEETS_AT, PAPERS_AT = time(7), time(8), time(17)
WEEK = timedelta(days=7)
MADE_UP = "Nội dung minh họa"
CONCLUSIONS = (
    ("STC", "rà soát các dự án giải ngân chậm, báo cáo nguyên nhân và giải pháp từng dự án", 14),
    ("SNNMT", "kiểm tra các cơ sở có thông số vượt giới hạn giấy phép, báo cáo kết quả xử lý", 10),
    ("VPUB", "đôn đốc các đơn vị chưa nộp biểu đến hạn", 5),
)


def hold_meetings(store: Store, catalogue: Catalogue, today: date) -> None:
    """Write and freeze both; what has been done already is left as it is."""
    for day in (today - WEEK, today):
        number = day.isocalendar().week
        if read_briefing(store, number) is None:
            write_briefing(store, plan_meeting(catalogue, number, day))
        if not any(snapshot.number == number for snapshot in read_snapshots(store)):
            freeze(store, catalogue, number, lambda done, total: None, moment=datetime.combine(day, FROZEN_AT))
        if day < today:
            concluded = [_conclusion(number, day, *said) for said in CONCLUSIONS]
            record_conclusions(store, concluded, datetime.combine(day, MEETS_AT))


def plan_meeting(catalogue: Catalogue, number: int, day: date) -> Briefing:
    """A weekly meeting about everything; the people's texts say that they are made up."""
    return Briefing(
        number=number,
        title=f"Giao ban công tác tuần {number}",
        meeting_at=datetime.combine(day, MEETS_AT),
        place="Phòng họp số 1, trụ sở UBND tỉnh",
        chair="Chủ tịch UBND tỉnh",
        signer="Chánh Văn phòng",
        attendance=("Các Phó Chủ tịch UBND tỉnh", "Thủ trưởng các sở, ban, ngành cấp tỉnh"),
        assignments=(
            Assignment("Văn phòng UBND tỉnh", "chuẩn bị tài liệu, ghi kết luận"),
            Assignment("Sở Khoa học và Công nghệ", "bảo đảm kỹ thuật phòng họp, đường truyền"),
        ),
        agenda=usual_agenda(catalogue),
        papers=(
            Paper("STC", "Báo cáo giải ngân vốn đầu tư công", datetime.combine(day - timedelta(days=1), PAPERS_AT)),
        ),
        texts=Texts(
            summary=f"{MADE_UP}: trong tuần, các đơn vị tập trung thực hiện nhiệm vụ được giao.",
            difficulties=f"{MADE_UP}: một số đơn vị gửi số liệu chậm.",
            proposals=f"{MADE_UP}: đề nghị các đơn vị gửi số liệu đúng hạn.",
            opening=f"{MADE_UP}: thưa các đồng chí, tình hình đến ngày {format_date(day)} như sau.",
            closing=f"{MADE_UP}: đề nghị các đồng chí thực hiện nghiêm các kết luận.",
        ),
    )


def _conclusion(number: int, day: date, unit: str, text: str, days: int) -> Conclusion:
    meets_at = datetime.combine(day, MEETS_AT)
    return Conclusion(
        conclusion_id=f"{day:%Y%m%d}-{unit.lower()}",
        snapshot_id=str(number),
        screen="",
        said="",
        text=f"{MADE_UP}: {text}",
        unit=unit,
        deadline=day + timedelta(days=days),
        actor="Bộ sinh số liệu minh họa",
        recorded_at=meets_at,
    )
