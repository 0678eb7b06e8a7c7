"""When the owner of each session last did something: kept in a small file, so that a restart makes nobody younger."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

FILE_NAME = "last_seen.json"
KEPT_EVERY = timedelta(seconds=30)


class LastSeen:
    """Keeps the times of all sessions at most twice a minute; what a crash takes makes a session end sooner."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._kept_at = datetime(1970, 1, 1)
        self._keeping = threading.Lock()

    def read(self) -> dict[str, datetime]:
        """Token hash -> when its owner was last seen; nothing where the file is gone or says nothing of the kind."""
        with suppress(OSError, ValueError, TypeError, AttributeError):
            said = json.loads(self._path.read_text(encoding="utf-8"))
            return {token_hash: datetime.fromisoformat(seen_at) for token_hash, seen_at in said.items()}
        return {}

    def is_due(self, now: datetime) -> bool:
        """Whether the times were last kept long enough ago."""
        return abs(now - self._kept_at) >= KEPT_EVERY

    def keep(self, seen: Mapping[str, datetime], now: datetime) -> None:
        """Keep the times. A full disk keeps nobody out."""
        with self._keeping:
            self._kept_at = now
            partial = self._path.with_name(f"{FILE_NAME}.part")
            with suppress(OSError):
                partial.touch(mode=0o600)
                partial.write_text(json.dumps(seen, default=datetime.isoformat), encoding="utf-8")
                partial.replace(self._path)
