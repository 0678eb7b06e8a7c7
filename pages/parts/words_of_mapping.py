"""Vietnamese words of the step in which the columns of a foreign file are mapped."""

from __future__ import annotations

TITLE = "Ghép cột: {file}"
HOW = (
    "Tệp không theo biểu mẫu của Trung tâm. Cho biết tệp thuộc biểu nào, của ai, kỳ nào, rồi xem từng cột; chỗ nào "
    "chưa chắc chắn thì chọn lại hoặc xác nhận. Lần sau, tệp cùng kiểu sẽ được ghép như lần này."
)
FORM, SENDER, PERIOD = "Tệp thuộc biểu", "Tệp của đơn vị", "Kỳ số liệu của tệp"
CHOOSE_FORM, CHOOSE_SENDER = "Chọn biểu", "Chọn đơn vị"
PERIOD_OF_FILE = "Theo tệp: {period} ({reason})"
PERIOD_UNKNOWN = "Tệp không nói kỳ, cần chọn"
PERIODS_OF_FILE = "Theo tệp: từng cột hoặc từng trang"
CONFIRM_PERIOD = "Đúng, số liệu là của {period}"
REMEMBERED = "Các cột được ghép như lần gửi {submission} ngày {day}. Có thể sửa từng cột bên dưới."
FORGET = "Quên cách ghép này"
FORGOTTEN = "Đã quên cách ghép cột của {unit} cho biểu {form}. Các lần gửi trước vẫn giữ cách ghép của mình."
CHANGED = "So với lần trước:"
TABLE = "Bảng ở {ranges}"
TAKE_TABLE = "Lấy số liệu của bảng này"
PICTURE_CAPTION = "Những dòng đầu của bảng, như sẽ được đọc"
MEANT = "Cột này là"
ROW_KINDS = {"header": "Tiêu đề", "data": "Số liệu", "total": "Dòng tổng", "section": "Dòng nhóm", "blank": "Trống"}
COLUMN = "Cột {letters}: {header}"
NO_HEADER = "(không có tiêu đề)"
UNIT = "Đơn vị tính của cột {letters}"
UNIT_OF_ROW = "theo chỉ tiêu ở từng dòng"
CONFIRM = "Đúng như đã chọn (cột {letters})"
CONFIDENCE = {"chắc chắn": "● Chắc chắn", "có thể": "◆ Có thể", "chưa nhận ra": "○ Chưa nhận ra"}
NAMES = "Tên cần xem lại ({count})"
NAMES_HOW = "Chọn nơi hoặc chỉ tiêu mà mỗi tên trong tệp nói đến, hoặc bỏ qua dòng đó."
NAMES_SURE = "Tên đã nhận ra ({count})"
NAME_HEADERS = ("Trong tệp", "Ô đầu tiên", "Số dòng", "Được hiểu là", "Vì sao")
NAME = "{text} ({cell})"
LEAVE_OUT = "Không lấy dòng này"
CHOOSE_NAME = "Chưa chọn"
CONFIRM_NAMES = "Đã xem {count} tên trên, các lựa chọn là đúng"
SHEETS = "Trang tính"
CONFIRM_SHEETS = "Đã xem, mỗi trang tính được hiểu đúng"
SHEET_HEADERS = ("Trang tính", "Được hiểu là", "Mức chắc chắn", "Vì sao")
SIGNS = "Dấu “-”, “..”, “…” trong bảng nghĩa là chưa có số liệu"
POINT = "Số viết dạng chữ trong tệp dùng dấu chấm trước phần thập phân (12.5)"
OPEN = "Còn {count} điểm cần xác nhận trước khi kiểm tra số liệu."
TOO_MANY_NAMES = (
    "Có {count} tên chưa nhận ra, quá nhiều để xem từng tên. Kiểm tra lại biểu đã chọn và cột nào là cột tên; "
    "hoặc dùng mã trong tệp."
)
MAPPED_BY = "Cách ghép cột của lần gửi này"
MAPPED_HEADERS = ("Cột trong tệp", "Được hiểu là")
MAPPED_NAMES = ("Tên trong tệp", "Được hiểu là")
