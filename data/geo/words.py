"""What the import of boundaries says to the person at the keyboard."""

from __future__ import annotations

NOT_A_GEOFILE = (
    "Tệp không phải là GeoJSON, Shapefile nén (.zip) hoặc GeoPackage (.gpkg). Xuất lại từ phần mềm bản đồ rồi thử lại."
)
NO_FILE = "Không có tệp {file}."
TOO_LARGE = "Tệp quá lớn ({found} MB, tối đa {most} MB). Chỉ xuất lớp ranh giới cấp xã của tỉnh."
TOO_MANY_SHAPES = "Lớp dữ liệu có quá nhiều đối tượng ({found}, tối đa {most}). Chỉ xuất lớp ranh giới cấp xã."
TOO_MANY_POINTS = "Lớp dữ liệu có quá nhiều đỉnh ({found}, tối đa {most}). Chỉ xuất lớp ranh giới cấp xã."
ZIP_BROKEN = "Tệp nén bị hỏng hoặc đặt mật khẩu, không mở được."
ZIP_ODD_NAME = "Tệp nén có tên tệp bất thường “{name}”, không được chấp nhận."
ZIP_ONE_SHAPEFILE = "Tệp nén phải chứa đúng một Shapefile; tìm thấy {found} tệp .shp."
ZIP_INCOMPLETE = "Shapefile thiếu tệp {suffix}; cần đủ .shp, .shx và .dbf."
NO_POLYGONS = "Tệp không có lớp đa giác nào."
ASK_CRS = (
    "Tọa độ không phải kinh độ, vĩ độ và tệp không ghi rõ hệ tọa độ; có lẽ là VN-2000. Chạy lại với --crs: "
    "EPSG:5897 (Thanh Hóa), EPSG:9209 (Hà Tĩnh), EPSG:5898 (Quảng Ngãi), EPSG:9216 (Kon Tum trước đây). "
    "Kinh tuyến trục cần xác nhận với Sở Nông nghiệp và Môi trường."
)
UNKNOWN_CRS = "Không biết hệ tọa độ “{crs}”. Viết như EPSG:5897."
WRONG_PLACE = (
    "Ranh giới nằm cách vị trí của xã, phường trong danh mục khoảng {distance} km. "
    "Có lẽ sai hệ tọa độ (--crs) hoặc đảo kinh độ với vĩ độ."
)
WRONG_PROVINCE = (
    "Chỉ khớp {matched}/{expected} xã, phường của {province}. Có lẽ đây là tệp của tỉnh khác, "
    "hoặc của thời điểm trước ngày 01/7/2025."
)
CODE_TWICE = "Mã {code} đứng ở {count} đối tượng; mỗi xã, phường chỉ được có một. Gộp các phần lại thành một đối tượng."
NAME_TWICE = "{name} khớp tên với {count} đối tượng; thêm cột mã chính thức rồi thử lại."
NO_SHAPE = "{name} không có hình: đa giác trống hoặc hỏng đến mức không sửa được."

TAKEN = "Đã nhập ranh giới {matched}/{expected} xã, phường của {province}, có hiệu lực từ {valid_from}."
MATCHED_BY = "Khớp theo mã: {by_code}; khớp theo tên: {by_name}."
READ_AS = "Hệ tọa độ: {crs}. Tổng diện tích: {area} km²."
SIMPLIFIED = "Giản lược từ {before} xuống {after} đỉnh, giữ đường ranh giới chung; lệch diện tích lớn nhất {change}%."
STORED = "Lưu bản {version} ({size} KB); SHA-256 của tệp gốc: {sha256}."
REPAIRED = "Đã sửa {count} hình có lỗi: {names}."
OVERLAPS = "Chồng lấn {area} km² giữa {one} và {other}."
WITHOUT_SHAPE = "Chưa có ranh giới ({count}): {names}."
NOT_OURS = "Không có trong danh mục, đã bỏ qua ({count}): {names}."
AND_MORE = "{names} và {more} đơn vị khác"
