"""The plain instructions on the second sheet of every form."""

from __future__ import annotations

from data.catalogue.model import Form
from data.numbers import format_number
from loaders.layouts import MADE_UP, SHEET, is_matrix

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
_ENTITIES = (
    "Mỗi dòng một đối tượng, mã không thay đổi qua các lần gửi.",
    "Đối tượng ngừng hoạt động thì ghi Đến ngày, không xóa dòng.",
    "Kinh độ, vĩ độ theo độ thập phân (WGS 84), ví dụ 105,776 và 19,807.",
)
_LIMITS = ("Mỗi dòng một giới hạn trong giấy phép của một đối tượng; để trống đầu không quy định.",)


def guide_lines(form: Form) -> tuple[str, ...]:
    """What whoever fills the form in has to know, one line each."""
    own = {"targets": _TARGETS, "entities": _ENTITIES, "limits": _LIMITS}.get(form.kind, ())
    if form.kind == "observations" and not is_matrix(form):
        own = _OBSERVATIONS
    due = f"Hạn gửi: {form.due.hour} giờ, ngày thứ {format_number(form.due.days)} sau khi kết thúc kỳ."
    return (f"Hướng dẫn điền biểu {form.code}", form.name, due, *own, *_COMMON)
