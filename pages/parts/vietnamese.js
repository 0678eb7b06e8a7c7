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
  };
  const PATTERNS = [
    [/^Limit (\d+)\s?MB per file(.*)$/, "Tối đa $1 MB mỗi tệp$2"],
    [/^(\d+)\s?MB per file(.*)$/, "Tối đa $1 MB mỗi tệp$2"],
    [/^You have requested page \/(.*), but no corresponding file was found.*$/s, "Không có trang /$1. Đang mở trang Tổng quan."],
    [/^The page that you have requested does not seem to exist.*$/s, "Không có trang này. Đang mở trang Tổng quan."],
    [/^Selected (.*)\. (.*)$/, "Đã chọn $1. $2"],
    [/^keyboard_.*$/, null],
  ];
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];

  const inVietnamese = (text) => {
    const plain = text.trim();
    if (Object.hasOwn(WORDS, plain)) return text.replace(plain, WORDS[plain]);
    for (const [pattern, replacement] of PATTERNS) {
      if (replacement !== null && pattern.test(plain)) return plain.replace(pattern, replacement);
    }
    return text;
  };

  const mendText = (node) => {
    const mended = inVietnamese(node.data);
    if (mended !== node.data) node.data = mended;
  };

  const mendElement = (element) => {
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name);
      if (!text) continue;
      const mended = inVietnamese(text);
      if (mended !== text) element.setAttribute(name, mended);
    }
  };

  const mend = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return mendText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    mendElement(root);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) mendText(node); else mendElement(node);
    }
  };

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(mend);
      else mend(change.target);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  mend(document.documentElement);
})();
