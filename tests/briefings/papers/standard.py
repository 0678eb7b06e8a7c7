"""The standard meeting for the papers: twelve indicators, texts as people write them, every kind of lateness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from briefings.deck import Deck, Figure, Report, ReportRow
from data.briefings.model import AgendaItem, Assignment, Briefing, Conclusion, Paper, Texts
from data.catalogue import Catalogue
from data.views.judgement import AT_RISK, ATTENTION, NO_TARGET, ON_TRACK
from tests.briefings import decks

ALL, SOME = "166/166 xã, phường", "162/166 xã, phường"
TEN_MONTHS, OCTOBER, DAY = "10 tháng năm 2026", "Tháng 10/2026", "Ngày 22/11/2026"
ROWS = (
    ("KTXH-02", "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "48.215", "54.000", "89,3", "Tăng 12,4%", ON_TRACK),
    ("KTXH-04", "Tỷ lệ giải ngân vốn đầu tư công", "%", "61,2", "95%", "64,4", "Tăng 9,1 điểm %", AT_RISK),
    ("KTXH-09", "Xuất khẩu hàng hóa lũy kế", "triệu USD", "7.120,5", "8.500", "83,8", "Tăng 10,2%", ATTENTION),
    ("KTXH-11", "Chỉ số sản xuất công nghiệp (IIP)", "%", "115,8", "114%", "101,6", "Tăng 1,9 điểm %", ON_TRACK),
    ("KTXH-14", "Doanh nghiệp thành lập mới", "doanh nghiệp", "3.012", "3.000", "100,4", "Tăng 4,8%", ON_TRACK),
    ("PA-03", "Tỷ lệ phản ánh xử lý đúng hạn", "%", "91,4", "95%", "96,2", "Giảm 0,6 điểm %", ATTENTION),
    ("AN-02", "Người chết vì tai nạn giao thông lũy kế", "người", "142", "", "", "Giảm 8,4%", NO_TARGET),
    ("YT-05", "Tỷ lệ người dân tham gia bảo hiểm y tế", "%", "94,1", "95,5%", "98,5", "Tăng 0,9 điểm %", ATTENTION),
    ("GD-04", "Tỷ lệ trường đạt chuẩn quốc gia", "%", "87,6", "88%", "99,5", "Tăng 1,2 điểm %", ON_TRACK),
    ("DV-06", "Tỷ lệ hồ sơ trực tuyến toàn trình", "%", "38,9", "80%", "48,6", "Tăng 14,3 điểm %", AT_RISK),
    ("NV-02", "Tỷ lệ hoàn thành nhiệm vụ đúng hạn", "%", "87,2", "90%", "96,9", "", ATTENTION),
    ("VB-01", "Tỷ lệ văn bản xử lý đúng hạn", "%", "93,7", "95%", "98,6", "Giảm 0,5 điểm %", ATTENTION),
)
PERIODS = {"KTXH-02": TEN_MONTHS, "KTXH-09": TEN_MONTHS, "AN-02": TEN_MONTHS, "NV-02": DAY}
PARTLY = ("PA-03", "YT-05", "DV-06")
MADE_UP = ("KTXH-14", "YT-05")
TEXTS = Texts(
    summary=(
        "Trong tháng, các sở, ngành và địa phương tập trung tháo gỡ vướng mắc của các dự án trọng điểm, đẩy nhanh "
        "giải ngân vốn đầu tư công và thu ngân sách những tháng cuối năm.\n"
        "Văn phòng UBND tỉnh rà soát danh mục nhiệm vụ được giao, đôn đốc từng cơ quan chủ trì; số liệu của 13 lĩnh "
        "vực được cập nhật, đối chiếu trước khi chốt phục vụ giao ban."
    ),
    difficulties=(
        "Một số dự án chậm do vướng giải phóng mặt bằng, nguồn vật liệu san lấp khan hiếm "
        "và năng lực của nhà thầu hạn chế.\n"
        "Việc gửi số liệu của một số xã miền núi còn chậm do thiếu cán bộ phụ trách."
    ),
    proposals=(
        "Đề nghị các chủ đầu tư cam kết tiến độ giải ngân từng dự án theo tuần, báo cáo trước "
        "16 giờ 00 thứ Sáu hằng tuần.\n"
        "Giao Sở Khoa học và Công nghệ hướng dẫn các xã, phường hoàn thành cập nhật số liệu trước ngày 30/11/2026.\n"
        "Giao Sở Xây dựng báo cáo nguyên nhân 12 nhiệm vụ quá hạn và thời hạn hoàn thành từng nhiệm vụ."
    ),
    opening=(
        "Kính thưa các đồng chí!\n"
        "Hôm nay UBND tỉnh giao ban để đánh giá kết quả đến hết tháng 10 và thống nhất những việc phải làm ngay trong "
        "những tuần cuối năm. Tôi nêu một số nội dung chính như sau."
    ),
    closing=(
        "Thời gian còn lại của năm không nhiều. Đề nghị người đứng đầu từng cơ quan, địa phương trực tiếp chỉ đạo, "
        "chịu trách nhiệm về tiến độ và về số liệu của đơn vị mình.\n"
        "Xin cảm ơn các đồng chí!"
    ),
)


def standard_deck(catalogue: Catalogue) -> Deck:
    """The deck of the standard meeting."""
    return replace(decks.deck(catalogue, briefing=meeting()), report=report())


def meeting() -> Briefing:
    """The meeting as it is planned."""
    agenda = (
        AgendaItem("conclusions", minutes=5),
        AgendaItem("overview", minutes=5),
        *(AgendaItem("sector", code, minutes=4) for code in ("KTXH", "PA", "MT", "YT", "GD", "DV")),
        AgendaItem("indicator", "KTXH-04-LK", minutes=3),
        AgendaItem("unit", "SXD", minutes=3),
        AgendaItem("tasks", minutes=6),
        AgendaItem("text", title="Chuẩn bị kỳ họp cuối năm của HĐND tỉnh", text="Tiến độ các tờ trình."),
    )
    return Briefing(
        number=47,
        title="Giao ban công tác tuần 47",
        meeting_at=datetime(2026, 11, 23, 8, 0),
        place="Phòng họp số 1, trụ sở UBND tỉnh",
        chair="Chủ tịch UBND tỉnh",
        signer="Chánh Văn phòng UBND tỉnh",
        attendance=(
            "Các Phó Chủ tịch UBND tỉnh",
            "Giám đốc các sở, Thủ trưởng các ban, ngành cấp tỉnh",
            "Chủ tịch UBND các xã, phường (dự tại điểm cầu trực tuyến)",
        ),
        assignments=(
            Assignment("Văn phòng UBND tỉnh", "chuẩn bị tài liệu, chốt số liệu, ghi kết luận"),
            Assignment("Sở Khoa học và Công nghệ", "bảo đảm kỹ thuật phòng họp và các điểm cầu"),
        ),
        agenda=agenda,
        papers=(
            Paper("STC", "Báo cáo giải ngân vốn đầu tư công", datetime(2026, 11, 20, 10, 0)),
            Paper("SXD", "Báo cáo nhiệm vụ quá hạn", datetime(2026, 11, 20, 17, 0)),
        ),
        texts=TEXTS,
    )


def report() -> Report:
    """What the two pages say besides the people's texts."""
    return Report(
        rows=tuple(_row(*said) for said in ROWS),
        tasks=(
            "Được giao 3.571 chỉ tiêu, nhiệm vụ: hoàn thành đúng hạn 2.104, hoàn thành quá hạn 312.",
            "Đang thực hiện trong hạn 1.020, sắp đến hạn 94, quá hạn chưa hoàn thành 41.",
        ),
        at_risk=(
            "Tỷ lệ giải ngân vốn đầu tư công đạt 61,2%, yêu cầu đến kỳ 79,2% (Sở Tài chính).",
            "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 38,9%, yêu cầu đến kỳ 66,7% (Trung tâm PVHCC).",
        ),
        overdue=(
            "Sở Xây dựng: 12 nhiệm vụ quá hạn, lâu nhất 141 ngày.",
            "Sở Nông nghiệp và Môi trường: 9 nhiệm vụ quá hạn, lâu nhất 63 ngày.",
            "Sở Y tế: 6 nhiệm vụ quá hạn, lâu nhất 52 ngày.",
            "Sở Văn hóa, Thể thao và Du lịch: 5 nhiệm vụ quá hạn, lâu nhất 45 ngày.",
            "Công an tỉnh: 5 nhiệm vụ quá hạn, lâu nhất 30 ngày.",
            "Chi cục Hải quan khu vực: 4 nhiệm vụ quá hạn, lâu nhất 21 ngày.",
        ),
        late_units=(
            "Sở Nội vụ: 2 biểu chưa nộp (3 kỳ), quá hạn lâu nhất 12 ngày.",
            "Sở Khoa học và Công nghệ: 2 biểu chưa nộp (2 kỳ), quá hạn lâu nhất 9 ngày.",
            "Ban Quản lý Khu kinh tế Nghi Sơn và các khu công nghiệp: 1 biểu chưa nộp (1 kỳ), quá hạn lâu nhất 7 ngày.",
            "UBND xã Trung Lý: 1 biểu chưa nộp (1 kỳ), quá hạn lâu nhất 5 ngày.",
            "UBND xã Nhi Sơn: 1 biểu chưa nộp (1 kỳ), quá hạn lâu nhất 5 ngày.",
            "UBND xã Mường Chanh: 1 biểu chưa nộp (1 kỳ), quá hạn lâu nhất 5 ngày.",
        ),
        provisional=(
            "Tỷ lệ phản ánh xử lý đúng hạn: có số liệu 162/166 xã, phường.",
            "Thu ngân sách nhà nước trên địa bàn: số ước.",
        ),
        cutoff=decks.CUTOFF,
        sources=(
            "Biểu KTXH-STC-T: Kinh tế - xã hội: biểu tháng của Sở Tài chính",
            "Biểu KTXH-SCT-T: Kinh tế - xã hội: biểu tháng của Sở Công Thương",
            "Biểu AN-CAT-T: Giao thông, an ninh: biểu tháng của Công an tỉnh",
            "Biểu PA-SKHCN-NGAY-X: Phản ánh, kiến nghị: biểu ngày của Sở Khoa học và Công nghệ, theo xã, phường",
            "Biểu VB-T: Văn bản: biểu tháng của Văn phòng UBND tỉnh, theo từng đơn vị",
            "Biểu DV-TTHCC-T: Dịch vụ công: biểu tháng của Trung tâm Phục vụ hành chính công tỉnh",
            "Cơ quan chủ trì: Sở Tài chính",
            "Cơ quan chủ trì: Sở Công Thương",
            "Cơ quan chủ trì: Công an tỉnh",
            "Cơ quan chủ trì: Sở Khoa học và Công nghệ",
        ),
        made_up="Có số liệu minh họa",
    )


