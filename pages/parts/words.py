"""Every Vietnamese word that pages show; charts and loaders have their own."""

from __future__ import annotations

import re

PRODUCT = "Giao Ban"
STEERING = "Điều hành"
WORK = "Nghiệp vụ"
BRIEFINGS = "Giao ban"
OVERVIEW = "Tổng quan"
UPLOAD = "Nạp số liệu"
INBOX = "Tiếp nhận"
INDICATOR = "Chỉ tiêu"
SOURCE = "Tệp nguồn"
OBLIGATIONS = "Tình hình gửi số liệu"
UNIT = "Đơn vị"
DEMONSTRATION = (
    "Chế độ dùng thử: mọi người mở được trang này trên chính máy chủ đều xem và nạp được số liệu; chưa có tài khoản."
)
DENIED = "Không có quyền xem trang này. Nếu cần xem, đề nghị quản trị hoặc đầu mối IOC cấp quyền."
CLOSED_PAGE = "Trang không được mở"
SIGN_IN = "Đăng nhập"
SIGN_IN_FIRST = "Cần đăng nhập để xem trang này."
SIGN_IN_CENTRAL = "Đăng nhập bằng tài khoản tập trung"
SIGN_IN_LOCAL = "Đăng nhập bằng tài khoản của Trung tâm"
TAKE_ORIGINAL = "Tải tệp gốc"
SMALL_IN_FILE = (
    "Tệp có số nhỏ không nêu để không nhận ra từng người; ô đó không hiện ở đây. "
    "Chỉ đơn vị gửi và tổ thư ký mở được tệp gốc."
)
LINK_OVER = "Liên kết tải tệp đã hết hạn hoặc không phải của tài khoản này. Mở lại trang tệp nguồn để lấy liên kết mới."
SNAPSHOT_LOST = "Không có bản chốt giao ban mã {id}, hoặc bản chốt đã bị thay đổi; báo đầu mối IOC kiểm tra."
PRESENTATION_OVER = "Phiên trình bày đã hết hạn hoặc không còn quyền; mở lại trình bày, hoặc lưu tệp kết luận rồi nạp."
ORIGINAL_LOST = "Tệp gốc không còn trong kho hoặc đã bị thay đổi; báo đầu mối IOC kiểm tra kho tệp gốc."
SIGN_OUT = "Đăng xuất"
SYSTEM_GROUP = "Hệ thống"
ACCOUNTS = "Tài khoản"
AUDIT = "Nhật ký"
SYSTEM = "Tình trạng hệ thống"
SECOND_STEP = "Mã xác thực"
NEW_PASSWORD = "Đổi mật khẩu"
LOGIN = "Tài khoản"
PASSWORD = "Mật khẩu"
OLD_PASSWORD = "Mật khẩu đang dùng"
PASSWORD_NEW = "Mật khẩu mới"
PASSWORD_AGAIN = "Nhập lại mật khẩu mới"
PASSWORD_HINT = "Mật khẩu được cấp chỉ dùng một lần. Đặt mật khẩu mới từ {length} ký tự, không chứa tên tài khoản."
CODE = "Mã 6 chữ số trên ứng dụng xác thực"
SCAN = "Tài khoản quản trị cần thêm mã xác thực. Quét mã QR bằng ứng dụng xác thực, rồi nhập mã đang hiện."
QR = "Mã QR để thêm tài khoản vào ứng dụng xác thực"
OR_TYPE = "Hoặc nhập khóa này vào ứng dụng:"
GO_ON = "Tiếp tục"
SESSION_OVER = "Phiên làm việc đã kết thúc. Đăng nhập lại để tiếp tục."
STEP_TOO_LATE = "Bước đăng nhập này đã hết hiệu lực. Đăng nhập lại từ đầu."
SIGN_IN_WRONG = "Tài khoản hoặc mật khẩu không đúng."
ACCOUNT_LOCKED = "Đã nhập sai {tries} lần, tài khoản tạm khóa {minutes} phút. Cần gấp, liên hệ quản trị để mở khóa."
ACCOUNT_UNUSED = "Tài khoản đã quá {days} ngày không dùng nên bị khóa. Liên hệ quản trị để mở khóa."
CODE_WRONG = "Mã không đúng hoặc đã dùng. Chờ mã mới trên ứng dụng rồi nhập lại."
PASSWORDS_DIFFER = "Hai lần nhập mật khẩu mới không giống nhau."
PASSWORD_RULES = {
    "wrong": "Mật khẩu đang dùng không đúng.",
    "short": "Mật khẩu mới cần từ {length} ký tự.",
    "same": "Mật khẩu mới phải khác mật khẩu đang dùng.",
    "login_inside": "Mật khẩu mới không được chứa tên tài khoản.",
}
FOREIGN_FORM = "Yêu cầu không đến từ trang của Giao Ban nên bị từ chối."
NO_ACCOUNT = "Tài khoản tập trung này chưa được cấp quyền ở Giao Ban. Liên hệ quản trị hoặc đầu mối IOC để được cấp."
SIGN_IN_AGAIN = "Phiên làm việc đã kết thúc. Đăng nhập lại bằng tài khoản tập trung."
NO_ACCOUNT_YET = "Chưa có tài khoản nào. Bản dùng thử chỉ mở trên chính máy chủ (127.0.0.1)."
PUBLIC_NAME = "Công khai"
STORE_DAMAGED = (
    "Tệp kho số liệu bị hỏng hoặc không đọc được nên trang không hiển thị tiếp. Báo quản trị phục hồi từ bản sao lưu."
)
STORE_CUT = (
    "Nhật ký không khớp với dấu lưu ngoài kho: kho số liệu thiếu những lần ghi gần nhất hoặc đã bị sửa, "
    "số trên các trang có thể không đúng. Báo quản trị xem trang Nhật ký và phục hồi từ bản sao lưu."
)
NOT_WRITTEN = (
    "Máy chủ không ghi được, có thể đĩa đã đầy hoặc thư mục kho chỉ cho đọc; việc vừa làm chưa được lưu. "
    "Báo quản trị giải phóng đĩa, mở lại quyền ghi rồi làm lại."
)
RULES_BROKEN = "Tệp security.toml có quy tắc không hợp lệ. Báo quản trị sửa tệp rồi khởi động lại."
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
FROZEN = "{label}. Số liệu trên trang là số đã chốt, không thay đổi."
SNAPSHOT_CHANGED = "Số liệu đã chốt của giao ban này bị sửa hoặc hỏng nên không hiện; phục hồi từ bản sao lưu."
FROZEN_LEAVE = "Xem số liệu mới nhất"
FROZEN_COMPUTED = (
    "Một phần trang này không nằm trong bản đã chốt: tính lại từ số liệu và danh mục của lúc chốt, {label}."
)
BRIEFING_UNKNOWN = "Địa chỉ trang nêu giao ban “{text}” không đọc được hoặc chưa có; đang hiện số liệu mới nhất."
PAST_UNKNOWN = "Địa chỉ trang nêu thời điểm “{text}” không hợp lệ; đang hiện số liệu mới nhất."
PERIOD_UNKNOWN = "Không có số liệu của kỳ “{text}” nêu trong địa chỉ trang; đang hiện kỳ mới nhất có số liệu."
PLACE_UNKNOWN = "Bảng xếp hạng không có nơi mang mã “{text}” nêu trong địa chỉ trang."
CODE_UNKNOWN = "Không có chỉ tiêu mang mã “{text}”."
FILE_UNKNOWN = "Không có tệp mang mã “{text}”."
CELL_UNKNOWN = "Không tìm thấy ô “{text}” trong tệp này; tải tệp gốc để xem."
NO_EXCERPT = "Không hiện được nội dung tệp; hãy tải tệp gốc để xem."
HAS_PROBLEMS = "{file}: tệp có lỗi hoặc điểm chưa xác nhận nên không được nhận. Sửa hoặc xác nhận rồi gửi lại."
CHANGED_SINCE = "{file}: số liệu trong kho vừa thay đổi nên tệp không còn đạt yêu cầu. Tải tệp lên lại để xem lỗi."
NOT_KEPT = "{file}: máy chủ không ghi được, có thể đĩa đã đầy; tệp chưa được lưu. Báo quản trị rồi nạp lại."
NOT_TAKEN = "{file}: kho không nhận tệp này. Tệp ghi là số liệu minh họa chỉ nạp được vào kho dùng thử."
INDICATORS = "Danh mục chỉ tiêu"
SECTOR_CARDS = "Chỉ tiêu lĩnh vực {name}"
SEARCH = "Tìm kiếm"
SEARCH_HINT = "Tìm kiếm…"
SEARCH_HOW = "Gõ mã hoặc vài chữ của tên chỉ tiêu, lĩnh vực, đơn vị, xã, phường; có dấu hay không dấu đều được."
NOTHING_FOUND = "Không tìm thấy “{text}”. Thử ít chữ hơn, viết không dấu, hoặc gõ mã."
ONE_COMMUNE = "Xem riêng một xã, phường"
IN_GROUP = "của nhóm {group}, bản đồ và xếp hạng theo nhóm, thẻ chỉ tiêu là số toàn tỉnh"
MY_SECTORS = "Lĩnh vực tôi phụ trách"
ALL_SECTORS = "Tất cả lĩnh vực"
GROUP = "Nhóm xã, phường"
ALL_COMMUNES = "Tất cả xã, phường"
TAKE_AWAY = "Tải về"
MAP_GROUND = "Cách vẽ bản đồ"
MAP_TILES = "Ô lục giác"
MAP_BOUNDARIES = "Ranh giới"
MAP_ZOOM = "Phóng to, thu nhỏ"
MAP_ZOOM_HINT = (
    "Kéo để dời, lăn chuột để phóng to. Nếu chỗ này để trống, trình duyệt không vẽ được kiểu này: chọn Ranh giới."
)
MAP_EMPTY = "{period}: chưa có số liệu của xã, phường nào."
MAP_CAPTION = "{period}: có số liệu {there}/{expected} xã, phường. {goal} Bấm vào một xã, phường để xem riêng."
MAP_GOAL = "Xếp lớp theo yêu cầu đến kỳ của tỉnh: {goal}."
MAP_QUANTILES = "Xếp lớp theo số xã, phường gần bằng nhau."
FOCUS = "Đang xem: {name}."
FOCUS_SECTOR = "Bản đồ, xếp hạng và các bảng khác vẫn là của toàn tỉnh."
FOCUS_INDICATOR = "Bảng theo xã, phường vẫn là của toàn tỉnh."
FOCUS_PAGE = "Trang của xã, phường này"
LET_GO = "Bỏ lọc"
ONLY_WHOLE = "Chỉ có số liệu toàn tỉnh"
WHOLE_PROVINCE = "toàn tỉnh"
EMPTY = "Chưa có số liệu"
TOO_SMALL = "Số nhỏ, không hiện"
BREAK = "Mốc {said}."
MAP_OUTSIDE = "Xếp lớp trong nhóm {group}; nơi ngoài nhóm để nhạt."
COMMUNES_SINCE = "Xã, phường hiện nay có từ {day}; trước đó không có số liệu để so sánh."
NO_BOUNDARY = "Chưa có ranh giới"
BOUNDARY_SOURCE = "Ranh giới: {source}, áp dụng từ {day}."
LEADER = "Lãnh đạo theo dõi: {post}"
NOTHING_OWED = "Chưa có biểu nào đến hạn nộp: nghĩa vụ gửi số liệu tính từ ngày trung tâm nhận tệp đầu tiên."
ALL_SENT = "Không đơn vị nào còn thiếu biểu đã đến hạn."
OWED_RULE = (
    "Tính từng biểu của từng đơn vị cho từng kỳ, theo hạn nộp ghi trong danh mục. Lần gửi đầu tiên được tiếp nhận "
    "quyết định đúng hạn hay muộn (biểu chờ tiếp nhận: theo giờ gửi), các lần sau là đính chính; "
    "lần gửi đã rút không tính. Biểu chỉ gửi khi có thay đổi "
    "(chỉ tiêu kế hoạch, danh mục, giấy phép) không có hạn nộp."
)
SENT_RULE = (
    "Tệp chưa là số liệu trước khi tổ thư ký tiếp nhận; khi được tiếp nhận, giờ gửi quyết định đúng hạn hay muộn."
)
CHOICE_UNKNOWN = "Địa chỉ trang nêu lựa chọn “{text}” không hợp lệ; đang hiện lựa chọn thường dùng."
UNIT_UNKNOWN = "Không có đơn vị, xã, phường mang mã “{text}”."
NO_FORMS = "Danh mục không giao biểu định kỳ nào cho đơn vị này."
APART = "◆ Chênh lệch với số đơn vị gửi, đề nghị kiểm tra."
SEARCH_LINK = "Tìm chỉ tiêu, đơn vị, xã, phường và trang"
HIDDEN = "không hiện (số nhỏ)"
MIXED = "Trang có cả số công bố và số minh họa; hai loại không được so sánh với nhau."
WITHDRAW = "Rút lần gửi này"
WITHDRAW_HOW = (
    "Chỉ rút khi gửi nhầm. Mỗi số của lần gửi này trở về số của lần gửi trước còn hiệu lực; không có lần nào thì "
    "thành chưa có số liệu. Tệp gốc và lịch sử vẫn được giữ. Muốn sửa số, gửi lại tệp đúng, không cần rút."
)
WITHDRAW_REASON = "Lý do rút (bắt buộc, hiện ra cùng số liệu)"
WITHDRAW_CONFIRM = "Xác nhận rút"
WITHDRAW_KEEP = "Không rút"
WITHDRAWN = "Đã rút lần gửi {submission}; số liệu trở về như trước lần gửi này."
REDEFINED = "Định nghĩa của {count} chỉ tiêu đã thay đổi từ đó đến nay"
REDEFINED_HOW = "Trang tính số của thời điểm này theo định nghĩa hiện nay."
REDEFINED_HEADERS = ("Chỉ tiêu", "Đã thay đổi")
CAME_UNDER = "Số liệu nhận theo danh mục phiên bản {versions}."
SAME_DEFINITION = "định nghĩa không đổi từ đó đến nay"
ASPECTS_CHANGED = "từ đó đến nay đã đổi {aspects}"
VERSION_GONE = "không lưu bản này nên không so được định nghĩa"
NEWEST_HOUR = "Giờ đo mới nhất: {hour}"
HOURS_AGO = "cách nay {count} giờ"
JUST_NOW = "vừa đo xong"
HOUR_LATE = "◆ chậm cập nhật"
NO_HOUR = "○ chưa có giờ nào"
BEHIND = "chậm {count} giờ"
ONLY_ORDERED = "Xếp từ cao xuống thấp, không phải hơn kém."
ONLY_PLACES = "Chỉ tiêu này chỉ có số liệu ở từng {place}, không có số toàn tỉnh."
DOCUMENTS_BY_UNIT = "Văn bản theo đơn vị"
DOCUMENTS_TOLD = "{period}. Có số liệu {there}/{expected} đơn vị; tỷ lệ xử lý đúng hạn thấp nhất đứng đầu."
FEW_DUE = "Đơn vị có dưới {least} văn bản đến hạn đứng cuối bảng."
UNITS_WITHOUT = "Chưa có số liệu ({count}): {names}."
CELLS_OF_PLACES = "{count} ô số liệu của từng {place}."
CELLS_OF_PART = "{side}: {name}, {count} ô"
NUMERATOR, DENOMINATOR = "Tử số", "Mẫu số"
OPEN_CELL = "Bấm vào ô để mở tệp, trang tính và ô gốc."
CELLS_SHOWN = "Đang hiện {count} ô của {name}."
EVERY_CELL = "Xem tất cả"
ONE_PLACE = "một nơi"
MORE_PLACES = "Xem thêm {count} {place}"
ALL_DUE_SENT = "Mọi biểu đến hạn đều đã được gửi."
NOTHING_DUE = "Chưa có biểu nào đến hạn: hệ thống chưa nhận tệp đầu tiên."
EXCEEDANCES = "Các lần vượt giới hạn của giấy phép"
EXCEEDANCES_OF = "Các lần vượt giới hạn của {name}"
EXCEEDANCES_TOLD = (
    "{count} ngày gần nhất, từ {since} đến {until}: {times} lần vượt ở {places}/{measured} {place}, "
    "trên {values} giá trị trung bình ngày được so với giới hạn. Bấm tên cơ sở để xem riêng, bấm giá trị để mở ô gốc."
)
NEWEST_SHOWN = "Hiện {shown} lần gần nhất trong {count} lần."
NO_EXCEEDANCE = "Không có lần nào vượt giới hạn."
EVERY_FACILITY = "Xem tất cả cơ sở"
EXCEEDANCES_LISTED = "Từng lần vượt, mới nhất trước"
TIMES_LIMIT = "{times} lần giới hạn"
BEYOND_LIMIT = "lệch {beyond}"
WATER = "Mực nước và lượng mưa"
NO_ALARM_LEVELS = "Mức báo động của từng trạm hiện ra khi địa phương khai trong danh mục."
ALARM_LEVELS = "{reached}/{count} trạm đạt mức báo động. Mức báo động: {documents}."
UNCONFIRMED = "cần xác nhận"
SOURCES_CLOSED = "Tài khoản này không mở được tệp nguồn, nên không hiện ô gốc, người gửi và các lần đính chính."
OTHERS_FORM = "{file}: tài khoản này chỉ gửi biểu của {unit}. Tệp của đơn vị khác do đơn vị đó hoặc tổ thư ký gửi."
ON_BEHALF = "Nạp thay {unit}"
OTHER_SECTOR = "{file}: tài khoản này không được gửi biểu của lĩnh vực hoặc đơn vị này."
AUDIT_TITLE = "Nhật ký: {count} dòng"
AUDIT_KEPT = "Nhật ký được giữ ít nhất {months} tháng; chương trình không sửa, không xóa dòng nào."
AUDIT_CHECK = "Kiểm tra lại"
AUDIT_CHECKING = "Đang kiểm tra chuỗi nhật ký…"
AUDIT_FROM, AUDIT_FIRST = "Từ ngày", "Từ ngày đầu"
AUDIT_TO, AUDIT_LAST = "Đến ngày", "Đến hôm nay"
AUDIT_WHO, AUDIT_ANYBODY = "Người làm", "Mọi người"
AUDIT_WHAT, AUDIT_ANYTHING = "Việc", "Mọi việc"
AUDIT_HOW, AUDIT_ANYHOW = "Kết quả", "Mọi kết quả"
AUDIT_TEXT, AUDIT_TEXT_HINT = "Tìm trong nhật ký", "Mã lần gửi, tài khoản, địa chỉ máy…"
AUDIT_COLUMNS = ("Số", "Lúc", "Ai làm gì", "Kết quả", "Từ máy")
AUDIT_CHANGED = "Trước: {before} · Sau: {after}"
AUDIT_NOTHING = "Không có dòng nhật ký nào khớp lựa chọn."
AUDIT_NEWER, AUDIT_OLDER = "‹ Mới hơn", "Cũ hơn ›"
AUDIT_PAGE = "Trang {page}/{pages}, mới nhất trước"
AUDIT_EVERYTHING = "toàn bộ"

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


