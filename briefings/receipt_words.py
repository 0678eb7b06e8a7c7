"""Every Vietnamese word of a receipt."""

from __future__ import annotations

from data.sendings import ACCEPTED, REPLACED, RETURNED, WAITING

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
CENTRE = "TRUNG TÂM GIÁM SÁT,\nĐIỀU HÀNH THÔNG MINH"
NUMBER = "Số: {number}"
DATED = "{place}, ngày {day} tháng {month} năm {year}"
TITLE = "BIÊN NHẬN"
SUBJECT = "Về việc {act} số liệu {form}"
SENT = "gửi"
RECEIVED = "tiếp nhận"
MADE_UP = "Số liệu minh họa"
QR = "Quét để mở tệp đã nhận"
QR_SENT = "Quét để mở trang nạp số liệu"
TAIL = (
    "Biên nhận do phần mềm lập từ sổ tiếp nhận. Đối chiếu tệp bằng mã băm SHA-256: tệp khác một ký tự thì mã khác. "
    "Biên nhận lập lúc {moment}."
)
STATES = {
    WAITING: "Chờ tiếp nhận; chưa tính vào số liệu",
    ACCEPTED: "Đã tiếp nhận thành lần gửi {submission}",
    RETURNED: "Trả lại lúc {moment}: {reason}",
    REPLACED: "Đã thay bằng lần gửi {reason}",
}
STANDS = "Đang có hiệu lực"
WITHDRAWN = "Đã rút lúc {moment}: {reason}"
BY_RULE = "Phần mềm, sau khi tệp đạt mọi kiểm tra"
CELLS = "{count} ô = {stored} ô đã lưu + {blank} ô để trống"
CELLS_SENT = "{count} ô giá trị"
BYTES = "{size} byte"
ROWS = {
    "unit": "Đơn vị gửi",
    "form": "Biểu",
    "periods": "Kỳ số liệu",
    "file": "Tên tệp",
    "size": "Dung lượng",
    "sha256": "Mã băm SHA-256",
    "sent": "Thời điểm gửi",
    "received": "Thời điểm nhận",
    "cells": "Số ô",
    "number": "Mã lần gửi",
    "sender": "Người gửi",
    "receiver": "Người nhận",
    "catalogue": "Phiên bản danh mục",
    "state": "Tình trạng",
    "note": "Ghi chú",
}
UNKNOWN = "Không có lần gửi {number}."