def conclusions() -> tuple[Conclusion, ...]:
    """Two conclusions, one with everything and one with nothing but its text."""
    when = datetime(2026, 11, 23, 9, 10)
    return (
        Conclusion(
            "k1",
            "47",
            "3",
            "Tỷ lệ giải ngân vốn đầu tư công 61,2%",
            "Các chủ đầu tư cam kết tiến độ từng dự án; dự án không giải ngân được thì điều chuyển vốn.",
            "STC",
            date(2026, 12, 5),
            "Văn phòng",
            when,
        ),
        Conclusion("k2", "47", "6", "", "Rà soát các nhiệm vụ quá hạn trên 60 ngày.", "", None, "Văn phòng", when),
    )


def _row(code: str, label: str, unit: str, text: str, plan: str, share: str, change: str, status: str) -> ReportRow:
    figure: Figure = replace(
        decks.figure(code, "1", unit),
        label=label,
        text=text,
        status=status,
        change=f"{change} so với cùng kỳ năm trước" if change else "",
        goal=f"Chỉ tiêu năm 2026: từ {plan} trở lên" if plan else "",
        coverage=SOME if code in PARTLY else ALL,
        made_up=code in MADE_UP,
        period=PERIODS.get(code, OCTOBER),
    )
    return ReportRow(figure, plan, share, change)