def plain(text: str, most: int = 120) -> str:
    """Text from an address or a sender, cut short, with nothing left in it that Markdown would read."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split())[:most])


ACCOUNTS_SUB = "Mỗi thay đổi được ghi lại, không xóa. Thay đổi về quản trị cần quản trị thứ hai duyệt."
ACCOUNT_FIELDS = {
    "name": "Họ tên",
    "post": "Chức vụ",
    "role": "Vai trò",
    "unit": "Đơn vị",
    "sectors": "Lĩnh vực",
    "holds_from": "Từ ngày",
    "holds_to": "Đến hết ngày",
    "state": "Trạng thái",
    "subject": "Tên ở hệ thống đăng nhập tập trung",
    "reason": "Căn cứ",
}
ACCOUNT_STATES = {"active": "● Đang dùng", "disabled": "○ Ngừng dùng", "refused": "○ Không được duyệt"}
PROPOSED_BY = "Người đề nghị: {login}. Cần một quản trị khác duyệt."
APPROVE = "Duyệt"
REFUSE = "Không duyệt"
APPROVED = "Đã duyệt thay đổi của tài khoản {login}."
REFUSED = "Thay đổi của tài khoản {login} không được duyệt."
NO_ACCOUNTS = "Chưa có tài khoản nào; hệ thống đang ở chế độ dùng thử. Có tài khoản đầu tiên, chế độ dùng thử sẽ tắt."
LOCKED_NOW = "▲ Tạm khóa do nhập sai"
CHOOSE_ACCOUNT = "Chọn tài khoản để sửa"
NEW_ACCOUNT = "Thêm tài khoản mới"
LOGIN_HINT = "Chữ thường không dấu, số, dấu chấm, gạch nối, gạch dưới."
CHOOSE_ROLE = "Chọn vai trò"
UNIT_OF_ACCOUNT = "Đơn vị (chỉ với vai trò Đơn vị)"
ONLY_FOR_UNITS = "Chọn đơn vị"
SECTORS_OF_ACCOUNT = "Lĩnh vực được xem (bỏ trống là tất cả)"
SUBJECT_HINT = "Mã sub, tên đăng nhập hoặc thư điện tử đã xác minh. Bỏ trống nếu dùng mật khẩu của Trung tâm."
REASON_HINT = "Số, ngày văn bản phân công"
SAVE = "Lưu"
SAVE_AND_REOPEN = "Lưu và cho dùng lại"
DAY_WRONG = "Ngày cần viết dạng 22/11/2026."
ACCOUNT_SAVED = "Đã lưu tài khoản {login}."
ACCOUNT_WAITS = "Đã ghi đề nghị cho tài khoản {login}; có hiệu lực khi quản trị khác duyệt."
FIRST_PASSWORD = "Mật khẩu dùng một lần: {password}. Mật khẩu chỉ hiện lần này; chủ tài khoản phải đổi khi đăng nhập."
NEW_PASSWORD_GIVEN = "Cấp lại mật khẩu"
UNLOCK = "Mở khóa"
UNLOCKED = "Đã mở khóa tài khoản {login}."
END_ACCOUNT = "Ngừng sử dụng"
ACCOUNT_ENDED = "Tài khoản {login} đã ngừng sử dụng."
ACCOUNT_HISTORY = "Lịch sử thay đổi"
CHANGED_AT = "Thời điểm"
BY = "Người đề nghị"
APPROVED_BY = "Người duyệt"
WAITING = "Chờ duyệt"
ACCOUNT_RULES = {
    "login": "Tên tài khoản chỉ gồm chữ thường không dấu, số, dấu chấm, gạch nối, gạch dưới.",
    "name": "Cần nhập họ tên hoặc tên gọi của tài khoản.",
    "role": "Cần chọn vai trò.",
    "unit": "Vai trò Đơn vị cần chọn một đơn vị.",
    "subject": "Tài khoản khác đã dùng tên này ở hệ thống đăng nhập tập trung.",
    "dates": "Ngày kết thúc đứng trước ngày bắt đầu.",
    "taken": "Tên tài khoản này đã có. Chọn tài khoản đó trong danh sách để sửa.",
    "unknown": "Không có tài khoản này.",
    "nothing_waits": "Thay đổi này đã được quyết định.",
    "own_proposal": "Người đề nghị không được tự duyệt; cần quản trị khác.",
}

SYSTEM_TITLES = {
    "good": "Hệ thống chạy tốt",
    "attention": "{count} mục cần xem lại",
    "fault": "{count} mục có lỗi, cần xử lý",
}

QUESTIONS = "{count} điểm nghi vấn: sửa trong tệp, hoặc đánh dấu từng điểm đúng thực tế kèm lý do."
QUESTIONS_LEFT = "Còn {count} điểm chưa được xác nhận, chưa thể tiếp nhận."
ALL_ANSWERED = "Tệp đạt các kiểm tra; mọi điểm nghi vấn đã được xác nhận."
REASON = "Lý do"
CHOOSE_REASON = "Chọn lý do"
OWN_REASON = "Ghi rõ thêm, hoặc lý do khác"
MORE_POINTS = "Xem thêm {count} điểm"
ONE_BY_ONE = "Xem từng điểm ({count})"
CAUSE = "Nguyên nhân"
EVERY_CAUSE = "Tất cả nguyên nhân"
NOT_LISTED = "Còn {count} điểm nữa chưa liệt kê; lọc theo nguyên nhân, hoặc tải tệp đánh dấu."
WHOLE_FILE = "cả tệp"
AND_MORE_PLACES = "và {count} nơi khác"
TAKE_MARKED = "Tải tệp có đánh dấu ô cần sửa (.xlsx)"
MARKED_HOW = "Chính tệp đã gửi, ô sai tô màu kèm ghi chú, trang đầu liệt kê chỗ cần sửa. Sửa xong tải lên lại tệp đó."
MARKED_NAME = "{name}_can-sua.xlsx"
PROGRESS = "So với lần tải lên trước: đã sửa {mended} trên {before} lỗi, còn {left}, thêm {new}."
WHERE = "Ở đâu"
CONTENT = "Nội dung"
EXAMPLE = "Ví dụ"
HOW_TO_MEND = "Cách sửa"
MEND_HERE = "Sửa tại chỗ trước khi tiếp nhận ({count} ô đã sửa)"
MEND_HOW = "Tệp gốc giữ nguyên. Ô sửa tại chỗ được ghi lại kèm lý do, hiện ra cùng số liệu; mọi kiểm tra chạy lại."
MEND_HEADERS = ("Ô", "Tệp ghi", "Sửa thành", "Lý do")
WRONG_CELL = "Ô cần sửa"
NEW_VALUE = "Giá trị đúng (viết như trong biểu, ví dụ 1.234,5)"
MEND_REASON = "Lý do sửa, văn bản hoặc người xác nhận"
MEND_IT = "Ghi sửa"
UNDO_WHICH = "Bỏ sửa ô"
CHOOSE_CELL = "Chọn ô"
UNDO = "Bỏ sửa"
MENDED = "Ô sửa khi tiếp nhận"
MENDED_BY = "Người sửa"
MENDED_LINE = "Ô {cell} sửa khi tiếp nhận: tệp ghi {before}, sửa thành {after}; {person}, lý do: {reason}"
EMPTY_CELL = "(trống)"
ACKNOWLEDGED = "Điểm nghi vấn đã được xác nhận"
ACKNOWLEDGED_HEADERS = ("Điểm nghi vấn", "Ở đâu", "Nội dung", "Lý do", "Người xác nhận")

PLAN = "Kế hoạch năm {year} và quỹ đạo đến cuối năm"
PLAN_CAPTION = (
    "Theo dõi đến {day}. Thanh chạy từ 0 đến kế hoạch cả năm, vạch đứng là mức phải đạt đến kỳ. Theo nhịp hiện nay: "
    "số lũy kế chia cho phần thời gian đã qua của năm, chỉ là phép tính, không phải dự báo."
)
PLAN_HEADINGS = (
    *("Chỉ tiêu", "Kế hoạch năm {year}", "Thực hiện", "Quỹ đạo đến 31/12/{year}", "Yêu cầu đến kỳ", "So với yêu cầu"),
    "Đánh giá",
)
PLAN_NOTHING = "Chưa có số liệu năm {year}"
PLAN_DONE = "đạt {share}% kế hoạch"
PLAN_DUE = "yêu cầu đến kỳ {share}%"
PLAN_LEVEL = "vạch đứng: {said}"
PLAN_PACE = "theo nhịp hiện nay, cả năm khoảng {said}{share}"
PACE = "; nét chấm: theo nhịp của {when}, chỉ là phép tính, không phải dự báo"
