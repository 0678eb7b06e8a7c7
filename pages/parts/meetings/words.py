"""Every Vietnamese word of the page of briefings."""

from __future__ import annotations

from data.briefings.conclusions import CONFIRMED, DRAFT, DROPPED
from data.briefings.model import CHANGES, CONCLUSIONS, INDICATOR, OVERVIEW, SECTOR, TASKS, TEXT, UNIT

TITLE = "Giao ban"
SUB = "Soạn nội dung, chốt số liệu, trình bày, in tài liệu và ghi kết luận của từng kỳ giao ban."
NONE = "Chưa có kỳ giao ban nào."
UNKNOWN = "Không có giao ban số “{text}”."
CHOOSE = "Kỳ giao ban"
NEW = "Lập kỳ giao ban mới"
NEW_NUMBER = "Số của kỳ giao ban"
CREATE = "Lập"
OPTION = "Số {number} · {title}"
HEADERS = ("Số", "Tên", "Họp lúc", "Tình trạng")
IS_DRAFT = "○ Đang soạn, chưa chốt"
IS_FROZEN = "● Đã chốt: {editions}"
SAVED = "Đã lưu."
MEANWHILE = (
    "Người khác vừa sửa kỳ giao ban này; phần đang sửa ở đây chưa lưu được. "
    "Chép lại phần đang gõ nếu cần, rồi lấy nội dung mới."
)
TAKE_NEWEST = "Lấy nội dung mới"
TAKEN = "Đã có giao ban số {number}."

MEETING = "Thông tin cuộc họp"
NAME, MEETS_AT, WHERE = "Tên cuộc họp", "Thời gian (ngày/tháng/năm giờ:phút)", "Địa điểm"
CHAIR, SIGNER = "Chủ trì", "Chức danh người ký báo cáo"
ATTENDANCE = "Thành phần (mỗi dòng một thành phần)"
ASSIGNMENTS = "Phân công (mỗi dòng: người, đơn vị: công việc)"
INDICATORS = "Chỉ tiêu trong bảng của báo cáo (8 đến 12)"
INDICATORS_USUAL = "Để trống: hệ thống chọn chỉ tiêu chậm nhất và chỉ tiêu đầu của từng lĩnh vực"
TEXTS = "Phần viết của báo cáo và bài phát biểu"
TEXT_FIELDS = {
    "summary": "I. Tóm tắt công tác triển khai",
    "difficulties": "III. Khó khăn, vướng mắc",
    "proposals": "IV. Kiến nghị, đề xuất",
    "opening": "Lời mở đầu bài phát biểu",
    "closing": "Lời kết bài phát biểu",
}
SAVE = "Lưu"
BAD_MOMENT = "Thời gian “{text}” không đọc được; viết như 23/11/2026 08:00."
NO_NAME = "Cần có tên cuộc họp."
BAD_ASSIGNMENT = "Dòng phân công “{text}” thiếu dấu hai chấm giữa người và công việc."
TOO_MANY_INDICATORS = "Đã chọn {count} chỉ tiêu; bảng của báo cáo có từ 8 đến 12 chỉ tiêu."

AGENDA = "Nội dung họp"
AGENDA_HEADERS = ("Mục", "Nội dung", "Phút")
KINDS = {
    CONCLUSIONS: "Thực hiện kết luận kỳ trước",
    CHANGES: "Thay đổi so với kỳ trước",
    OVERVIEW: "Tổng quan",
    SECTOR: "Lĩnh vực",
    INDICATOR: "Chỉ tiêu",
    UNIT: "Đơn vị",
    TASKS: "Nhiệm vụ",
    TEXT: "Nội dung viết",
}
NO_AGENDA = "Chưa có mục nào."
ITEM = "Mục cần sửa"
NEW_ITEM = "Thêm mục mới"
KIND, SUBJECT = "Loại mục", "Lĩnh vực, chỉ tiêu hoặc đơn vị"
ITEM_TITLE = "Tiêu đề (để trống: hệ thống đặt theo số liệu)"
ITEM_TEXT = "Nội dung viết (mỗi dòng một ý)"
ITEM_NOTES = "Ghi chú chỉ người trình bày thấy"
MINUTES = "Số phút"
SAVE_ITEM, ADD_ITEM, REMOVE_ITEM, UP, DOWN = "Lưu mục", "Thêm mục", "Bỏ mục", "Chuyển lên", "Chuyển xuống"
USUAL = "Lấy chương trình thường kỳ"
NEEDS_SUBJECT = "Mục loại “{kind}” cần chọn {kind} cụ thể."
NEEDS_TEXT = "Mục viết cần có tiêu đề hoặc nội dung."

PAPERS = "Tài liệu các đơn vị phải gửi trước giờ họp"
PAPER_HEADERS = ("Đơn vị", "Tài liệu", "Hạn gửi", "Tình trạng")
NO_PAPERS = "Không yêu cầu tài liệu nào."
PAPER_UNIT, PAPER_TITLE, PAPER_DUE = "Đơn vị", "Tên tài liệu", "Hạn gửi (ngày/tháng/năm giờ:phút)"
ADD_PAPER = "Thêm tài liệu"
PAPER = "Tài liệu"
RECEIVED_IT, REMOVE_PAPER = "Ghi nhận đã nhận", "Bỏ"
PAPER_IN_TIME, PAPER_LATE = "● Đã nhận {moment}", "◆ Nhận muộn {moment}"
PAPER_OWED, PAPER_OVERDUE = "○ Chưa đến hạn", "■ Quá hạn, chưa nhận"
PAPER_NEEDS = "Cần chọn đơn vị và ghi tên tài liệu."

