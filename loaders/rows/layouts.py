"""The two layouts a form may be sent in: the Excel form that we hand out, and the long table (CSV or Excel)."""

from __future__ import annotations

import re
import unicodedata

from data.catalogue.model import Form

SHEET = "Số liệu"
GUIDE_SHEET = "Hướng dẫn"
MARKUP_TITLE = "Cần sửa {count} ô"
MARKUP_SHEET = re.compile(r"Cần sửa [0-9]+ ô")
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
_EVENT = ("ma", "thoi_diem", "dia_ban", "kinh_do", "vi_do", "dia_diem", "so_chet", "so_bi_thuong", "ghi_chu")
_POSITION = ("ma", "thoi_diem", "kinh_do", "vi_do", "ket_noi")
_ITEM = (
    *("ma", "thoi_diem", "nguon", "tieu_de", "sac_thai", "linh_vuc"),
    *("don_vi_xac_minh", "han_tra_loi", "tra_loi_luc", "noi_dung_tra_loi"),
)
_TASK = (
    *("ma", "noi_dung", "loai", "chuong_trinh", "van_ban", "co_quan_giao", "chu_tri", "phoi_hop"),
    *("ngay_giao", "thoi_han", "gia_han_den", "so_lan_gia_han", "ngay_hoan_thanh", "tien_do", "chi_tieu", "ghi_chu"),
)
_PLACE = ("chi_tieu", "dia_ban", "doi_tuong", "phan_to")
_BOUNDED = ("gioi_han", "gia_tri", "den_gia_tri", "co_so", "co_quan_giao", "van_ban", "xap_xi", "ghi_chu")

LONG = {
    "observations": (*SCOPE, *_PLACE, "gia_tri", "trang_thai", "xap_xi", "den_ngay", "ghi_chu"),
    "targets": (*SCOPE, *_PLACE, *_BOUNDED),
    "entities": (*SCOPE, *_ENTITY),
    "limits": (*SCOPE, *_LIMIT),
    "events": (*SCOPE, *_EVENT),
    "positions": (*SCOPE, *_POSITION),
    "items": (*SCOPE, *_ITEM),
    "tasks": (*SCOPE, *_TASK),
}
FORM = {
    "observations": ("ma", "ten", "don_vi_tinh", "phan_to", "gia_tri", "trang_thai", "xap_xi", "den_ngay", "ghi_chu"),
    "targets": ("chi_tieu", "ten", "don_vi_tinh", "phan_to", *_BOUNDED),
    "entities": _ENTITY,
    "limits": _LIMIT,
    "events": _EVENT,
    "positions": _POSITION,
    "items": _ITEM,
    "tasks": _TASK,
}
DATES = frozenset({"den_ngay", "tu_ngay", "ngay_giao", "thoi_han", "gia_han_den", "ngay_hoan_thanh"})
MOMENTS = frozenset({"thoi_diem", "han_tra_loi", "tra_loi_luc"})
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
    "thoi_diem": "Thời điểm",
    "dia_diem": "Địa điểm",
    "so_chet": "Số người chết",
    "so_bi_thuong": "Số người bị thương",
    "ket_noi": "Còn kết nối",
    "nguon": "Nguồn tin",
    "tieu_de": "Tiêu đề",
    "sac_thai": "Sắc thái",
    "linh_vuc": "Mã lĩnh vực",
    "don_vi_xac_minh": "Đơn vị xác minh",
    "han_tra_loi": "Hạn trả lời",
    "tra_loi_luc": "Trả lời lúc",
    "noi_dung_tra_loi": "Nội dung trả lời",
    "noi_dung": "Nội dung",
    "loai": "Loại",
    "chuong_trinh": "Chương trình",
    "chu_tri": "Đơn vị chủ trì",
    "phoi_hop": "Đơn vị phối hợp",
    "ngay_giao": "Ngày giao",
    "thoi_han": "Thời hạn gốc",
    "gia_han_den": "Gia hạn đến",
    "so_lan_gia_han": "Số lần gia hạn",
    "ngay_hoan_thanh": "Ngày hoàn thành",
    "tien_do": "Tiến độ (%)",
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
