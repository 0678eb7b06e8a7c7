"""Every Vietnamese word of the presenter."""

from __future__ import annotations

MADE_UP = "Số liệu minh họa"
SOURCES = "Nguồn"
FROZEN = "chốt {moment}"
MORE_SOURCES = "và {count} nguồn khác"
IDENTITY = "mã {id}, dấu kiểm {seal}"
PLACE = "Màn hình {n}/{total}"
EMPTY = "Chưa có số liệu"
EMPTY_SAYS = "Đến thời điểm chốt, mục này chưa nhận được số liệu nào của kỳ báo cáo."
NOTHING = "Mục này không có số nào để trình bày."
ONE_PERIOD = "mới có số liệu của một kỳ"
HOLLOW = "điểm rỗng: số liệu minh họa"
PALE = "cột nhạt: số liệu minh họa"
QR_ADDRESS = "Quét mã để mở bản giao ban này"
QR_SEAL = "Mã đối chiếu bản giao ban"
SHA = "SHA-256 {sha}"
COMMUNES = "{label}: {count}"
NO_TITLE = "(không có tiêu đề)"

# What the scripts say; {…} is filled in there.
SCRIPT = {
    "place": "Màn hình {n}/{total}",
    "close": "Đóng",
    "help": "Trợ giúp",
    "keys": [
        ["→, Page Down, Phím cách", "Màn hình sau"],
        ["Mũi tên trái, Page Up", "Màn hình trước"],
        ["Home, End", "Màn hình đầu, màn hình cuối"],
        ["G", "Đến màn hình theo số hoặc theo danh sách"],
        ["B", "Tắt hình (màn hình đen); bấm lần nữa để hiện lại"],
        ["F", "Toàn màn hình"],
        ["N", "Cửa sổ của người trình bày: ghi chú, màn hình sau, đồng hồ"],
        ["K", "Ghi kết luận của chủ trì"],
        ["R", "Tự chuyển màn hình (ở sảnh); bấm phím bất kỳ để dừng"],
        ["C", "Kiểm tra mọi màn hình trước giờ họp"],
        ["?", "Bảng phím này"],
        ["Esc", "Đóng hộp đang mở"],
    ],
    "touch": "Chạm hoặc bấm chuột bên trái màn hình để lùi, chỗ khác để tiến. Trên điện thoại có thể vuốt.",
    "black": "Tắt hình",
    "full": "Toàn màn hình",
    "goto": "Đến màn hình",
    "goto_label": "Số màn hình, hoặc vài chữ của tiêu đề",
    "rotate": "Tự chuyển màn hình",
    "rotate_label": "Mỗi màn hình hiện bao nhiêu giây",
    "rotate_start": "Bắt đầu",
    "rotating": "Tự chuyển sau mỗi {seconds} giây, bấm phím bất kỳ để dừng",
    "conclude": "Ghi kết luận",
    "text": "Nội dung kết luận",
    "unit": "Đơn vị thực hiện",
    "unit_hint": "Gõ vài chữ để chọn trong danh sách",
    "deadline": "Thời hạn",
    "on_screen": "Số trên màn hình",
    "save": "Lưu kết luận",
    "text_missing": "Chưa có nội dung kết luận, hãy nhập nội dung rồi lưu.",
    "recorded": "Đã ghi trong phiên này ({count})",
    "none_recorded": "Chưa ghi kết luận nào.",
    "kept": "đã lưu trên máy",
    "sent": "đã gửi",
    "not_kept": "máy không cho lưu, hãy lưu tệp",
    "save_file": "Lưu tệp kết luận",
    "saved_toast": "Đã lưu kết luận trên máy.",
    "offline": "Mất kết nối, sẽ gửi lại ({count})",
    "refused": "Phiên trình bày đã hết hạn: kết luận vẫn lưu trên máy, hãy lưu tệp rồi nạp lại",
    "from_disk": "Bản mở từ tệp: kết luận lưu trên máy này. Bấm Lưu tệp kết luận để nạp vào hệ thống.",
    "notes": "Cửa sổ của người trình bày",
    "notes_blocked": "Trình duyệt chặn cửa sổ mới. Hãy cho phép mở cửa sổ rồi bấm N.",
    "notes_of": "Ghi chú",
    "no_notes": "Màn hình này không có ghi chú.",
    "next": "Tiếp theo",
    "last": "Đây là màn hình cuối.",
    "clock": "Bây giờ",
    "elapsed": "Đã họp",
    "item_time": "Mục này {minutes} phút",
    "over": "quá {time}",
    "left": "còn {time}",
    "owners": "Cơ quan chủ trì và thời điểm nhận số",
    "sources": "Nguồn",
    "check": "Kiểm tra trước giờ họp",
    "check_none": "Đã kiểm tra {total} màn hình, không có lỗi trình bày.",
    "check_some": "Đã kiểm tra {total} màn hình, {count} điểm cần sửa:",
    "at": "Màn hình {n}: {title}",
    "check_overflow": "nội dung tràn khỏi khung: “{text}”",
    "check_cut": "chữ bị cắt bớt: “{text}”",
    "check_small": "chữ nhỏ hơn 24 px ({size} px): “{text}”",
    "check_key": "số chính nhỏ hơn 8% chiều cao màn hình ({size} px)",
    "check_lines": "tiêu đề dài hơn hai dòng",
    "check_cutoff": "thiếu thời điểm chốt số liệu",
    "check_coverage": "thiếu phạm vi số liệu",
    "check_id": "thiếu mã bản giao ban",
    "check_qr": "thiếu mã QR",
    "check_made_up": "có số liệu minh họa nhưng chân trang không ghi",
    "check_font": "phông chữ của tệp không nạp được",
    "previous": "Màn hình trước",
    "following": "Màn hình sau",
}
