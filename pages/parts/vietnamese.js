// What the platform's browser side lacks: its words in Vietnamese, and links between pages.

// The platform's own words in Vietnamese: the one place. tests/e2e holds the pages against it.
(() => {
  "use strict";
  const WORDS = {
    "Upload": "Chọn tệp",
    "Browse files": "Chọn tệp",
    "Drag and drop file here": "Kéo thả tệp vào đây",
    "Drag and drop files here": "Kéo thả các tệp vào đây",
    "Remove file": "Bỏ tệp",
    "Add files": "Thêm tệp",
    "No results": "Không tìm thấy",
    "No options to select": "Không có lựa chọn",
    "Choose an option": "Chọn",
    "Select...": "Chọn",
    "Clear value": "Xóa",
    "Clear all": "Xóa tất cả",
    "Fullscreen": "Toàn màn hình",
    "Close fullscreen": "Thu nhỏ",
    "Exit fullscreen": "Thu nhỏ",
    "Show data": "Xem bảng số liệu",
    "Show chart": "Xem biểu đồ",
    "View more": "Xem thêm",
    "View less": "Thu gọn",
    "Running...": "Đang xử lý…",
    "Stop": "Dừng",
    "Rerun": "Chạy lại",
    "Settings": "Cài đặt",
    "Print": "In",
    "Record screen": "Ghi màn hình",
    "About": "Giới thiệu",
    "Clear cache": "Xóa bộ nhớ đệm",
    "Page not found": "Không tìm thấy trang",
    "Connecting": "Đang kết nối",
    "Connection error": "Mất kết nối",
    "Connection timed out.": "Quá thời gian kết nối.",
    "Close": "Đóng",
    "Increment": "Tăng",
    "Decrement": "Giảm",
    "Copy to clipboard": "Sao chép",
    "Download": "Tải về",
    "Search": "Tìm",
    "Expand": "Mở rộng",
    "Collapse": "Thu gọn",
    "Main menu": "Trình đơn",
    "Open sidebar": "Mở trình đơn",
    "Close sidebar": "Đóng trình đơn",
    "Press Enter to apply": "Nhấn Enter để áp dụng",
    "Press Enter to submit form": "Nhấn Enter để gửi",
    "Wide mode": "Chế độ rộng",
    "App theme": "Giao diện",
    "Use system setting": "Theo hệ thống",
    "Light": "Sáng",
    "Dark": "Tối",
    "System": "Theo hệ thống",
    "Skip to main content": "Đến nội dung chính",
    "Sidebar": "Trình đơn",
    "Navigate to home page": "Về trang đầu",
    "Logo": "Biểu trưng",
    "Collapse sidebar": "Thu gọn trình đơn",
    "Expand sidebar": "Mở trình đơn",
    "App pages": "Các trang",
    "Open": "Mở",
    "Selectbox options": "Các lựa chọn",
    "Download as PNG": "Tải ảnh PNG",
    "Copy Vega-Lite spec": "Sao chép mô tả biểu đồ",
    "Vega visualization": "Biểu đồ",
    "visualization": "biểu đồ",
    "axis": "trục",
    "bar": "thanh",
    "point": "điểm",
    "file upload": "chọn tệp",
    "Upload files": "Chọn tệp",
    "Drag and drop a file here": "Kéo thả tệp vào đây",
    "Download failed": "Không tải về được",
    "Failed to generate file for download": "Không tạo được tệp để tải về",
    "Pagination": "Phân trang",
    "Next page": "Trang sau",
    "Previous page": "Trang trước",
    "Copy": "Sao chép",
    "Cancel": "Hủy",
    "Try again": "Thử lại",
    "Dialog": "Hộp thoại",
    "Error": "Lỗi",
    "Always rerun": "Luôn chạy lại",
    "Get help": "Trợ giúp",
    "Report a bug": "Báo lỗi",
    "Record a screencast": "Ghi màn hình",
  };
  const AXES = { X: "Trục ngang", Y: "Trục dọc" };
  const MARKS = { group: "nhóm", line: "đường", rect: "thanh", symbol: "điểm", text: "chữ", rule: "vạch", area: "vùng", shape: "hình" };
  const PATTERNS = [
    [/^(group|line|rect|symbol|text|rule|area|shape) mark( container)?$/, (_, mark, all) => `${all ? "các " : ""}${MARKS[mark]}`],
    [/^Limit (\d+)\s?MB per file(.*)$/, "Tối đa $1 MB mỗi tệp$2"],
    [/^(\d+)\s?MB per file(.*)$/, "Tối đa $1 MB mỗi tệp$2"],
    [/^You have requested page \/(.*), but no corresponding file was found.*$/s, "Không có trang /$1. Đang mở trang Tổng quan."],
    [/^The page that you have requested does not seem to exist.*$/s, "Không có trang này. Đang mở trang Tổng quan."],
    [/^Selected (.*)\. (.*)$/, "Đã chọn $1. $2"],
    [/^([XY])-axis (?:titled '(.*)' )?for a discrete scale with (\d+) values?: (.*?)(?:, ending with (.*))?$/s,
      (_, axis, title, count, values, last) =>
        `${AXES[axis]}${title ? " " + title : ""}, ${count} giá trị: ${values}${last ? " … " + last : ""}`],
    [/^([XY])-axis (?:titled '(.*)' )?for a \w+ scale with values from (.*) to (.*)$/s,
      (_, axis, title, from, to) => `${AXES[axis]}${title ? " " + title : ""}, từ ${from} đến ${to}`],
    [/^Symbol legend (?:titled '(.*)' )?for .* with (\d+) values?: (.*)$/s, "Chú giải, $2 giá trị: $3"],
    [/^(\d+) options? available\.?$/, "$1 lựa chọn."],
    [/^Remove (.+)$/, "Bỏ $1"],
    [/^Help for (.+)$/, "Giải thích: $1"],
    [/^\w+ icon$/, "biểu tượng"],
    [/^Streamlit server is not responding.*$/s, "Máy chủ không trả lời. Kiểm tra kết nối mạng và máy chủ."],
    [/^Page (\d+)$/, "Trang $1"],
  ];
  const ATTRIBUTES = ["aria-label", "aria-description", "aria-roledescription", "title", "placeholder", "alt"];

  const inVietnamese = (text) => {
    const plain = text.trim();
    if (Object.hasOwn(WORDS, plain)) return text.replace(plain, WORDS[plain]);
    for (const [pattern, replacement] of PATTERNS) {
      if (pattern.test(plain)) return plain.replace(pattern, replacement);
    }
    return text;
  };

  const mendText = (node) => {
    const mended = inVietnamese(node.data);
    if (mended !== node.data) node.data = mended;
  };

  // The platform puts boxes between the menu's list and its items; a screen reader takes the boxes for the lists.
  const mendMenu = (element) => {
    const box = element.tagName === "LI" ? element.parentElement : null;
    if (!box || box.tagName === "UL" || box.getAttribute("role") === "list") return;
    box.setAttribute("role", "list");
    box.closest("ul")?.setAttribute("role", "group");
  };

  const mendElement = (element) => {
    mendMenu(element);
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name);
      if (!text) continue;
      const mended = inVietnamese(text);
      if (mended !== text) element.setAttribute(name, mended);
    }
  };

  // What we send as HTML is Vietnamese already, and long: tables are not searched for the platform's words.
  const OURS = "[data-testid=stHtml]";
  const others = { acceptNode: (node) => node.matches?.(OURS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT };

  const mend = (root) => {
    if ((root.nodeType === Node.ELEMENT_NODE ? root : root.parentElement)?.closest(OURS)) return;
    if (root.nodeType === Node.TEXT_NODE) return mendText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    mendElement(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, others);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) mendText(node); else mendElement(node);
    }
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(mend);
      else if (change.type === "characterData") mendText(change.target);
      else mendElement(change.target);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  mend(document.documentElement);
})();

// Links between pages open inside the visit, as the browser's "back" does: the platform runs the page of a changed address.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-page]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const leaves = link.pathname !== location.pathname;
  history.pushState(null, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
  if (leaves) document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
});
