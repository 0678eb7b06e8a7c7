"""The two layouts a form may be sent in: the Excel form that we hand out, and the long table (CSV or Excel)."""

from __future__ import annotations

import unicodedata

from data.catalogue.model import Form

SHEET = "Số liệu"
GUIDE_SHEET = "Hướng dẫn"
REAL, MADE_UP = "Số liệu thực", "Số liệu minh họa"
META = {
    "form": "Mã biểu",
    "unit": "Đơn vị gửi",
    "period": "Kỳ số liệu",
    "made_up": "Tính chất số liệu",
    "note": "Ghi chú chung",
}

SCOPE = ("bieu", "don_vi", "ky")
DECLARED_MADE_UP = "minh_hoa"
_ENTITY = ("ma", "ten", "dia_ban", "kinh_do", "vi_do", "tu_ngay", "den_ngay", "ghi_chu")
_LIMIT = ("ma", "chi_tieu", "toi_thieu", "toi_da", "tu_ngay", "den_ngay", "van_ban")
_PLACE = ("chi_tieu", "dia_ban", "doi_tuong", "phan_to")
_BOUNDED = ("gioi_han", "gia_tri", "den_gia_tri", "co_so", "co_quan_giao", "van_ban", "xap_xi", "ghi_chu")

LONG = {
    "observations": (*SCOPE, *_PLACE, "gia_tri", "trang_thai", "xap_xi", "den_ngay", "ghi_chu"),
    "targets": (*SCOPE, *_PLACE, *_BOUNDED),
    "entities": (*SCOPE, *_ENTITY),
    "limits": (*SCOPE, *_LIMIT),
}
FORM = {
    "observations": ("ma", "ten", "don_vi_tinh", "phan_to", "gia_tri", "trang_thai", "xap_xi", "den_ngay", "ghi_chu"),
    "targets": ("chi_tieu", "ten", "don_vi_tinh", "phan_to", *_BOUNDED),
    "entities": _ENTITY,
    "limits": _LIMIT,
}
OPTIONAL = frozenset({"ten", DECLARED_MADE_UP})

LABELS = {
    "ma": "Mã",
    "ten": "Tên",
    "don_vi_tinh": "Đơn vị tính",
    "phan_to": "Phân tổ",
    "gia_tri": "Giá trị",
    "trang_thai": "Trạng thái số liệu",
    "xap_xi": "Xấp xỉ",
    "den_ngay": "Đến ngày",
    "ghi_chu": "Ghi chú",
    "chi_tieu": "Mã chỉ tiêu",
    "gioi_han": "Loại mục tiêu",
    "den_gia_tri": "Đến giá trị",
    "co_so": "Giá trị gốc",
    "co_quan_giao": "Cơ quan giao",
    "van_ban": "Văn bản",
    "dia_ban": "Mã địa bàn",
    "kinh_do": "Kinh độ",
    "vi_do": "Vĩ độ",
    "tu_ngay": "Từ ngày",
    "toi_thieu": "Tối thiểu",
    "toi_da": "Tối đa",
}


def is_matrix(form: Form) -> bool:
    """Whether the Excel form has one column an indicator."""
    return form.kind == "observations" and form.rows != "indicators"


def form_columns(form: Form) -> tuple[str, ...]:
    """Header codes of the Excel form, in order."""
    return ("ma", "ten", *form.indicators) if is_matrix(form) else FORM[form.kind]


def header_name(value: object) -> str:
    """A header cell as it is compared: composed, trimmed; column codes are lower case, indicator codes upper."""
    return unicodedata.normalize("NFC", str(value)).strip()
