"""Every Vietnamese word with which the log is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from data import access
from data.audit import check, events
from data.numbers import format_date, format_moment, format_number

ROLES = {
    "": "Người chưa xác định",
    access.LEADER: "Lãnh đạo",
    access.SECRETARIAT: "Tổ thư ký",
    access.UNIT: "Đơn vị",
    access.PRESENTER: "Người trình bày",
    access.IOC: "Đầu mối IOC",
    access.ADMIN: "Quản trị",
    access.AUDITOR: "Người kiểm tra",
    access.PUBLIC: "Công khai",
    access.DEMONSTRATION: "Dùng thử",
    access.SYSTEM: "Hệ thống",
}
ACTIONS = {
    events.SIGN_IN: "đăng nhập",
    events.SIGN_OUT: "đăng xuất",
    events.SESSION_END: "bị kết thúc phiên làm việc",
    events.UNLOCK: "mở khóa tài khoản",
    events.VISIT: "mở trang",
    access.SUBMIT: "nạp số liệu",
    events.SEND: "gửi tệp chờ tiếp nhận",
    events.RETURN: "trả lại tệp",
    access.ACCEPT: "tiếp nhận tệp chờ",
    access.WITHDRAW: "rút lần gửi",
    access.MEND: "sửa ô khi tiếp nhận",
    access.TAKE_AWAY: "tải bảng, biểu đồ về",
    access.DOWNLOAD: "tải tệp gốc",
    access.PREPARE: "soạn giao ban",
    access.PRESENT: "mở trình bày giao ban",
    access.READ_BRIEFING: "lấy tài liệu giao ban",
    events.FREEZE: "chốt giao ban",
    events.CONCLUDE: "ghi kết luận giao ban",
    events.CONCLUSION_CHANGE: "thay đổi kết luận giao ban",
    events.ACCOUNT_CHANGE: "thay đổi tài khoản",
    events.ACCOUNT_APPROVE: "duyệt thay đổi tài khoản",
    events.ACCOUNT_REFUSE: "không duyệt thay đổi tài khoản",
    events.PASSWORD_SET: "đặt mật khẩu cho tài khoản",
    events.CODE_SET: "đặt mã xác thực cho tài khoản",
    events.CATALOGUE_CHANGE: "dùng danh mục chỉ tiêu phiên bản khác",
    events.ACKNOWLEDGE: "xác nhận điểm nghi vấn của tệp",
    events.BACKUP: "bắt đầu sao lưu kho số liệu",
    events.BACKUP_END: "kết thúc sao lưu kho số liệu",
    events.RESTORE: "phục hồi kho số liệu từ bản sao lưu",
    events.REHEARSAL: "diễn tập phục hồi từ bản sao lưu",
}
OUTCOMES = {events.DONE: "● Đã thực hiện", events.REFUSED: "■ Bị từ chối", events.FAILED: "◆ Không thành"}
STATES = {"active": "đang dùng", "disabled": "ngừng dùng", "refused": "không được duyệt"}
ENDINGS = {
    "idle": "không thao tác quá lâu",
    "too_long": "quá thời hạn một phiên",
    "clock": "đồng hồ máy chủ lùi lại",
    "no_right": "tài khoản không còn được dùng",
}
REASONS = {
    "wrong": "sai mật khẩu hoặc mã xác thực",
    "locked": "tài khoản đang tạm khóa",
    "unused": "tài khoản quá lâu không dùng",
}
WAITS = "{account}; chờ quản trị thứ hai duyệt"
FAULTS = {
    check.CHANGED: "Dòng {number}: nội dung đã bị sửa sau khi ghi.",
    check.UNLINKED: "Dòng {number}: không nối tiếp dòng trước; dòng {before} đã bị sửa, bị thay hoặc bị chèn.",
    check.MISSING: "Thiếu dòng {number} đến {until}: đã bị xóa khỏi giữa chuỗi.",
    check.TWICE: "Dòng {number}: có hai bản; một bản đã bị chèn vào.",
    check.CUT: "Thiếu dòng {number} đến {until}: phần cuối của chuỗi đã bị cắt.",
    check.OTHER_HEAD: "Dòng {number}: khác với dấu đã lưu ngoài kho; chuỗi đã bị viết lại.",
    check.NO_HEAD: "Không có dấu nào lưu ngoài kho (thư mục audit) để đối chiếu phần cuối của chuỗi.",
    check.BAD_HEAD: "Không đọc được dấu lưu ngoài kho (audit/head.json, audit/heads.csv).",
    check.EMPTIED: "Chuỗi đã có nhưng nay không còn dòng nào.",
}
SOUND = "Chuỗi nhật ký nguyên vẹn: {lines} dòng, kiểm tra lúc {moment}."
BROKEN = "Chuỗi nhật ký không còn nguyên vẹn: {faults} lỗi trong {lines} dòng, kiểm tra lúc {moment}."
MOST_FAULTS = 20
AND_MORE = "… và {count} lỗi nữa."
LOG = "Nhật ký"
COLUMNS = (
    *("Số", "Lúc", "Người làm", "Vai trò", "Từ máy", "Việc", "Đối tượng", "Trước", "Sau", "Kết quả"),
    *("Dấu của dòng trước", "Dấu của dòng"),
)


def fault_sentences(state: check.ChainState) -> list[str]:
    """Which lines are changed, missing, inserted or cut off: the first of them."""
    told = [_fault_sentence(fault) for fault in state.faults[:MOST_FAULTS]]
    more = len(state.faults) - len(told)
    return [*told, AND_MORE.format(count=format_number(more))] if more else told


def _fault_sentence(fault: check.Fault) -> str:
    numbers = {"number": fault.number, "until": fault.until, "before": fault.number - 1}
    return FAULTS[fault.kind].format_map({name: format_number(number) for name, number in numbers.items()})


def sentence(role: str, actor: str, action: str, subject: str) -> str:
    """'Tổ thư ký (an.thu_ky) rút lần gửi N0000123'."""
    who = ROLES.get(role, role)
    named = f"{who} ({actor})" if actor and role != access.SYSTEM else who
    return " ".join(filter(None, (named, ACTIONS.get(action, action), subject)))


def state_sentence(state: check.ChainState) -> str:
    """'Chuỗi nhật ký nguyên vẹn: 12.345 dòng, kiểm tra lúc 08 giờ 02 ngày 22/11/2026.'"""
    counts = {"lines": format_number(state.lines), "faults": format_number(len(state.faults))}
    return (BROKEN if state.faults else SOUND).format(**counts, moment=format_moment(state.checked_at))


def days_phrase(first: date | None, last: date | None) -> str:
    """'từ 01/11/2026 đến 22/11/2026'; '' when every day is meant."""
    bounds = {"từ": first, "đến": last}
    return " ".join(f"{word} {format_date(day)}" for word, day in bounds.items() if day)


def account_phrase(role: str, unit: str, sectors: Iterable[str], since: date, until: date | None, state: str) -> str:
    """'vai trò: Tổ thư ký; từ ngày: 22/11/2026; đang dùng': what an account may do, without its owner's name."""
    parts = {
        "vai trò": ROLES.get(role, role),
        "đơn vị": unit,
        "lĩnh vực": ", ".join(sorted(sectors)),
        "từ ngày": format_date(since),
        "đến ngày": format_date(until) if until else "",
    }
    return "; ".join([*(f"{name}: {text}" for name, text in parts.items() if text), STATES.get(state, state)])
