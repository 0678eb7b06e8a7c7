"""Every Vietnamese word of the papers of a meeting."""

from __future__ import annotations

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
COMMITTEE = ("ỦY BAN NHÂN DÂN",)
COMMITTEE_SHORT = "UBND {province}"
OFFICE = ("VĂN PHÒNG",)
UNBROKEN = "\u00a0"
BLANK = UNBROKEN * 8
NUMBER = "Số:" + BLANK + "/{symbol}"
DATED = "{place}, ngày {day} tháng {month} năm {year}"
UNDATED = "{place}, ngày" + BLANK + "tháng" + BLANK + "năm {year}"
DRAFT = "DỰ THẢO"
RECEIVERS = "Nơi nhận:"
SIGNER = "Chánh Văn phòng"
FOR_CHAIR = "TL. CHỦ TỊCH"
DEPUTIES = {
    "phó chủ tịch": ("KT. CHỦ TỊCH",),
    "phó chánh văn phòng": (FOR_CHAIR, "KT. CHÁNH VĂN PHÒNG"),
}
CHAIRS = ("chủ tịch", "phó chủ tịch")
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
MEETING_TIME = "{moment} ({weekday})"
MEETING = "Giao ban số {number}"
EDITION = "(Bản điều chỉnh {edition}: {reason})"
EDITION_ONLY = "(Bản điều chỉnh {edition})"
STAR = UNBROKEN + "(*)"
SOME_MADE_UP = "Có số liệu minh họa"
MADE_UP = "(*) Số liệu minh họa."
NOTES = "Ghi chú: "
NOTHING = "(Chưa có nội dung)"

TOO_LONG = "{paper} dài {pages} trang, quá {limit} trang khoảng {lines} dòng. Hãy rút gọn phần do người soạn viết."
UNWRITTEN = "{paper} chưa có {parts}."
ROWS_WANTED = "Bảng kết quả có {count} chỉ tiêu; nên chọn từ {least} đến {most} chỉ tiêu."

TAIL_COVERAGE = "Độ phủ của các chỉ tiêu theo số thứ tự trong Báo cáo: {coverage}."
COVERAGE_OF = "{coverage} ({rows})"
TAIL_COVERAGE_OF_ALL = "Độ phủ của mọi chỉ tiêu: {coverage}."
TAIL_SOURCES = "Nguồn: {sources}."

REPORT = "Báo cáo"
REPORT_TITLE = "BÁO CÁO"
REPORT_SYMBOL = "BC-VP"
REPORT_SUBJECT = "Kết quả thực hiện chỉ tiêu, nhiệm vụ phục vụ {title}"
REPORT_PARTS = (
    "I. Tóm tắt công tác triển khai",
    "II. Kết quả",
    "III. Khó khăn, vướng mắc",
    "IV. Kiến nghị, đề xuất",
)
INDICATORS = "1. Chỉ tiêu chủ yếu"
INDICATORS_OF = "1. Chỉ tiêu chủ yếu ({period})"
LABEL_OF = "{label} ({period})"
TASKS = "2. Nhiệm vụ theo tình trạng:"
AT_RISK = "Chỉ tiêu có nguy cơ không đạt:"
OVERDUE = "Nhiệm vụ quá hạn:"
LATE_UNITS = "Đơn vị chậm gửi số liệu:"
COLUMNS = ("TT", "Chỉ tiêu", "Đơn vị", "Thực hiện", "Kế hoạch", "% kế hoạch", "So cùng kỳ")
REPORT_RECEIVERS = (
    "- Chủ tịch, các Phó Chủ tịch UBND {level};",
    "- Các sở, ban, ngành;",
    "- UBND các xã, phường;",
    "- Lưu: VT.",
)
TEXTS = {
    "summary": "phần tóm tắt công tác triển khai",
    "difficulties": "phần khó khăn, vướng mắc",
    "proposals": "phần kiến nghị, đề xuất",
    "opening": "lời mở đầu",
    "closing": "lời kết",
}

SPEECH = "Nội dung phát biểu"
SPEECH_TITLE = "NỘI DUNG PHÁT BIỂU"
SPEECH_OF = "của {chair}"
SPEECH_AT = "tại {title}"
SPEECH_WHERE = "({parts})"
REACHED, AT_RISK_SAID, LATE_SAID, ASKED = (
    "Kết quả đạt được",
    "Chỉ tiêu có nguy cơ không đạt",
    "Nhiệm vụ quá hạn, đơn vị chậm số liệu",
    "Đề nghị",
)
REACHED_OF = "Kết quả đạt được ({period})"
IS = "{label}: {said}"
IS_UNKNOWN = "{label}: chưa có số liệu"

INVITATION = "Giấy mời"
INVITATION_TITLE = "GIẤY MỜI"
INVITATION_SYMBOL = "GM-UBND"
INVITATION_SUBJECT = "Dự {title}"
INVITES = "Ủy ban nhân dân {province} trân trọng kính mời các đại biểu dự {title} như sau:"
TIME, PLACE, CHAIR = "Thời gian: ", "Địa điểm: ", "Chủ trì: "
ATTENDANCE, AGENDA, ASSIGNMENTS, PAPERS = (
    "Thành phần tham dự:",
    "Nội dung:",
    "Phân công chuẩn bị:",
    "Tài liệu gửi trước cuộc họp:",
)
UNKNOWN_PLACE = "sẽ thông báo sau"
AGENDA_LINE = "({at}) {title}"
MINUTES = " ({minutes} phút)"
OWES = "{unit}: {title}, gửi trước {moment}"
INVITATION_END = "Đề nghị các đại biểu dự họp đúng thành phần, đúng giờ"
INVITATION_RECEIVERS = ("- Như thành phần mời;", "- Chủ tịch, các Phó Chủ tịch UBND {level};", "- Lưu: VT.")

NOTICE = "Thông báo kết luận"
NOTICE_TITLE = "THÔNG BÁO"
NOTICE_SYMBOL = "TB-UBND"
NOTICE_SUBJECT = ("Kết luận của {chair}", "tại {title}")
NOTICE_OPENING = (
    "Ngày {day}, {where}{chair} chủ trì {title}. Sau khi xem số liệu và nghe ý kiến các đại biểu, {chair} kết luận:"
)
NOTICE_WHERE = "tại {place}, "
SOMEBODY = "đồng chí chủ trì"
NO_CONCLUSION = "Chưa có kết luận nào được ghi tại cuộc họp."
DOER = "Đơn vị thực hiện: {unit}"
DEADLINE = "thời hạn: {day}"
UNNAMED, UNLIMITED = "chưa nêu", "chưa nêu"
ON_SCREEN = "Số liệu khi kết luận: {said}"
NOTICE_END = (
    "Văn phòng UBND {level} thông báo để các cơ quan, đơn vị, địa phương thực hiện và báo cáo kết quả đúng thời hạn"
)
NOTICE_RECEIVERS = (
    "- Chủ tịch, các Phó Chủ tịch UBND {level};",
    "- Các cơ quan, đơn vị nêu tại Thông báo;",
    "- Lưu: VT.",
)
