"""Kinds of problems about places: what a code of an area, and the name beside it, can be wrong in."""

from __future__ import annotations

from loaders.problems.kind import Kind

PLACES = (
    Kind(
        "unknown_area",
        "codes",
        "Không có địa bàn này",
        "Mã địa bàn {found} không có trong danh mục.",
        "Sửa lại mã cho đúng danh mục (xem cột mã trong biểu mẫu tải về).",
    ),
    Kind(
        "name_of_another",
        "codes",
        "Tên và mã địa bàn không khớp",
        "Tên {found} không phải tên hiện nay của địa bàn {wanted}.",
        "Sửa mã hoặc tên cho khớp; từ 1/7/2025 nhiều mã cũ được dùng cho xã, phường mới, nên lấy lại biểu mẫu để điền.",
    ),
    Kind(
        "wrong_level",
        "codes",
        "Sai cấp số liệu",
        "Chỉ tiêu {wanted} không thu thập ở cấp của địa bàn {found}.",
        "Ghi đúng mã địa bàn (mã tỉnh hoặc mã xã, phường) theo cấp của chỉ tiêu.",
    ),
    Kind(
        "area_not_of_sender",
        "sender",
        "Số liệu của địa bàn khác",
        "Xã, phường chỉ gửi số liệu của mình; dòng này ghi địa bàn {found}.",
        "Để trống cột địa bàn hoặc ghi đúng mã của đơn vị gửi.",
    ),
)
