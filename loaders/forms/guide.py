"""The plain instructions on the second sheet of every form."""

from __future__ import annotations

from data.catalogue.model import Catalogue, Form
from data.numbers import format_number
from data.periods import HOUR
from loaders.rows.layouts import MADE_UP, SHEET, form_columns, is_matrix

_COMMON = (
    f"Chỉ điền vào các ô nền vàng của trang {SHEET}; không thêm, xóa, đổi tên cột, không gộp ô.",
    "Số viết theo cách Việt Nam: dấu phẩy trước phần thập phân, dấu chấm ngăn nhóm ba chữ số, ví dụ 1.234,5.",
    "Ô chưa có số liệu thì để trống, không ghi dấu gạch, chữ x hay dấu ba chấm; chỉ ghi 0 khi giá trị bằng không.",
    "Chỉ tiêu tính bằng % thì ghi 12,5 cho mười hai phẩy năm phần trăm, không đổi định dạng ô sang phần trăm.",
    "Ngày viết ngày/tháng/năm, ví dụ 22/11/2026.",
    "Nếu dùng công thức, hãy dán giá trị (Paste Values) trước khi gửi.",
    f"Ô Tính chất số liệu: chọn {MADE_UP} nếu số liệu chỉ để tập huấn, trình diễn.",
    "Gửi lại biểu của cùng kỳ sẽ thay toàn bộ số liệu kỳ đó; giá trị bỏ trống trở thành chưa có số liệu.",
)
_OBSERVATIONS = (
    "Trạng thái số liệu: dự ước, ước, sơ bộ hoặc chính thức; để trống nghĩa là chính thức.",
    "Xấp xỉ: chọn có nếu nguồn chỉ nêu khoảng, gần, hơn; Đến ngày: ngày chốt số liệu nếu khác ngày cuối kỳ.",
)
_TARGETS = (
    "Loại mục tiêu: tối thiểu (phải đạt từ mức này), tối đa (không được vượt), khoảng (từ Giá trị đến Đến giá trị).",
    "Văn bản: số, ngày và cơ quan ban hành của văn bản giao chỉ tiêu.",
)
_NOTHING = "Trong kỳ không có gì để liệt kê thì để trống bảng và ghi không phát sinh ở ô Ghi chú chung."
_ENTITIES = (
    "Mỗi dòng một đối tượng, mã không thay đổi qua các lần gửi.",
    "Đối tượng ngừng hoạt động thì ghi Đến ngày, không xóa dòng.",
    "Kinh độ, vĩ độ theo độ thập phân (WGS 84), ví dụ 105,776 và 19,807.",
)
_EVENTS = (
    "Mỗi dòng một vụ việc trong kỳ, mã không thay đổi qua các lần gửi; không ghi họ tên, số điện thoại, số định danh.",
    "Thời điểm ghi ngày và giờ, ví dụ 22/11/2026 14:05, nằm trong kỳ số liệu.",
    "Số người chết, số người bị thương: ghi 0 nếu không có; kinh độ, vĩ độ ghi cả hai hoặc để trống cả hai.",
    _NOTHING,
)
_POSITIONS = (
    "Mỗi dòng một vị trí của một tàu tại một thời điểm trong kỳ, thời điểm ghi như 22/11/2026 14:05.",
    "Kinh độ, vĩ độ theo độ thập phân (WGS 84), ví dụ 106,250 và 19,500.",
    "Còn kết nối: chọn có hoặc không; để trống nếu không rõ.",
    _NOTHING,
)
_ITEMS = (
    "Mỗi dòng một tin, bài trong kỳ; chỉ ghi sự việc, không ghi họ tên, số điện thoại, số định danh của cá nhân.",
    "Sắc thái: tích cực, trung lập hoặc tiêu cực; mã lĩnh vực, mã đơn vị lấy ở danh sách bên phải trang này.",
    "Tin cần xác minh thì ghi đơn vị xác minh và hạn trả lời đến giờ.",
    "Khi đã trả lời thì ghi thời điểm, nội dung trả lời rồi gửi lại biểu của kỳ đó.",
    _NOTHING,
)
_TASKS = (
    "Mỗi dòng một nhiệm vụ hoặc chỉ tiêu, mã không thay đổi qua các lần gửi; mỗi lần gửi cả danh sách.",
    "Thời hạn gốc không bao giờ sửa; khi được gia hạn thì ghi Gia hạn đến và Số lần gia hạn.",
    "Đơn vị chủ trì là đúng một mã; Đơn vị phối hợp có thể nhiều mã, cách nhau bằng dấu phẩy.",
    "Dòng loại chỉ tiêu ghi mã chỉ tiêu để hệ thống đánh giá theo số liệu.",
    "Tiến độ ghi phần trăm công việc đã làm, để trống nếu chưa có.",
    "Nhiệm vụ hoàn thành thì ghi Ngày hoàn thành, không xóa dòng.",
)
_LIMITS = ("Mỗi dòng một giới hạn trong giấy phép của một đối tượng; để trống đầu không quy định.",)

_OF_KIND = {
    "observations": _OBSERVATIONS,
    "targets": _TARGETS,
    "entities": _ENTITIES,
    "limits": _LIMITS,
    "events": _EVENTS,
    "positions": _POSITIONS,
    "items": _ITEMS,
    "tasks": _TASKS,
}


def guide_lists(form: Form, catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Column -> code -> name of what may stand in it."""
    units = {unit.code: unit.name for unit in catalogue.units.values()}
    units |= {area.code: area.name for area in catalogue.communes.values()}
    fields = catalogue.breakdowns[form.breakdown].items if form.breakdown else {}
    lists = {"chu_tri": units, "don_vi_xac_minh": units, "linh_vuc": fields}
    return {name: lists[name] for name in form_columns(form) if lists.get(name)}


def guide_lines(form: Form) -> tuple[str, ...]:
    """What whoever fills the form in has to know, one line each."""
    own = () if is_matrix(form) else _OF_KIND[form.kind]
    due = f"Hạn gửi: {form.due.hour} giờ, ngày thứ {format_number(form.due.days)} sau khi kết thúc kỳ."
    if form.scheme == HOUR:
        due = f"Hạn gửi: {form.due.hour} giờ sau khi hết giờ đo."
    return (f"Hướng dẫn điền biểu {form.code}", form.name, due, *own, *_COMMON)