FREEZING = "Chốt số liệu"
FREEZE_HOW = (
    "Chốt lưu lại mọi số, câu chữ, đánh giá và độ phủ đang hiện trên các trang. "
    "Số liệu nhận sau đó không làm thay đổi bản đã chốt."
)
FREEZE_IT = "Chốt giao ban số {number}"
EDITION_HOW = "Số liệu đến sau chỉ vào bản điều chỉnh, kèm danh sách số thay đổi; bản đã chốt vẫn giữ nguyên."
EDITION_REASON = "Lý do lập bản điều chỉnh (bắt buộc)"
EDITION_IT = "Lập bản điều chỉnh"
FREEZING_NOW = "Đang chốt: {done}/{total}"
FROZEN = "Đã chốt: {label}."
EDITION_NEEDS_REASON = "Bản điều chỉnh cần có lý do."
FROZEN_MEANWHILE = "Người khác vừa chốt giao ban này; xem bản đã chốt bên dưới."
CHANGED_SINCE = "Nội dung soạn đã thay đổi sau khi chốt; bản chốt vẫn như lúc chốt."
NEWER_DATA = "Từ khi chốt đã có {count} lần ghi số liệu mới."

SNAPSHOTS = "Các bản đã chốt"
SNAPSHOT_HEADERS = ("Bản", "Chốt lúc", "Người chốt", "Lý do", "Mã kiểm tra", "")
OPEN_PAGES = "Mở các trang số liệu đã chốt"
PRESENT = "Trình bày"
WHICH = "Bản đang dùng"
VERIFY = "Kiểm tra bản chốt"
VERIFYING = "Đang tính lại toàn bộ bản chốt để so…"
VERIFIED_HEADERS = ("Việc", "Nơi", "Đã lưu", "Tính lại")
COMPARE = "So với"
COMPARED = "Thay đổi của {now} so với {then}"
COMPARED_NONE = "Không số nào khác nhau."
COMPARED_SHOWN = "Hiện {shown} thay đổi quan trọng nhất trong {count}."
LOST = "Không đọc được bản chốt này: {why}. Phục hồi từ bản sao lưu."

DOCUMENTS = "Tài liệu của kỳ giao ban"
DOCUMENTS_HOW = (
    "Mọi tài liệu lấy từ bản đã chốt, mang số hiệu, giờ chốt và nguồn. "
    "Bản trình chiếu mở được không cần mạng; ghi chú của người trình bày chỉ có trong các bản ghi rõ “có ghi chú”."
)
INVITATION = "Giấy mời"
NOTICE = "Dự thảo Thông báo kết luận"

PREFLIGHT = "Kiểm tra trước giờ họp"
PREFLIGHT_IT = "Kiểm tra"
PREFLIGHT_HOW = "Xem bản chốt mới nhất đã sẵn sàng để trình bày chưa, còn thiếu gì, có thể bị hỏi gì."
NOT_MADE = "Không soạn được tài liệu của bản chốt; xem nhật ký của máy chủ rồi thử lại."
PREFLIGHT_GOOD = "Không có vấn đề nào."
PREFLIGHT_HEADERS = ("Mức", "Việc", "Nơi", "Ghi nhận")
PREFLIGHT_SCREEN = (
    "Mọi màn hình được đo ngay trên trình duyệt này: cỡ chữ, tràn khung, giờ chốt, độ phủ. Trên máy chiếu: bấm phím C."
)

CONCLUDING = "Kết luận của chủ trì"
NO_CONCLUSIONS = "Chưa ghi kết luận nào. Khi trình bày, bấm phím K để ghi."
CONCLUSION_HEADERS = ("", "Kết luận", "Đơn vị", "Thời hạn", "Số trên màn hình", "Tình trạng")
STATES = {DRAFT: "○ Dự thảo", CONFIRMED: "● Đã giao thành nhiệm vụ", DROPPED: "▲ Đã bỏ"}
CONCLUSION = "Kết luận cần sửa"
CONCLUSION_TEXT, CONCLUSION_UNIT, CONCLUSION_DEADLINE = "Nội dung", "Đơn vị thực hiện", "Thời hạn (ngày/tháng/năm)"
SAVE_CONCLUSION, DROP_CONCLUSION = "Lưu kết luận", "Bỏ kết luận"
ADD_CONCLUSION = "Ghi thêm kết luận"
CONFIRM_ALL = "Giao thành nhiệm vụ ({count})"
CONFIRM_HOW = "Các kết luận dự thảo đủ đơn vị thực hiện được ghi vào sổ nhiệm vụ bằng biểu NV-KL, như mọi tệp khác."
CONFIRMED_NOW = "Đã giao {count} kết luận thành nhiệm vụ, lần gửi {submission}."
NOT_CONFIRMED = "Chưa giao được: {why}"
WITHOUT_UNIT = "{count} kết luận chưa có đơn vị thực hiện, chưa giao được."
BAD_DATE = "Ngày “{text}” không đọc được; viết như 30/11/2026."
EARLY_DEADLINE = "Thời hạn không được trước ngày họp."
NO_TEXT = "Kết luận cần có nội dung."
LOAD = "Tệp kết luận lưu từ bản trình bày không có mạng (.json)"
LOADED = "Đã nhận {count} kết luận từ tệp."
NOT_LOADED = "Không đọc được tệp kết luận “{file}”: tệp phải do nút “Lưu tệp kết luận” của bản trình bày tạo ra."
OTHER_SNAPSHOT = "Tệp là của giao ban “{found}”, không phải giao ban số {number}."
