"""Every Vietnamese word that pages show; charts and loaders have their own."""

from __future__ import annotations

PRODUCT = "Giao Ban"
STEERING = "Điều hành"
WORK = "Nghiệp vụ"
OVERVIEW = "Tổng quan"
UPLOAD = "Nạp số liệu"
INDICATOR = "Chỉ tiêu"
SOURCE = "Tệp nguồn"
DEMONSTRATION = (
    "Chế độ dùng thử: mọi người mở được trang này trên chính máy chủ đều xem và nạp được số liệu; chưa có tài khoản."
)
DENIED = "Không được phép xem trang này. Bản dùng thử chỉ mở trên chính máy chủ (127.0.0.1)."
FAILED = "Trang gặp lỗi và đã được ghi lại. Vui lòng tải lại trang; nếu vẫn lỗi, báo đầu mối IOC kèm mã {code}."
STORE_LOCKED = "Kho số liệu đang do một chương trình khác mở. Dừng chương trình đó rồi tải lại trang."
STORE_MISMATCH = (
    "Kho số liệu không thuộc tỉnh này hoặc do phiên bản mới hơn tạo ra. "
    "Kiểm tra cấu hình IOC_PROVINCE và phiên bản phần mềm."
)
CATALOGUE_BROKEN = (
    "Danh mục chỉ tiêu có lỗi, chưa thể mở trang. Chạy lệnh kiểm tra danh mục để xem tệp, dòng và trường bị lỗi."
)
NO_DATA = "Chưa có số liệu nào của lĩnh vực này. Số liệu hiện ra ngay sau khi tổ thư ký tiếp nhận biểu đầu tiên."
PAST = "Đang xem số liệu như đã biết đến {moment}. Số liệu nhận sau thời điểm này không hiện ra."
PAST_UNKNOWN = "Địa chỉ trang nêu thời điểm “{text}” không hợp lệ; đang hiện số liệu mới nhất."
MIXED = "Trang có cả số công bố và số minh họa; hai loại không được so sánh với nhau."
