"""Every kind of problem a file can have: its title, its sentence and how to mend it.

The Vietnamese wording lives here and in the kinds_of_*.py beside it.
"""

from __future__ import annotations

from loaders.problems.kind import NOTICE, Kind
from loaders.problems.kinds_of_doubts import DOUBTS
from loaders.problems.kinds_of_files import LAYOUT, READABLE
from loaders.problems.kinds_of_mapping import MAPPING
from loaders.problems.kinds_of_places import PLACES
from loaders.problems.kinds_of_senders import SENDERS

RULES = {
    "readable": "Tệp đọc được và an toàn",
    "layout": "Đúng bố cục của biểu",
    "form": "Biểu có trong danh mục",
    "codes": "Mã chỉ tiêu, địa bàn, đối tượng, phân tổ có trong danh mục",
    "words": "Ngày tháng, trạng thái, ghi chú viết đúng quy ước",
    "numbers": "Giá trị là số viết đúng quy ước",
    "decimals": "Số chữ số thập phân đúng quy định",
    "units": "Đơn vị tính đúng như biểu quy định",
    "range": "Giá trị nằm trong khoảng hợp lý",
    "jump": "Giá trị không chênh bất thường so với kỳ trước và cùng kỳ năm trước",
    "formula": "Tỷ lệ khớp với tử số và mẫu số gửi kèm",
    "parts": "Các phân tổ khớp với tổng số",
    "conservation": "Tồn đầu kỳ cộng tiếp nhận bằng đã giải quyết cộng tồn cuối kỳ",
    "cumulative": "Số lũy kế không giảm trong năm",
    "first_deadline": "Thời hạn gốc của nhiệm vụ được giữ nguyên",
    "duplicates": "Mỗi giá trị chỉ xuất hiện một lần",
    "complete": "Đủ các dòng của biểu",
    "sender": "Đơn vị được giao gửi biểu này",
    "period": "Kỳ số liệu đúng loại và không ở tương lai",
    "switched": "Giá trị không lệch theo bội số của đơn vị tính",
    "repeated": "Không phải tệp của kỳ trước gửi lại",
    "personal": "Không có thông tin cá nhân trong tệp",
}

_CODE = "Sửa lại mã cho đúng danh mục (xem cột mã trong biểu mẫu tải về)."
_PERIOD = (
    "Viết mã kỳ như 2026-11 (tháng), 2026-Q4 (quý), 2026 (năm), 2026-W47 (tuần), 2026-11-22 (ngày) "
    "hoặc 2026-11-22T07 (giờ)."
)

