"""Tình trạng hệ thống: the self-check, worst first, each with what to do about it."""

from __future__ import annotations

from platform import python_version

import streamlit as st

from charts.tables import table_html
from data import settings
from data.access import LOOPBACK, READ_SYSTEM
from data.audit.check import check_chain
from data.backups.shelf import backup_state
from data.self_check import (
    ATTENTION,
    FAULT,
    GOOD,
    Finding,
    check_backups,
    check_log,
    check_system,
    worst,
)
from pages.parts import words
from pages.parts.base import the_reader
from pages.parts.frame import show_breadcrumb, show_title
from pages.parts.guard import require
from pages.parts.resources import the_sessions, the_store
from pages.parts.sign_in import has_provider

STATES = {FAULT: "▲ Lỗi", ATTENTION: "◆ Cần xem", GOOD: "● Tốt"}
LARGEST_UPLOAD = 50


def show() -> None:
    """The page of the self-check."""
    require(READ_SYSTEM)
    reader = the_reader()
    found = [*check_system(reader.store), *_check_door(), *_long_checks(str(reader.store.folder))]
    show_breadcrumb((words.SYSTEM, ""))
    show_title(words.SYSTEM_TITLES[worst(found)].format(count=sum(f.state == worst(found) for f in found)))
    order = list(STATES)
    rows = [(f.name, STATES[f.state], f.said, f.cure) for f in sorted(found, key=lambda f: order.index(f.state))]
    with st.container(key="panel-system"):
        st.html(table_html(("Mục", "Tình trạng", "Ghi nhận", "Việc cần làm"), rows, whole=True))


@st.cache_resource(show_spinner=words.AUDIT_CHECKING, ttl="10m")
def _long_checks(folder: str) -> list[Finding]:
    """What takes seconds to look at: every line of the log, every byte of the newest backup."""
    store = the_store()
    return [check_log(check_chain(store)), check_backups(store.kind, backup_state(settings.backup_folder()))]


def _check_door() -> list[Finding]:
    """What only the server knows: the connection, the platform and its settings."""
    return [_check_tls(), _check_accounts(), _check_settings(), Finding("Phiên bản", GOOD, _versions())]


def _versions() -> str:
    return f"Python {python_version()}, Streamlit {st.__version__}"


def _check_tls() -> Finding:
    if st.context.headers.get("X-Forwarded-Proto", "") == "https" or str(st.context.url).startswith("https:"):
        return Finding("Kết nối", GOOD, "Được mã hóa (TLS)")
    if st.context.ip_address in (None, *LOOPBACK):
        return Finding("Kết nối", GOOD, "Trên chính máy chủ, không qua mạng")
    return Finding(
        "Kết nối",
        FAULT,
        "Không mã hóa: mật khẩu và số liệu đi qua mạng ở dạng đọc được",
        "Đặt nginx có TLS phía trước theo docs/deploy.md",
    )


def _check_accounts() -> Finding:
    if not the_sessions().any_account:
        return Finding(
            "Đăng nhập",
            ATTENTION,
            "Chưa có tài khoản; bản dùng thử mở trên chính máy chủ",
            "Thêm tài khoản quản trị: python -m data accounts add",
        )
    return Finding(
        "Đăng nhập",
        GOOD,
        "Tài khoản của Trung tâm và đăng nhập tập trung" if has_provider() else "Tài khoản của Trung tâm",
    )


def _check_settings() -> Finding:
    unsafe = [name for name, unsafe_value in UNSAFE.items() if st.get_option(name) == unsafe_value]
    if int(st.get_option("server.maxUploadSize")) > LARGEST_UPLOAD:
        unsafe.append("server.maxUploadSize")
    if unsafe:
        return Finding(
            "Thiết lập máy chủ",
            FAULT,
            f"Không an toàn: {', '.join(unsafe)}",
            "Trả .streamlit/config.toml về như bản phát hành",
        )
    return Finding("Thiết lập máy chủ", GOOD, f"An toàn; tệp nạp tối đa {st.get_option('server.maxUploadSize')} MB")


UNSAFE = {
    "server.enableXsrfProtection": False,
    "server.enableCORS": False,
    "server.enableStaticServing": True,
    "client.showErrorDetails": "full",
    "browser.gatherUsageStats": True,
}
