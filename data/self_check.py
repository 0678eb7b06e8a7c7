"""Self-check of the centre's own running: the store, the disk, the clock, the versions, the rules."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import duckdb

from data import settings
from data.access import READ_SYSTEM
from data.audit.check import ChainState
from data.audit.words import state_sentence
from data.backups.shelf import BackupState
from data.numbers import format_moment, format_number
from data.people.security import SecurityRules, read_rules
from data.store import DEMO, FILE_NAME, Store

GOOD, ATTENTION, FAULT = "good", "attention", "fault"
LEAST_FREE = 2 * 1024**3
MEGABYTE = 1024**2
CLOCK_TOLERANCE = timedelta(minutes=5)
OLDEST_BACKUP = timedelta(hours=25)
OLDEST_REHEARSAL = timedelta(days=90)
MORE, LESS = 1, -1
LOOSER = {
    "idle_minutes": MORE,
    "idle_minutes_of_administrators": MORE,
    "session_hours": MORE,
    "wrong_tries": MORE,
    "unused_days": MORE,
    "locked_minutes": LESS,
    "password_length": LESS,
    "audit_months": LESS,
    "level": LESS,
}


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: how it stands, and what to do about it where something is wrong."""

    name: str
    state: str
    said: str
    cure: str = ""


def check_system(store: Store) -> list[Finding]:
    """What the store and the machine say of themselves. Raises Denied where the viewer may not read it."""
    store.demand(READ_SYSTEM)
    return [_check_store(store), _check_originals(store), _check_disk(store), _check_clock(store), *_check_rules(store)]


def check_log(state: ChainState) -> Finding:
    """What a check of the audit log found."""
    said = state_sentence(state)
    if state.faults:
        return Finding("Nhật ký", FAULT, said, "Báo người kiểm tra; giữ nguyên kho và thư mục audit")
    return Finding("Nhật ký", GOOD, said)


def check_backups(kind: str, state: BackupState) -> Finding:
    """How old the newest backup of a live or demo store is, whether it is whole, and when it was last rehearsed."""
    now, cure = settings.vietnam_now(), "python -m data backup; xem docs/deploy.md"
    if state.newest is None:
        return Finding("Sao lưu", FAULT if kind != DEMO else ATTENTION, "Chưa có bản sao lưu nào", cure)
    said = f"Bản gần nhất {format_moment(state.newest.taken_at)}, {format_number(state.newest.size // MEGABYTE)} MB"
    if not state.whole:
        return Finding("Sao lưu", FAULT, f"{said}, không nguyên vẹn", cure)
    if now - state.newest.taken_at > OLDEST_BACKUP:
        return Finding("Sao lưu", FAULT, f"{said}, đã quá 24 giờ", cure)
    return _check_rehearsal(state, said, now)


def _check_rehearsal(state: BackupState, said: str, now: datetime) -> Finding:
    last, cure = state.last_rehearsal, "python -m data rehearse"
    if last is None or now - last.at > OLDEST_REHEARSAL:
        return Finding("Sao lưu", ATTENTION, f"{said}; chưa diễn tập phục hồi trong 90 ngày", cure)
    if last.problem:
        return Finding("Sao lưu", FAULT, f"{said}; lần diễn tập gần nhất không đạt: {last.problem}", cure)
    return Finding("Sao lưu", GOOD, f"{said}; diễn tập đạt {format_moment(last.at)}")


def worst(findings: list[Finding]) -> str:
    """The worst state among the findings."""
    states = {finding.state for finding in findings}
    return next((state for state in (FAULT, ATTENTION) if state in states), GOOD)


def _check_store(store: Store) -> Finding:
    path = store.folder / FILE_NAME
    size = format_number(path.stat().st_size // MEGABYTE)
    said = f"Lần ghi {format_number(store.last_revision)}, {size} MB, DuckDB {duckdb.__version__}"
    if path.stat().st_mode & path.parent.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return Finding(
            "Kho số liệu", ATTENTION, f"{said}; người dùng khác trên máy chủ đọc được tệp kho", "chmod 700 thư mục kho"
        )
    kind = "; kho dùng thử" if store.kind == DEMO else ""
    return Finding("Kho số liệu", GOOD, said + kind)


def _check_originals(store: Store) -> Finding:
    wanted = {row[0] for row in store.rows("read_originals")}
    folder = store.folder / "originals"
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    lost = len(wanted - there)
    if lost:
        return Finding(
            "Tệp gốc",
            FAULT,
            f"Thiếu {format_number(lost)}/{format_number(len(wanted))} tệp gốc",
            "Phục hồi thư mục originals từ bản sao lưu",
        )
    return Finding("Tệp gốc", GOOD, f"Đủ {format_number(len(wanted))} tệp gốc")


def _check_disk(store: Store) -> Finding:
    free = shutil.disk_usage(store.folder).free
    said = f"Còn trống {format_number(free // MEGABYTE)} MB"
    if free < LEAST_FREE:
        return Finding("Đĩa", FAULT, said, "Dọn đĩa hoặc mở rộng; dưới 2 GB có thể không ghi được số liệu")
    return Finding("Đĩa", GOOD, said)


def _check_clock(store: Store) -> Finding:
    now, newest = settings.vietnam_now(), store.rows("read_newest_moment")[0][0]
    said = f"{format_moment(now)} giờ Việt Nam"
    if store.kind != DEMO and newest is not None and newest > now + CLOCK_TOLERANCE:
        return Finding(
            "Đồng hồ",
            FAULT,
            f"{said}, sớm hơn lần ghi gần nhất ({format_moment(newest)})",
            "Chỉnh lại giờ máy chủ (timedatectl)",
        )
    return Finding("Đồng hồ", GOOD, said)


def _check_rules(store: Store) -> Iterator[Finding]:
    rules, usual = read_rules(store.folder), SecurityRules()
    yield Finding("Cấp độ an toàn hệ thống thông tin", GOOD, f"Cấp độ {rules.level}, do chủ quản hệ thống khai")
    looser = [name for name, way in LOOSER.items() if (getattr(rules, name) - getattr(usual, name)) * way > 0]
    if looser:
        said = f"Nới hơn mặc định: {', '.join(looser)}"
        yield Finding("Quy tắc đăng nhập", ATTENTION, said, "Xem lại tệp security.toml")
        return
    locked = f"nhập sai {rules.wrong_tries} lần thì khóa {rules.locked_minutes} phút"
    yield Finding("Quy tắc đăng nhập", GOOD, f"Tự khóa sau {rules.idle_minutes} phút không thao tác; {locked}")
