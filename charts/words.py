"""Every Vietnamese word that charts and cards show."""

from __future__ import annotations

from data.obligations import LATE, MISSING, ON_TIME, SENT, WAITING
from data.views.changes import BETTER, CORRECTED, NEWER, WORSE
from data.views.commune_map import NO_VALUE, OUTSIDE, TOO_SMALL
from data.views.judgement import AT_RISK, ATTENTION, HIDDEN, NO_DATA, NO_TARGET, NOT_DUE, ON_TRACK, TOO_FEW
from data.views.permits import NEAR, NO_LIMIT, NO_SIGNAL, OVER, WITHIN
from data.views.press import IN_TIME as PRESS_IN_TIME
from data.views.press import LATE as PRESS_LATE
from data.views.press import OPEN as PRESS_OPEN
from data.views.press import OVERDUE as PRESS_OVERDUE
from data.views.ranking import SMALLEST_DENOMINATOR
from data.views.task_board import DONE, DONE_LATE, DUE_SOON, OPEN, OVERDUE
from data.views.vessels import HEARD, LONG_LOST, LOST, NEVER

MADE_UP = "Số liệu minh họa"
STATUS = {
    AT_RISK: ("■", "Nguy cơ không đạt"),
    ATTENTION: ("◆", "Cần lưu ý"),
    ON_TRACK: ("●", "Đúng tiến độ"),
    NOT_DUE: ("○", "Chưa đến kỳ đánh giá"),
    TOO_FEW: ("○", "Chưa đủ số liệu"),
    NO_DATA: ("○", "Chưa có số liệu"),
    NO_TARGET: ("", "Không giao chỉ tiêu"),
    HIDDEN: ("○", "Số nhỏ, không hiện"),
}
PERMIT = {
    OVER: ("■", "Vượt giới hạn"),
    NEAR: ("◆", "Sát giới hạn"),
    WITHIN: ("●", "Trong giới hạn"),
    NO_LIMIT: ("○", "Chưa có giới hạn"),
    NO_SIGNAL: ("○", "Không có số liệu"),
}
TASK_STATES = {
    OVERDUE: ("■", "Quá hạn chưa hoàn thành"),
    DUE_SOON: ("◆", "Đến hạn trong 7 ngày tới"),
    OPEN: ("○", "Đang thực hiện trong hạn"),
    DONE_LATE: ("▲", "Hoàn thành quá hạn"),
    DONE: ("●", "Hoàn thành đúng hạn"),
}
OBLIGATION = {
    ON_TIME: ("●", "Đúng hạn"),
    LATE: ("◆", "Muộn"),
    SENT: ("◇", "Đã gửi, chờ tiếp nhận"),
    MISSING: ("■", "Chưa nộp"),
    WAITING: ("○", "Chưa đến hạn"),
}
VESSELS = {
    LONG_LOST: ("■", "Mất kết nối kéo dài"),
    LOST: ("◆", "Mất kết nối"),
    HEARD: ("●", "Đang kết nối"),
    NEVER: ("○", "Chưa có vị trí"),
}
VERIFICATIONS = {
    PRESS_OVERDUE: ("■", "Quá hạn chưa trả lời"),
    PRESS_OPEN: ("○", "Đang trong hạn"),
    PRESS_LATE: ("◆", "Trả lời muộn"),
    PRESS_IN_TIME: ("●", "Trả lời đúng hạn"),
}
CHANGES = {
    WORSE: ("■", "Đánh giá xấu đi"),
    CORRECTED: ("◆", "Đính chính"),
    BETTER: ("●", "Đánh giá tốt lên"),
    NEWER: ("○", "Số liệu kỳ mới"),
}
CORRECTED_VALUE = "đã đính chính"
CORRECTED_TITLE = "Số này khác số đã tiếp nhận trước đây của cùng kỳ."
ACTUAL = "Thực hiện"
REQUIRED = "Yêu cầu đến kỳ"
LOWEST = "Mức thấp nhất"
HIGHEST = "Mức cao nhất"
WANTED = (REQUIRED, LOWEST, HIGHEST)
PACE = "Theo nhịp hiện nay"
WHOLE_PROVINCE = "toàn tỉnh"
ONE_PLACE = "riêng xã, phường này"
BESIDE = "Toàn tỉnh: {value}"
TIED = "{count} {places} cùng mức"
SINCE = "từ {day}"
BREAK = "Mốc thay đổi"
REASON = "Lý do"
FINER = {"hour": "giờ", "day": "ngày", "week": "tuần", "month": "tháng", "quarter": "quý", "year": "năm"}
PLACES = {"": "xã, phường", "unit": "đơn vị", "facility": "cơ sở", "station": "trạm", "vessel": "tàu", "site": "trang"}
BASES = {
    "reported": "đơn vị gửi số toàn tỉnh",
    "areas": "cộng từ xã, phường",
    "entities": "cộng từ các đơn vị",
    "difference": "hiệu của hai số lũy kế liền nhau trong năm",
    "place": "số của riêng xã, phường này",
}
COMMUNE = "Xã, phường"
CLASS = "Lớp"
UNCLASSED = {
    NO_VALUE: "Chưa có số liệu",
    TOO_SMALL: f"Mẫu số dưới {SMALLEST_DENOMINATOR}, không xếp lớp",
    HIDDEN: "Số nhỏ, không hiện",
    OUTSIDE: "Ngoài nhóm đang xem",
}
HATCHED = "gạch chéo"
OUTSIDE_GROUP = "Ngoài nhóm {group}"
