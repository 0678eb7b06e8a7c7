"""What backup and restore say to the administrator at the keyboard."""

from __future__ import annotations

NO_KEY = (
    "Chưa có khóa sao lưu ({file}). Tạo khóa bằng “python -m data backup-keys --identity TỆP” "
    "rồi cất tệp khóa riêng ở nơi khác máy chủ."
)
BAD_PUBLIC_KEY = "Tệp {file} không chứa khóa công khai age1… hợp lệ."
BAD_IDENTITY = "Tệp {file} không chứa khóa riêng AGE-SECRET-KEY-… hợp lệ."
KEY_EXISTS = "Đã có {file}; không ghi đè khóa. Muốn thay khóa thì chuyển tệp cũ đi nơi khác trước."
KEYS_MADE = (
    "Khóa công khai đã đặt trên máy chủ: {public}\n"
    "Khóa riêng: {identity}. Chuyển tệp này khỏi máy chủ và giữ hai bản ở hai nơi an toàn: "
    "mất khóa riêng thì không bản sao lưu nào mở được."
)

NO_STORE = "Không có kho số liệu trong {folder}."
BUSY = "Một lần sao lưu hoặc diễn tập khác đang chạy; chờ lần đó xong rồi thử lại."
APP_DID_NOT_COPY = "Ứng dụng đang chạy không tạo được bản chép của kho số liệu: {why}"
NOT_COPIED = "Không chép được kho số liệu (có thể hết chỗ trên đĩa): {why}"
NOT_WRITTEN = "Không ghi được bản sao lưu (có thể hết chỗ trên đĩa): {why}"
BACKED_UP = "Đã sao lưu: {file}, {size} MB, {rows} dòng số liệu, {seconds} giây."
LOGGED = "{size} MB, {rows} dòng số liệu, {seconds} giây"
LOGGED_ROWS = "{rows} dòng số liệu, {seconds} giây"
NOT_LOGGED = "Không ghi được kết quả vào nhật ký: {why}"
IN_USE = "chương trình khác đang dùng kho số liệu"
NOT_DONE = "Không thực hiện được: {why}"
THINNED = "Đã bỏ {count} bản cũ theo quy tắc lưu giữ."

NO_FILE = "Không có tệp {file}."
NO_BACKUP = "Không có bản sao lưu nguyên vẹn nào trong {folder}."
NOT_EMPTY = "Thư mục {folder} không trống. Chỉ phục hồi vào thư mục trống, để không ghi đè số liệu đang có."
WRONG_KEY = "Khóa riêng này không mở được bản sao lưu (sai khóa, hoặc phần đầu của tệp đã hỏng)."
DAMAGED = "Bản sao lưu bị hỏng hoặc không đầy đủ; không phục hồi gì từ tệp này ({why})."
WRONG_SUM = "tệp {name} khác với mã kiểm tra"
WRONG_ROWS = "bảng {table} khác với bản kê"
NOT_LISTED = "các tệp không khớp bản kê"
NOT_A_PACK = "không đọc được gói"
WRONG_PROVINCE = "Bản sao lưu là của tỉnh mã {found}; máy này đặt cho tỉnh mã {expected} (IOC_PROVINCE)."
NEWER = "Bản sao lưu do phiên bản mới hơn tạo ra ({program}). Cài phiên bản đó hoặc mới hơn rồi phục hồi."
NOT_RESTORED = "Không ghi được vào thư mục {folder} (có thể hết chỗ trên đĩa): {why}"
RESTORED = "Đã phục hồi vào {folder}: lần ghi {revision}, {rows} dòng số liệu, sao lưu lúc {taken_at}, {seconds} giây."
REHEARSED = "Diễn tập đạt: {file} phục hồi được trong {seconds} giây, {rows} dòng số liệu khớp bản kê."
RULES_BROKEN = "Có quy tắc kiểm tra không đạt: {rules}."
