"""Kinds of problems of a file whose columns have to be mapped; the Vietnamese wording lives here and in kinds.py."""

from __future__ import annotations

from loaders.problems.kind import ASKS, NOTICE, Kind

_MAP_AGAIN = "Mở tệp ở trang Nạp số liệu, xem lại bước ghép cột rồi xác nhận."

MAPPING = (
    Kind(
        "needs_mapping",
        "layout",
        "Cần ghép cột",
        "Tệp không theo biểu mẫu; tìm thấy {found} trong tệp.",
        "Ghép từng cột với chỉ tiêu ở trang Nạp số liệu một lần, lần sau hệ thống nhớ; hoặc dán số liệu vào biểu mẫu.",
    ),
    Kind("mapping_changed", "layout", "Bảng khác lần trước", "So với lần trước: {found}.", _MAP_AGAIN),
    Kind(
        "column_moved",
        "layout",
        "Cột đổi chỗ",
        "So với lần trước: {found}.",
        "Đã lấy theo tên cột; kiểm tra lại nếu nội dung cột cũng thay đổi.",
        NOTICE,
    ),
    Kind(
        "mapped_as_before",
        "layout",
        "Ghép cột như lần trước",
        "Các cột được ghép như lần gửi {found} của {wanted}.",
        "Muốn ghép khác, mở bước ghép cột ở trang Nạp số liệu.",
        NOTICE,
    ),
    Kind("unconfirmed_column", "layout", "Cột chưa xác nhận", "Chưa xác nhận cột “{found}” là gì.", _MAP_AGAIN),
    Kind("unmapped_table", "layout", "Bảng chưa ghép cột", "Bảng ở {found} chưa được ghép cột.", _MAP_AGAIN),
    Kind(
        "unmatched_name",
        "codes",
        "Tên chưa nhận ra",
        "Chưa rõ “{found}” là xã, phường hay chỉ tiêu nào.",
        "Chọn nơi hoặc chỉ tiêu tương ứng ở bước ghép cột, hoặc chọn không lấy dòng này.",
    ),
    Kind(
        "communes_meet",
        "duplicates",
        "Nhiều xã cũ nay là một",
        "“{found}” và “{wanted}” nay thuộc cùng một xã, phường.",
        "Cộng số liệu các xã cũ thành một dòng mang tên xã, phường hiện nay; hệ thống không tự cộng.",
    ),
    Kind(
        "no_indicator",
        "codes",
        "Chưa rõ chỉ tiêu",
        "Số này chưa gắn với chỉ tiêu nào của biểu ({found}).",
        "Chọn chỉ tiêu cho cột ở bước ghép cột, hoặc chọn không lấy cột.",
    ),
    Kind(
        "unit_not_convertible",
        "numbers",
        "Không đổi được đơn vị tính",
        "Đơn vị tính {found} không đổi được sang {wanted}.",
        "Chọn lại đơn vị tính của cột ở bước ghép cột, hoặc sửa trong tệp.",
    ),
    Kind(
        "total_differs",
        "parts",
        "Dòng tổng không khớp",
        "Dòng tổng ghi {found}, cộng các dòng đã đọc được {wanted}.",
        "Kiểm tra có thiếu hoặc trùng dòng không; dòng tổng chỉ để đối chiếu, không lưu vào kho.",
        ASKS,
    ),
)
