"""Every Vietnamese word of the check before a meeting."""

from __future__ import annotations

SCREEN = "Màn hình {number}: {title}"
WHOLE_BRIEFING = "Cả kỳ giao ban"
NO_AGENDA = "Chưa có nội dung họp"
NO_CUTOFF = "Thiếu thời điểm chốt số liệu"
NO_COVERAGE = "Thiếu độ phủ"
NO_OWNER = "Chỉ tiêu chưa có cơ quan chủ trì"
NO_MARK = "Thiếu ghi chú số liệu minh họa"
MANY_FIGURES = "Quá sáu số trên một màn hình"
TITLE_LONG = "Tiêu đề dài hơn 90 ký tự"
PAPER_TEXT = "Báo cáo, bài phát biểu"
OWED = "Tài liệu chưa gửi"
CHANGED = "Số đã thay đổi sau khi chốt"
MISSING_EXPORT = "Số trên màn hình không có trong tài liệu"
REPORT_TABLE = "Bảng của báo cáo"
RECEIVED = "Gửi số liệu"
QUESTION_FLIP = "Vì sao đánh giá chuyển từ “{before}” sang “{after}”? {moved}"
QUESTION_FELL = "Vì sao số này xấu đi? {moved}"
MISSING_UNIT = "Vì sao còn {forms} biểu chưa nộp, quá hạn lâu nhất {days} ngày?"
LEVELS = {"fault": "■ Phải sửa", "attention": "◆ Cần biết", "question": "○ Có thể bị hỏi"}
