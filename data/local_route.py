"""The local route: command-line work goes to the running app, which owns the store's file."""

from __future__ import annotations

import base64
import json
import secrets
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.store import StoreError

FILE_NAME = "app.json"
PATH = "/local/"
TOKEN_HEADER = "X-Giao-Ban-Token"
PATIENCE = 120.0
FAULTY = 503


@dataclass(frozen=True)
class Endpoint:
    """Where the running app listens, and the token that proves access to its folder."""

    port: int
    token: str


def write_endpoint(folder: Path, port: int) -> Endpoint:
    """Announce the running app: a fresh token in a file that only its owner may read."""
    endpoint = Endpoint(port, secrets.token_urlsafe(32))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(json.dumps({"port": endpoint.port, "token": endpoint.token}), encoding="utf-8")
    return endpoint


def read_endpoint(folder: Path) -> Endpoint | None:
    """The announced app, if there is one."""
    path = folder / FILE_NAME
    if not path.exists():
        return None
    said = json.loads(path.read_text(encoding="utf-8"))
    return Endpoint(int(said["port"]), str(said["token"]))


def post(
    endpoint: Endpoint, action: str, files: dict[str, bytes] | None = None, by: str = "", **said: Any
) -> dict[str, Any]:
    """Ask the app to do something and wait for its answer.

    Raises OSError when nobody answers, StoreError where the app's store is faulty.
    """
    packed = {name: base64.b64encode(content).decode() for name, content in (files or {}).items()}
    body = {**said, "by": by, "files": packed}
    request = urllib.request.Request(
        f"http://127.0.0.1:{endpoint.port}{PATH}{action}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", TOKEN_HEADER: endpoint.token},
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            result: dict[str, Any] = json.load(answer)
    except urllib.error.HTTPError as error:
        if error.code == FAULTY:
            raise StoreError(error.read().decode()) from error
        raise
    return result
