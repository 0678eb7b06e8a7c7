"""Vietnamese words for what a column of a foreign file holds."""

from __future__ import annotations

from loaders.mapping.mapping import (
    AREA,
    CUMULATIVE,
    ENTITY,
    IGNORED,
    INDICATOR,
    NUMBER,
    PART,
    PERIOD,
    UNCONFIRMED,
    UNIT,
)

ROLES = {
    IGNORED: "không lấy",
    AREA: "tên hoặc mã xã, phường",
    INDICATOR: "tên hoặc mã chỉ tiêu",
    ENTITY: "tên hoặc mã đối tượng",
    PART: "phân tổ",
    PERIOD: "kỳ số liệu",
    UNIT: "đơn vị tính",
    NUMBER: "số liệu",
    CUMULATIVE: "số lũy kế",
    UNCONFIRMED: "chưa xác nhận",
}
