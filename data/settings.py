"""Where things are kept and which province this is; read from the environment, once per call."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

PROJECT = Path(__file__).resolve().parent.parent
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
DEFAULT_PROVINCE = "38"


def var_folder() -> Path:
    """The folder of store, originals, backups and the province's own catalogue entries (IOC_VAR)."""
    return Path(os.environ.get("IOC_VAR") or PROJECT / "data" / "var").resolve()


def backup_folder() -> Path:
    """Where finished backups go (IOC_BACKUPS); better on another machine's disk."""
    return Path(os.environ.get("IOC_BACKUPS") or var_folder() / "backups").resolve()


def province_code() -> str:
    """Official code of the province (IOC_PROVINCE): 38 Thanh Hóa, 42 Hà Tĩnh, 51 Quảng Ngãi."""
    return os.environ.get("IOC_PROVINCE") or DEFAULT_PROVINCE


def vietnam_now() -> datetime:
    """The wall clock of Việt Nam without a zone; the store keeps every time this way."""
    return datetime.now(VIETNAM).replace(tzinfo=None, microsecond=0)