_IDENTITY = (
    Kind("unknown_form", "form", "Không có biểu này", "Mã biểu {found} không có trong danh mục.", _CODE),
    Kind(
        "several_forms",
        "form",
        "Nhiều biểu trong một tệp",
        "Tệp có hơn một mã biểu: {found}.",
        "Tách mỗi biểu thành một tệp.",
    ),
    Kind("unknown_unit", "sender", "Không có đơn vị này", "Mã đơn vị {found} không có trong danh mục.", _CODE),
    Kind(
        "several_units",
        "sender",
        "Nhiều đơn vị trong một tệp",
        "Tệp có hơn một đơn vị gửi: {found}.",
        "Tách mỗi đơn vị thành một tệp.",
    ),
    Kind(
        "sender_not_allowed",
        "sender",
        "Đơn vị không được giao biểu này",
        "{found} không được giao gửi biểu {wanted}.",
        "Kiểm tra lại mã đơn vị và mã biểu; nếu phân công đã thay đổi, báo đầu mối IOC cập nhật danh mục.",
    ),
    Kind("bad_period", "period", "Kỳ số liệu không hợp lệ", "{found} không phải mã kỳ số liệu.", _PERIOD),
    Kind(
        "wrong_scheme",
        "period",
        "Sai loại kỳ",
        "Biểu này gửi theo {wanted}, kỳ {found} thuộc loại khác.",
        _PERIOD,
    ),
    Kind(
        "future_period",
        "period",
        "Kỳ chưa bắt đầu",
        "Kỳ {found} chưa bắt đầu (hôm nay là {wanted}).",
        "Sửa lại kỳ số liệu; kỳ sau trong năm nay chỉ nhận số ước hoặc dự ước.",
    ),
    Kind(
        "outside_period",
        "period",
        "Thời điểm ngoài kỳ số liệu",
        "Thời điểm {found} không nằm trong kỳ số liệu ({wanted}).",
        "Sửa lại thời điểm, hoặc gửi dòng này bằng biểu của đúng kỳ.",
    ),
    Kind(
        "future_day",
        "period",
        "Thời điểm chưa đến",
        "{found} sau ngày hôm nay ({wanted}).",
        "Sửa lại ngày; chỉ ghi việc đã diễn ra.",
    ),
    Kind("unknown_indicator", "codes", "Không có chỉ tiêu này", "Mã chỉ tiêu {found} không có trong danh mục.", _CODE),
    Kind(
        "indicator_not_in_form",
        "codes",
        "Chỉ tiêu không thuộc biểu",
        "Chỉ tiêu {found} không thuộc biểu {wanted}.",
        "Gửi chỉ tiêu này bằng đúng biểu của nó, hoặc xóa dòng.",
    ),
    Kind(
        "unknown_entity",
        "codes",
        "Không có đối tượng này",
        "Mã đối tượng {found} không có trong danh sách đã đăng ký.",
        "Sửa lại mã; nếu là đối tượng mới, gửi biểu danh sách đối tượng trước.",
    ),
    Kind(
        "entity_not_taken",
        "codes",
        "Biểu không theo đối tượng",
        "Biểu {wanted} không nhận số liệu theo đối tượng, dòng này ghi đối tượng {found}.",
        "Để trống cột đối tượng.",
    ),
    Kind(
        "entity_elsewhere",
        "codes",
        "Đối tượng thuộc địa bàn khác",
        "Đối tượng được đăng ký ở địa bàn {wanted}, dòng này ghi {found}.",
        "Để trống cột địa bàn, hoặc sửa cho khớp với danh sách đối tượng.",
    ),
    Kind(
        "unknown_responsible",
        "codes",
        "Không có đơn vị này",
        "Mã đơn vị {found} ở cột này không có trong danh mục.",
        "Ghi mã của sở, ngành hoặc mã của xã, phường (xem danh sách mã ở trang hướng dẫn của biểu mẫu).",
    ),
    Kind(
        "unknown_field",
        "codes",
        "Không có lĩnh vực này",
        "Mã lĩnh vực {found} không thuộc danh sách: {wanted}.",
        "Chọn đúng một mã trong danh sách, để trống nếu chưa phân loại.",
    ),
    Kind(
        "unknown_part",
        "codes",
        "Không có mã phân tổ này",
        "Mã phân tổ {found} không thuộc chỉ tiêu (mã hợp lệ: {wanted}).",
        "Sửa lại mã phân tổ, để trống nếu là tổng số.",
    ),
)

