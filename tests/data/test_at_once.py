"""Many who send at the same moment: each gets a number of its own, and the same bytes are one submission."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from data.originals import keep_original, read_original
from data.store import Store
from data.submissions import Receipt
from data.verify import verify
from tests.data.submitting import observe, send


def test_many_at_once_get_each_its_own_number_and_the_same_bytes_get_one(store: Store) -> None:
    def give(number: int) -> Receipt:
        one = number % 8
        return send(store, [observe(f"A-{one}", "2025-01", str(one))], unit=f"U{one}", name=f"tệp {one}")

    with ThreadPoolExecutor(16) as people:
        receipts = list(people.map(give, range(48)))
    assert len({receipt.submission_id for receipt in receipts}) == 8
    assert [receipt.already for receipt in receipts].count(False) == 8
    assert [finding.rule for finding in verify(store) if finding.rows] == []
    kept = store.query("select sha256 from submission")
    assert [read_original(store, sha256) for (sha256,) in kept]
    assert sorted(path.name for path in (store.folder / "originals").iterdir()) == sorted(sha256 for (sha256,) in kept)


def test_the_same_bytes_kept_by_many_at_once_are_kept_whole_and_once(store: Store) -> None:
    together = Barrier(8)
    for number in range(10):
        content = bytes([number]) * 500_000
        sha256 = hashlib.sha256(content).hexdigest()

        def keep(_: int, sha256: str = sha256, content: bytes = content) -> None:
            together.wait()
            keep_original(store, sha256, content)

        with ThreadPoolExecutor(8) as people:
            list(people.map(keep, range(8)))
        assert read_original(store, sha256) == content
    assert len(list((store.folder / "originals").iterdir())) == 10
