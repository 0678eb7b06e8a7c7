"""The drop folder beside the running app: a file that is put there is taken without anybody doing anything."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from data.catalogue import Catalogue
from data.observations import Observation
from data.store import DEMO, open_store
from loaders.forms.templates import write_form
from tests.e2e.conftest import PATIENCE, Server, serving

FORM, UNIT, PERIOD, CODE = "KTXH-SCT-T", "SCT", "2026-10", "KTXH-09-LK"


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over an empty store with a drop folder for one unit."""
    folder = tmp_path_factory.mktemp("drop")
    open_store(folder, kind=DEMO, today=date(2026, 11, 22)).close()
    (folder / "inbox" / UNIT).mkdir(parents=True)
    with serving(folder) as started:
        yield started


def test_the_running_app_takes_a_file_and_puts_it_away_with_its_report(catalogue: Catalogue, server: Server) -> None:
    own = server.folder / "inbox" / UNIT
    row = Observation(CODE, "38", "", "", PERIOD, Decimal(9000))
    (own / "thang10.xlsx").write_bytes(write_form(catalogue, FORM, UNIT, PERIOD, values=[row]))
    report = own / "accepted" / "thang10.xlsx.txt"
    end = time.monotonic() + PATIENCE
    while not report.exists() and time.monotonic() < end:
        time.sleep(0.2)
    assert "Mã lần gửi N0000001" in report.read_text(encoding="utf-8")
    swept = server.run("loaders", "inbox", "--once")
    assert (swept.returncode, swept.stdout.strip()) == (0, "Không có tệp nào trong thư mục nhận tệp.")
    taken = server.run("briefings", "receipt", "N0000001", "-o", str(server.folder / "bien-nhan.pdf"))
    assert taken.returncode == 0, taken.stderr
    assert (server.folder / "bien-nhan.pdf").read_bytes().startswith(b"%PDF")
    refused = server.run("briefings", "export", "--snapshot", "47", "--to", str(server.folder / "goi"))
    assert (refused.returncode, refused.stderr) == (1, "Chưa có bản giao ban nào được chốt.\n")
