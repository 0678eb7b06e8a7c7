"""The centre's rules for signing in: the defaults, or what $IOC_VAR/security.toml says instead."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

FILE_NAME = "security.toml"
_SERVER = re.compile(r"[\w.-]+(:\d{1,5})?", re.ASCII)


@dataclass(frozen=True)
class SecurityRules:
    """level: of the information system, as its owner declares it (Nghị định 85/2016/NĐ-CP); times as named.

    syslog: 'host' or 'host:port' of a server that hears of every new line of the log; '' for none.
    """

    level: int = 3
    idle_minutes: int = 15
    idle_minutes_of_administrators: int = 5
    session_hours: int = 12
    wrong_tries: int = 5
    locked_minutes: int = 15
    unused_days: int = 45
    password_length: int = 12
    audit_months: int = 12
    syslog: str = ""


def read_rules(folder: Path) -> SecurityRules:
    """The rules of a folder. Raises ValueError for a name that is no rule or a value that does not fit."""
    path = folder / FILE_NAME
    if not path.exists():
        return SecurityRules()
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    for name, value in said.items():
        if not _fits(name, value):
            raise ValueError(f"{path}: {name} = {value!r}")
    return SecurityRules(**said)


def _fits(name: str, value: object) -> bool:
    """Whether it is a rule and its value is of the default's kind; numbers are above 0."""
    default = {field.name: field.default for field in fields(SecurityRules)}.get(name)
    if isinstance(value, str):
        return isinstance(default, str) and _SERVER.fullmatch(value) is not None
    return isinstance(default, int) and type(value) is int and value > 0