_VALUES = (
    Kind(
        "duplicate_key",
        "duplicates",
        "Trùng dòng",
        "Giá trị này đã có ở {found}.",
        "Giữ một dòng đúng, xóa dòng còn lại.",
    ),
    Kind(
        "not_a_number",
        "numbers",
        "Không phải số",
        "{found} không phải là số.",
        "Ghi số theo cách viết Việt Nam, ví dụ 1.234,5; chữ để ở cột ghi chú.",
    ),
    Kind(
        "english_number",
        "numbers",
        "Số viết kiểu nước ngoài",
        "{found} dùng dấu chấm và dấu phẩy không theo cách viết Việt Nam.",
        "Viết lại thành {wanted} (dấu phẩy trước phần thập phân, dấu chấm ngăn từng nhóm ba chữ số).",
    ),
    Kind(
        "blank_sign",
        "numbers",
        "Dấu thay cho ô trống",
        "{found} được dùng thay cho ô trống.",
        "Nếu chưa có số liệu thì để ô trống; nếu bằng không thì ghi 0.",
    ),
    Kind(
        "about_sign",
        "numbers",
        "Số ước chừng",
        "{found} là số ước chừng viết lẫn với chữ hoặc ký hiệu.",
        "Chỉ ghi số, và chọn có ở cột xấp xỉ; giải thích thêm ở cột ghi chú.",
    ),
    Kind(
        "percent_sign",
        "numbers",
        "Dấu phần trăm sai chỗ",
        "{found} có dấu %, nhưng đơn vị tính của chỉ tiêu là {wanted}.",
        "Bỏ dấu % và ghi giá trị theo đúng đơn vị tính của chỉ tiêu.",
    ),
    Kind(
        "percent_cell",
        "numbers",
        "Ô định dạng phần trăm",
        "Ô đang định dạng phần trăm: Excel lưu {found} trong khi màn hình hiện số gấp 100 lần.",
        "Đổi định dạng ô về Số (Number) rồi gõ lại giá trị, ví dụ 12,5 cho mười hai phẩy năm phần trăm.",
    ),
    Kind(
        "date_in_number",
        "numbers",
        "Ô bị đổi thành ngày",
        "Ô giá trị đang là ngày {found}; Excel có thể đã tự đổi số thành ngày.",
        "Đổi định dạng ô về Số (Number) rồi gõ lại giá trị.",
    ),
    Kind(
        "number_too_large",
        "numbers",
        "Số quá lớn",
        "{found} lớn hơn mức lưu được (dưới {wanted}).",
        "Kiểm tra lại đơn vị tính và số chữ số.",
    ),
    Kind(
        "too_many_decimals",
        "decimals",
        "Quá nhiều chữ số thập phân",
        "{found} có nhiều chữ số thập phân hơn quy định ({wanted}).",
        "Làm tròn ngay trong tệp rồi gửi lại; hệ thống không tự làm tròn.",
    ),
    Kind(
        "impossible_value",
        "range",
        "Giá trị không thể có",
        "{found} không thể có với chỉ tiêu này ({wanted}).",
        "Sửa lại giá trị; số đếm không âm, tỷ lệ trong tổng thể không quá 100%.",
    ),
    Kind(
        "bad_bounds",
        "range",
        "Hai đầu khoảng không hợp lệ",
        "Mức trên {found} không lớn hơn mức dưới {wanted}.",
        "Sửa lại hai đầu của khoảng.",
    ),
    Kind(
        "negative_count",
        "range",
        "Số đếm âm",
        "{found} nhỏ hơn 0.",
        "Ghi số nguyên từ 0 trở lên.",
    ),
    Kind(
        "bad_progress",
        "range",
        "Tiến độ ngoài khoảng",
        "Tiến độ {found} không nằm trong khoảng từ 0 đến 100.",
        "Ghi phần trăm công việc đã làm, từ 0 đến 100.",
    ),
    Kind(
        "extension_uncounted",
        "first_deadline",
        "Gia hạn không khớp số lần",
        "Đã ghi gia hạn đến nhưng số lần gia hạn là {found}.",
        "Ghi số lần đã gia hạn, từ 1 trở lên, hoặc xóa ngày gia hạn đến.",
    ),
    Kind(
        "deadline_moved",
        "first_deadline",
        "Thời hạn gốc bị sửa",
        "Thời hạn gốc đã đăng ký là {wanted}, tệp ghi {found}.",
        "Giữ thời hạn gốc và ghi thời hạn mới ở cột gia hạn đến; nếu lần trước ghi sai, thu hồi lần gửi đó trước.",
    ),
    Kind(
        "upper_not_taken",
        "range",
        "Thừa mức trên",
        "Mức trên {found} chỉ dùng với loại mục tiêu khoảng.",
        "Xóa mức trên, hoặc chọn loại mục tiêu là khoảng.",
    ),
    Kind(
        "falling_cumulative",
        "cumulative",
        "Số lũy kế giảm",
        "Số lũy kế {found} thấp hơn kỳ trước trong năm ({wanted}).",
        "Kiểm tra lại giá trị; nếu kỳ trước sai, gửi đính chính kỳ trước rồi mới gửi kỳ này.",
    ),
    Kind(
        "parts_differ",
        "parts",
        "Phân tổ không khớp tổng số",
        "Cộng các phân tổ được {found}, tổng số ghi {wanted}.",
        "Sửa tổng số hoặc các phân tổ cho khớp.",
    ),
    Kind(
        "bad_date",
        "words",
        "Ngày không hợp lệ",
        "{found} không phải ngày hợp lệ.",
        "Viết ngày dạng ngày/tháng/năm, ví dụ 22/11/2026.",
    ),
    Kind(
        "bad_moment",
        "words",
        "Thời điểm không hợp lệ",
        "{found} không phải thời điểm hợp lệ.",
        "Viết đủ ngày và giờ, ví dụ 22/11/2026 14:05.",
    ),
    Kind(
        "personal_data",
        "personal",
        "Có thông tin cá nhân",
        "Ô này có {found} của cá nhân; nội dung không được nhắc lại ở đây.",
        "Xóa thông tin cá nhân khỏi mọi trang tính, kể cả trang ẩn và cột phụ, rồi gửi lại.",
    ),
    Kind(
        "reversed_dates",
        "words",
        "Ngày kết thúc trước ngày bắt đầu",
        "Ngày kết thúc {found} đứng trước ngày bắt đầu {wanted}.",
        "Sửa lại hai ngày.",
    ),
    Kind(
        "unknown_word",
        "words",
        "Từ không có trong danh sách",
        "{found} không thuộc các lựa chọn: {wanted}.",
        "Chọn đúng một trong các từ đã nêu.",
    ),
    Kind(
        "mixed_made_up",
        "words",
        "Lẫn số liệu thực và số liệu minh họa",
        "Tệp có cả dòng số liệu thực và dòng số liệu minh họa.",
        "Tách số liệu minh họa thành tệp riêng.",
    ),
    Kind(
        "text_too_long",
        "words",
        "Nội dung quá dài",
        "Nội dung dài {found} ký tự, tối đa {wanted}.",
        "Rút gọn nội dung.",
    ),
    Kind("required_empty", "words", "Thiếu thông tin bắt buộc", "Ô {column} bắt buộc nhưng để trống.", "Điền ô này."),
    Kind(
        "bad_position",
        "words",
        "Tọa độ không hợp lệ",
        "Tọa độ {found} nằm ngoài phạm vi ({wanted}).",
        "Ghi kinh độ, vĩ độ theo độ thập phân (WGS 84), ví dụ 105,776 và 19,807.",
    ),
    Kind(
        "no_values",
        "complete",
        "Tệp không có giá trị nào",
        "Bảng không có giá trị nào để lưu.",
        "Điền giá trị vào cột giá trị rồi gửi lại; nếu trong kỳ không có gì để liệt kê, ghi không phát sinh "
        "ở ô ghi chú chung.",
    ),
    Kind(
        "cell_lost",
        "complete",
        "Ô không đọc được",
        "Có {found} ô giá trị không đọc được ở dòng này.",
        "Chép dòng này sang biểu mẫu mới tải về rồi gửi lại.",
    ),
    Kind(
        "rows_left_out",
        "complete",
        "Thiếu dòng của biểu",
        "Thiếu {found} so với biểu mẫu: {wanted}. Các dòng này được coi là chưa có số liệu.",
        "Nếu có số liệu, bổ sung dòng rồi gửi lại.",
        NOTICE,
    ),
    Kind(
        "note_without_value",
        "complete",
        "Ghi chú không kèm giá trị",
        "Dòng có ghi chú nhưng ô giá trị để trống, nên ghi chú không được lưu.",
        "Điền giá trị nếu đã có.",
        NOTICE,
    ),
    Kind(
        "more_problems",
        "complete",
        "Còn nhiều lỗi khác",
        "Còn {found} lỗi nữa không liệt kê ở đây.",
        "Sửa các lỗi đã nêu rồi kiểm tra lại.",
    ),
)

_EVERY = (*READABLE, *LAYOUT, *MAPPING, *_IDENTITY, *PLACES, *SENDERS, *_VALUES, *DOUBTS)
KINDS: dict[str, Kind] = {kind.code: kind for kind in _EVERY}
