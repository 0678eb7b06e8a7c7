"""Keeping the log readable where a machine knocks without end."""

from __future__ import annotations

from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)
MOST = 10_000


class OnceAMinute:
    """Lets each key through at most once a minute."""

    def __init__(self) -> None:
        self._last: dict[str, datetime] = {}

    def lets(self, key: str, now: datetime) -> bool:
        """Whether it is this key's turn."""
        last = self._last.get(key)
        if last is not None and abs(now - last) < MINUTE:
            return False
        if len(self._last) >= MOST:
            self._last.clear()
        self._last[key] = now
        return True
