"""The real server with a copy of the demonstration, and a headless browser that keeps a list of what went wrong."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
SEEN_WITHIN_MS = 15_000
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Server:
    """A running app: its address and the folder of its store."""

    address: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a command line needs to work on the same store."""
        return {**os.environ, "IOC_VAR": str(self.folder), "IOC_PROVINCE": "38"}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command of ours beside the app: python -m …"""
        command = [sys.executable, "-m", *arguments]
        return subprocess.run(
            command, cwd=PROJECT, env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )


Start = Callable[[Path], AbstractContextManager[Server]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5) as answer:
                assert answer.read() == b"ok"
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the server did not answer; exit code {process.poll()}")


@contextmanager
def serving(folder: Path, port: int = 0, *options: str) -> Iterator[Server]:
    """streamlit run app.py over the store of a folder, freshly started. options: further ones of the platform."""
    port = port or free_port()
    server = Server(f"http://127.0.0.1:{port}", folder)
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), *options]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=PROJECT, env=server.environment, stdout=log, stderr=log)
        try:
            wait_until_healthy(server.address, process)
            yield server
        finally:
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture(scope="session")
def start() -> Start:
    """Starts a server over a folder."""
    return serving


@pytest.fixture(scope="module")
def server(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for a module, with a demonstration of its own."""
    folder = Path(shutil.copytree(demonstration, tmp_path_factory.mktemp("e2e") / "demonstration"))
    with serving(folder) as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=SEEN_WITHIN_MS)
        launched = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        yield launched
        launched.close()
