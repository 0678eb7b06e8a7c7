"""Every Vietnamese word that slides, workbook and folder of a meeting pack add to what the deck says."""

from __future__ import annotations

from data.briefings.checking import CHANGED, DIFFERENT, GONE, NEW

UNTITLED = "Giao ban"
EMPTY = "○ Chưa có số liệu"
SOURCES = "Nguồn: {sources}"
NOTES_SOURCES = "Nguồn số liệu:"
NOTES_CUT = "Nguyên văn phần rút gọn trên trang:"
OWNED = "{owner}, nhận {moment}"
MINUTES = "Thời gian: {minutes} phút"
MADE_UP = "Số liệu minh họa"
MADE_UP_SERIES = "{name} (số liệu minh họa)"
QR = "Mã QR"
QR_SAYS = "Mã QR của {label}"
CHART = "Biểu đồ"
CHART_SAYS = {"line": "Biểu đồ đường", "bars": "Biểu đồ thanh"}
EXTREMES = "{name}: xã, phường {ends} · {period}"
BEST_WORST = "tốt nhất và kém nhất"
HIGHEST_LOWEST = "cao nhất và thấp nhất"
BETWEEN = "⋯"
TABLE = "Bảng"
TITLE = "Tiêu đề"
HEADING = "Mục"
TEXT = "Nội dung"
GAPS = "Chưa có trong biểu đồ"
INDICATOR = "Chỉ tiêu"
NUMBER = "Số liệu"
STATUS = "Đánh giá"
SAID = "Diễn giải"
FOOT = "Chân trang"
PAGE = "Số trang"
RULE = "Đường kẻ"
CHART_TITLE = "Tên biểu đồ"
LAYOUT = "Tiêu đề và nội dung"
MARK = "Tính chất"
BAND = "Dải màu"

# The workbook.
SHEET_SNAPSHOT = "Bản chốt"
SHEET_FIGURES = "Số liệu"
SHEET_REPORT = "Báo cáo"
SHEET_CHARTS = "Biểu đồ"
SHEET_TABLES = "Bảng"
AGENDA = "Nội dung giao ban"
AGENDA_COLUMNS = ("Mục", "Nội dung", "Phút")
FACT_COLUMNS = ("Thông tin", "Giá trị")
FACTS = (
    "Bản giao ban",
    "Mã bản chốt",
    "Họp lúc",
    "Địa điểm",
    "Chủ trì",
    "Chốt lúc",
    "Thời điểm số liệu",
    "Người chốt",
    "Lý do điều chỉnh",
    "SHA-256",
    "Lần ghi của kho số liệu",
    "Phiên bản danh mục chỉ tiêu",
    "Tính chất",
    "Địa chỉ trên ứng dụng",
)
SOURCE = "Nguồn"
_FIGURE = (
    "Mã chỉ tiêu",
    "Chỉ tiêu",
    "Giá trị",
    "Hiển thị",
    "Đơn vị tính",
    "Kỳ",
    "Đánh giá",
    "Thay đổi",
    "So với chỉ tiêu được giao",
    "Độ phủ",
    "Cơ quan chủ trì",
    "Nhận lúc",
)
FIGURE_COLUMNS = ("Màn hình", "Mục", *_FIGURE, "Tính chất", "Nguồn", "Thời điểm số liệu")
REPORT_COLUMNS = ("STT", *_FIGURE, "Kế hoạch", "Đạt so với kế hoạch (%)", "So với cùng kỳ", "Tính chất")
CHART_COLUMNS = (
    "Màn hình",
    "Mục",
    "Biểu đồ, bản đồ",
    "Chuỗi số",
    "Nhãn",
    "Giá trị",
    "Đơn vị tính",
    "Ghi chú",
    "Tính chất",
)
MAP = "Bản đồ: {name} · {period}"
TABLE_TITLE = "Màn hình {at}: {title}"

# The pack.
PRESENTATION = "Bản trình chiếu"
REPORT = "Báo cáo"
SPEECH = "Nội dung phát biểu"
SLIDES = "Trang chiếu"
NUMBERS = "Bảng số liệu"
COMPLETE = "Đã xong"
NO_SNAPSHOT = "Không có bản giao ban {snapshot}. Các bản đã chốt: {known}."
NO_SNAPSHOTS = "Chưa có bản giao ban nào được chốt."
DIFFERENCE = "{what}: {where}; đã lưu {stored}, tính lại {now}"
LOST = "Bản giao ban {snapshot} không còn đọc được nguyên vẹn. Hãy kiểm tra bản này trên trang Giao ban của ứng dụng."

# Verifying what was frozen.
VERIFIED = "Bản chốt nguyên vẹn; tính lại từ cùng số liệu, cùng danh mục cho kết quả giống hệt."
NOT_MADE = "Không soạn được tài liệu: {why}"
MORE = "… và {count} điểm nữa."
DIFFERENCES_FOUND = "Có {count} điểm khác. Bản chốt giữ nguyên như đã lưu."
DIFFERENCES = {
    CHANGED: "■ Dữ liệu đã lưu bị sửa",
    DIFFERENT: "◆ Tính lại ra khác",
    NEW: "◆ Tính lại có thêm",
    GONE: "◆ Tính lại không còn",
}
