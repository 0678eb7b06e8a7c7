"""Kinds of problems between two senders of one number."""

from __future__ import annotations

from loaders.problems.kind import NOTICE, Kind

SENDERS = (
    Kind(
        "stands_from_other",
        "sender",
        "Số của đơn vị, biểu khác đang có hiệu lực",
        "{wanted}: số của kỳ này đang có hiệu lực từ lần gửi {found}.",
        "Mỗi số chỉ một đơn vị gửi. Bỏ các dòng này khỏi tệp, hoặc đề nghị tổ thư ký rút lần gửi kia; "
        "nếu phân công đã thay đổi, báo đầu mối IOC cập nhật danh mục.",
    ),
    Kind(
        "takes_over",
        "sender",
        "Thay số của đơn vị, biểu khác",
        "{wanted}: tệp này thay số đang có hiệu lực từ lần gửi {found}.",
        "Kiểm tra lại với đơn vị kia; theo danh mục, số này do đơn vị gửi tệp này chủ trì.",
        NOTICE,
    ),
    Kind(
        "row_of_another",
        "sender",
        "Dòng của đơn vị, biểu khác đang có hiệu lực",
        "{wanted} đang có hiệu lực từ lần gửi {found}.",
        "Bỏ các dòng này khỏi tệp, hoặc đề nghị tổ thư ký rút lần gửi kia; nếu là đối tượng khác thì đặt mã khác.",
    ),
    Kind(
        "takes_over_row",
        "sender",
        "Thay dòng của đơn vị, biểu khác",
        "{wanted}: tệp này thay dòng đang có hiệu lực từ lần gửi {found}.",
        "Kiểm tra lại với đơn vị kia; theo danh mục, dòng này do đơn vị gửi tệp này chủ trì.",
        NOTICE,
    ),
)
