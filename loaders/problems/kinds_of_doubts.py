"""Kinds of problems that may be right: somebody must answer for each, by name and with a reason."""

from __future__ import annotations

from loaders.problems.kind import ASKS, BLOCKS, Kind

_SURE = "Nếu đúng thực tế, xác nhận từng điểm kèm lý do."

DOUBTS = (
    Kind(
        "out_of_range",
        "range",
        "Ngoài khoảng hợp lý",
        "{found} nằm ngoài khoảng hợp lý của chỉ tiêu ({wanted}).",
        f"Kiểm tra đơn vị tính và số chữ số. {_SURE}",
        ASKS,
    ),
    Kind(
        "sudden_jump",
        "jump",
        "Chênh bất thường",
        "Giá trị {found} chênh bất thường so với {wanted}.",
        f"Kiểm tra đơn vị tính, số chữ số và dòng đã ghi. {_SURE}",
        ASKS,
    ),
    Kind(
        "unit_switched",
        "switched",
        "Có thể nhầm đơn vị tính",
        "Giá trị {found} lệch đúng bằng một bậc đơn vị tính so với {wanted}.",
        f"Quy đổi về đơn vị tính của biểu (ví dụ triệu đồng sang tỷ đồng). {_SURE}",
        ASKS,
    ),
    Kind(
        "more_jumps",
        "jump",
        "Chênh bất thường ở nhiều ô",
        "Còn {found} giá trị khác của {wanted} cũng chênh bất thường, từ ô này trở đi.",
        f"Nhiều ô cùng chênh thường do ghi nhầm đơn vị tính hoặc nhầm kỳ; kiểm tra cả cột. {_SURE}",
        ASKS,
    ),
    Kind(
        "same_as_before",
        "repeated",
        "Giống hệt kỳ trước",
        "Có {found} trùng với {wanted}; có thể là tệp của kỳ trước gửi lại.",
        f"Kiểm tra đã cập nhật số liệu của kỳ này chưa. {_SURE}",
        ASKS,
    ),
    Kind(
        "rate_differs",
        "formula",
        "Tỷ lệ không khớp tử số và mẫu số",
        "Tỷ lệ ghi {found}, tính từ tử số và mẫu số gửi kèm được {wanted}.",
        f"Sửa tỷ lệ hoặc các số thành phần. {_SURE}",
        ASKS,
    ),
    Kind(
        "balance_broken",
        "conservation",
        "Tồn cuối kỳ không khớp",
        "Tồn cuối kỳ ghi {found}; tồn đầu kỳ cộng tiếp nhận trừ đã giải quyết được {wanted}.",
        "Sửa lại một trong bốn số cho khớp.",
        BLOCKS,
    ),
    Kind(
        "stock_differs",
        "conservation",
        "Tồn cuối kỳ không khớp kỳ trước",
        "Tồn cuối kỳ ghi {found}; tồn cuối kỳ trước cộng tiếp nhận trừ đã giải quyết được {wanted}.",
        f"Sửa lại số của kỳ này, hoặc gửi đính chính kỳ trước. {_SURE}",
        ASKS,
    ),
    Kind(
        "opening_differs",
        "conservation",
        "Tồn đầu kỳ khác tồn cuối kỳ trước",
        "Tồn đầu kỳ ghi {found}, tồn cuối kỳ trước là {wanted}.",
        f"Sửa lại tồn đầu kỳ, hoặc gửi đính chính kỳ trước. {_SURE}",
        ASKS,
    ),
    Kind(
        "parts_apart",
        "parts",
        "Phân tổ lệch tổng số ước chừng",
        "Cộng các phân tổ được {found}, tổng số ghi {wanted}; có số xấp xỉ nhưng lệch quá 1%.",
        f"Sửa tổng số hoặc các phân tổ. {_SURE}",
        ASKS,
    ),
    Kind(
        "rows_taken_out",
        "complete",
        "Mất dòng của biểu",
        "Tệp không có {found} vốn nằm trong biểu mẫu hoặc đang có số liệu: {wanted}. "
        "Tiếp nhận thì các dòng này thành chưa có số liệu.",
        "Bổ sung dòng rồi gửi lại; nếu đúng là không có số liệu, xác nhận kèm lý do.",
        ASKS,
    ),
    Kind(
        "more_doubts",
        "complete",
        "Còn nhiều điểm cần xác nhận",
        "Còn {found} điểm nữa thuộc loại: {wanted}.",
        "Nhiều ô cùng một loại thường có chung một nguyên nhân; kiểm tra cả cột rồi xác nhận chung kèm lý do.",
        ASKS,
    ),
)
