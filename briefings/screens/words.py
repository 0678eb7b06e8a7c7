"""Every Vietnamese word that screens show."""

from __future__ import annotations

from data.briefings.follow_up import NOT_IN_REGISTER, UNCONFIRMED

CUTOFF = "Số liệu chốt đến {moment}"
NO_CUTOFF = "Chưa có số liệu"
COVERAGE = "có số liệu {there}/{expected} {places}"
HAVE = "{have}/{all} chỉ tiêu chính có số liệu"
MADE_UP = "Số liệu minh họa"
PARTLY_MADE_UP = "Có số liệu minh họa"
NO_DATA = "{name}: chưa có số liệu"
NO_DATA_LINE = "Chưa có số liệu nào của lĩnh vực được tiếp nhận đến lúc chốt."
EMPTY = "Chưa có số liệu: {names}."
SECTOR = "{number}. {name}"
AGENDA = "Nội dung giao ban"
PART = "{title} ({part}/{parts})"
AGENDA_HEADERS = ("Mục", "Nội dung", "Phút")
CHAIR = "Chủ trì: {chair}"
PLACE = "Địa điểm: {place}"
MEETING = "Họp lúc {moment}"
FROZEN = "Số liệu chốt lúc {moment}"
END = "Kết thúc nội dung trình bày"
END_LINES = (
    "{label}",
    "Mã kiểm tra: {sha256}",
    "Cùng một bản số liệu với tài liệu đã phát; số gửi sau khi chốt chỉ vào bản điều chỉnh.",
)
FOLLOW_UP = "Thực hiện kết luận kỳ trước"
FOLLOW_UP_NONE = "Kỳ trước không có kết luận nào được ghi"
FOLLOW_UP_TITLE = "Kết luận kỳ trước: hoàn thành {done}/{all}{overdue}"
FOLLOW_UP_OVERDUE = ", {count} quá hạn"
FOLLOW_UP_HEADERS = ("Kết luận", "Đơn vị", "Thời hạn", "Tình trạng")
FOLLOWED = {UNCONFIRMED: ("○", "Chưa giao thành nhiệm vụ"), NOT_IN_REGISTER: ("○", "Chưa có trong sổ nhiệm vụ")}
NO_DEADLINE = "không có"
CHANGES = "Thay đổi so với kỳ trước"
CHANGES_FIRST = "Chưa có kỳ giao ban trước để so sánh"
EDITION_REASON = "Lý do lập bản điều chỉnh: {reason}"
CHANGES_NONE = "Không số nào thay đổi so với {name}"
CHANGES_TITLE = "{count} số thay đổi so với {name}{worse}"
CHANGES_WORSE = ", {count} đánh giá xấu đi"
CHANGES_HEADERS = ("Thay đổi", "Chỉ tiêu", "Trước", "Nay", "Đánh giá")
CHANGES_REST = "Hiện {shown} thay đổi quan trọng nhất trong {count}."
OVERVIEW = "Tổng quan"
AT_RISK = "Nguy cơ không đạt"
ATTENTION = "Cần lưu ý"
ON_TRACK = "Đúng tiến độ"
INDICATORS = "chỉ tiêu"
URGENT_HEADERS = ("Chỉ tiêu", "Thực hiện", "So với yêu cầu", "Đánh giá")
URGENT_TITLE = "Chỉ tiêu chậm nhất so với yêu cầu"
URGENT_REST = "Hiện {shown} trong {count} chỉ tiêu nguy cơ không đạt hoặc cần lưu ý."
BY_PLACE = "{name} theo {places}"
BY_PLACE_WHEN = "{name} theo {places}, {when}"
MISSING = "Chưa có số liệu ({count}): {names}."
TOO_FEW = "Chưa đủ số liệu để xếp hạng."
ENDS = "Hiện {shown} nơi đầu và cuối trong {count} nơi."
TASKS = "Nhiệm vụ, chỉ tiêu được giao"
TASKS_NONE = "Chưa có nhiệm vụ, chỉ tiêu nào trong sổ theo dõi"
TASKS_TITLE = "{overdue} nhiệm vụ quá hạn trong {all} nhiệm vụ, chỉ tiêu được giao"
TASKS_UNIT = "nhiệm vụ"
OVERDUE_TITLE = "{units} cơ quan có nhiệm vụ quá hạn, lâu nhất {days} ngày"
OVERDUE_HEADERS = ("Cơ quan chủ trì", "Quá hạn", "Được giao", "Lâu nhất (ngày)")
ON_DAY = "Tính đến ngày {day}"
UNIT_ON_TIME = "Biểu nộp đúng hạn"
UNIT_LATE = "Biểu nộp muộn"
UNIT_SENT = "Biểu đã gửi, chờ tiếp nhận"
UNIT_MISSING = "Biểu chưa nộp"
UNIT_FORMS = "lượt"
UNIT_WINDOW = "3 tháng qua"
UNIT_HEADERS = ("Chỉ tiêu", "Thực hiện", "So với yêu cầu", "Đánh giá")
UNIT_GONE = "Đơn vị mã {code} không còn trong danh mục lúc chốt"
INDICATOR_GONE = "Chỉ tiêu mã {code} không có trong danh mục lúc chốt"
SECTOR_GONE = "Lĩnh vực mã {code} không có trong danh mục lúc chốt"
TEXT = "Nội dung khác"
WHERE = "Địa bàn"
REPORT_TASKS = "{all} nhiệm vụ, chỉ tiêu được giao: {states}."
REPORT_STATE = "{count} {word}"
REPORT_OVERDUE = "{unit}: {count} nhiệm vụ quá hạn, lâu nhất {days} ngày."
REPORT_LATE = "{unit}: {forms} biểu chưa nộp ({periods} kỳ), quá hạn lâu nhất {days} ngày."
REPORT_MISSING = "{name}: chưa có số liệu."
REPORT_PARTLY = "{name}: {coverage}."
REPORT_STATUS = "{name}: số {status}."
