"""Every Vietnamese word that pages show; charts and loaders have their own."""

from __future__ import annotations

import re

PRODUCT = "Giao Ban"
STEERING = "Điều hành"
WORK = "Nghiệp vụ"
OVERVIEW = "Tổng quan"
UPLOAD = "Nạp số liệu"
INDICATOR = "Chỉ tiêu"
SOURCE = "Tệp nguồn"
OBLIGATIONS = "Tình hình gửi số liệu"
UNIT = "Đơn vị"
DEMONSTRATION = (
    "Chế độ dùng thử: mọi người mở được trang này trên chính máy chủ đều xem và nạp được số liệu; chưa có tài khoản."
)
DENIED = "Không được phép xem trang này. Bản dùng thử chỉ mở trên chính máy chủ (127.0.0.1)."
FAILED = "Trang gặp lỗi và đã được ghi lại. Vui lòng tải lại trang; nếu vẫn lỗi, báo đầu mối IOC kèm mã {code}."
STORE_LOCKED = "Kho số liệu đang do một chương trình khác mở. Dừng chương trình đó rồi tải lại trang."
STORE_MISMATCH = (
    "Kho số liệu không thuộc tỉnh này hoặc do phiên bản mới hơn tạo ra. "
    "Kiểm tra cấu hình IOC_PROVINCE và phiên bản phần mềm."
)
CATALOGUE_BROKEN = (
    "Danh mục chỉ tiêu có lỗi, chưa thể mở trang. Chạy lệnh kiểm tra danh mục để xem tệp, dòng và trường bị lỗi."
)
NO_DATA = "Chưa có số liệu nào của lĩnh vực này. Số liệu hiện ra ngay sau khi tổ thư ký tiếp nhận biểu đầu tiên."
PAST = "Đang xem số liệu như đã biết đến {moment}. Số liệu nhận sau thời điểm này không hiện ra."
PAST_UNKNOWN = "Địa chỉ trang nêu thời điểm “{text}” không hợp lệ; đang hiện số liệu mới nhất."
PERIOD_UNKNOWN = "Không có số liệu của kỳ “{text}” nêu trong địa chỉ trang; đang hiện kỳ mới nhất có số liệu."
PLACE_UNKNOWN = "Bảng xếp hạng không có nơi mang mã “{text}” nêu trong địa chỉ trang."
CODE_UNKNOWN = "Không có chỉ tiêu mang mã “{text}”."
FILE_UNKNOWN = "Không có tệp mang mã “{text}”."
CELL_UNKNOWN = "Không tìm thấy ô “{text}” trong tệp này; tải tệp gốc để xem."
NO_EXCERPT = "Không hiện được nội dung tệp; hãy tải tệp gốc để xem."
CHANGED_SINCE = "{file}: số liệu trong kho vừa thay đổi nên tệp không còn đạt yêu cầu. Tải tệp lên lại để xem lỗi."
NOT_TAKEN = "{file}: kho không nhận tệp này. Tệp ghi là số liệu minh họa chỉ nạp được vào kho dùng thử."
INDICATORS = "Danh mục chỉ tiêu"
SEARCH = "Tìm kiếm"
SEARCH_HINT = "Tìm kiếm…"
SEARCH_HOW = "Gõ mã hoặc vài chữ của tên chỉ tiêu, lĩnh vực, đơn vị, xã, phường; có dấu hay không dấu đều được."
NOTHING_FOUND = "Không tìm thấy “{text}”. Thử ít chữ hơn, viết không dấu, hoặc gõ mã."
MY_SECTORS = "Lĩnh vực tôi phụ trách"
ALL_SECTORS = "Tất cả lĩnh vực"
GROUP = "Nhóm xã, phường"
ALL_COMMUNES = "Tất cả xã, phường"
TAKE_AWAY = "Tải về"
MAP_GROUND = "Cách vẽ bản đồ"
MAP_TILES = "Ô lục giác"
MAP_BOUNDARIES = "Ranh giới"
MAP_ZOOM = "Phóng to, thu nhỏ"
MAP_ZOOM_HINT = (
    "Kéo để dời, lăn chuột để phóng to. Nếu chỗ này để trống, trình duyệt không vẽ được kiểu này: chọn Ranh giới."
)
MAP_EMPTY = "{period}: chưa có số liệu của xã, phường nào."
MAP_CAPTION = "{period}: có số liệu {there}/{expected} xã, phường. {goal} Bấm vào một xã, phường để xem riêng."
MAP_GOAL = "Xếp lớp theo yêu cầu đến kỳ của tỉnh: {goal}."
MAP_QUANTILES = "Xếp lớp theo số xã, phường gần bằng nhau."
COMMUNES_SINCE = "Xã, phường hiện nay có từ {day}; trước đó không có số liệu để so sánh."
NO_BOUNDARY = "Chưa có ranh giới"
BOUNDARY_SOURCE = "Ranh giới: {source}, áp dụng từ {day}."
LEADER = "Lãnh đạo theo dõi: {post}"
NOTHING_OWED = "Chưa có biểu nào đến hạn nộp: nghĩa vụ gửi số liệu tính từ ngày trung tâm nhận tệp đầu tiên."
ALL_SENT = "Không đơn vị nào còn thiếu biểu đã đến hạn."
OWED_RULE = (
    "Tính từng biểu của từng đơn vị cho từng kỳ, theo hạn nộp ghi trong danh mục. Lần gửi đầu tiên được tiếp nhận "
    "quyết định đúng hạn hay muộn, các lần sau là đính chính; lần gửi đã rút không tính. Biểu chỉ gửi khi có thay đổi "
    "(chỉ tiêu kế hoạch, danh mục, giấy phép) không có hạn nộp."
)
CHOICE_UNKNOWN = "Địa chỉ trang nêu lựa chọn “{text}” không hợp lệ; đang hiện lựa chọn thường dùng."
UNIT_UNKNOWN = "Không có đơn vị, xã, phường mang mã “{text}”."
NO_FORMS = "Danh mục không giao biểu định kỳ nào cho đơn vị này."
APART = "◆ Chênh lệch với số đơn vị gửi, đề nghị kiểm tra."
SEARCH_LINK = "Tìm chỉ tiêu, đơn vị, xã, phường và trang"
HIDDEN = "không hiện (số nhỏ)"
MIXED = "Trang có cả số công bố và số minh họa; hai loại không được so sánh với nhau."

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str, most: int = 120) -> str:
    """Text from an address or a sender, cut short, with nothing left in it that Markdown would read."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split())[:most])
