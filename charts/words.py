"""Every Vietnamese word that charts and cards show."""

from __future__ import annotations

from data.views.judgement import AT_RISK, ATTENTION, NO_DATA, NO_TARGET, NOT_DUE, ON_TRACK, TOO_FEW
from data.views.permits import NEAR, NO_LIMIT, NO_SIGNAL, OVER, WITHIN

MADE_UP = "Số liệu minh họa"
STATUS = {
    AT_RISK: ("■", "Nguy cơ không đạt"),
    ATTENTION: ("◆", "Cần lưu ý"),
    ON_TRACK: ("●", "Đúng tiến độ"),
    NOT_DUE: ("○", "Chưa đến kỳ đánh giá"),
    TOO_FEW: ("○", "Chưa đủ số liệu"),
    NO_DATA: ("○", "Chưa có số liệu"),
    NO_TARGET: ("", "Không giao chỉ tiêu"),
}
PERMIT = {
    OVER: ("■", "Vượt giới hạn"),
    NEAR: ("◆", "Sát giới hạn"),
    WITHIN: ("●", "Trong giới hạn"),
    NO_LIMIT: ("○", "Chưa có giới hạn"),
    NO_SIGNAL: ("○", "Không có số liệu"),
}
ACTUAL = "Thực hiện"
REQUIRED = "Yêu cầu đến kỳ"
WHOLE_PROVINCE = "toàn tỉnh"
PLACES = {"": "xã, phường", "unit": "đơn vị", "facility": "cơ sở", "station": "trạm", "vessel": "tàu", "site": "trang"}
BASES = {
    "reported": "đơn vị gửi số toàn tỉnh",
    "areas": "cộng từ xã, phường",
    "entities": "cộng từ các đơn vị",
    "difference": "hiệu của hai số lũy kế liền nhau trong năm",
}
