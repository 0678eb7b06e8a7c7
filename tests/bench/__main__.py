"""python -m tests.bench: a table of figures, the budget beside each. It informs; it never fails."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from data.catalogue import load_catalogue
from data.settings import DEFAULT_PROVINCE
from tests.bench.backup import bench_backup
from tests.bench.browser import bench_browser
from tests.bench.crowd import bench_crowd
from tests.bench.figures import show
from tests.bench.intake import bench_intake
from tests.bench.pages import bench_pages
from tests.bench.queries import bench_queries
from tests.bench.stores import make_store

TOPICS = ("queries", "pages", "crowd", "browser", "backup", "intake")
ON_LARGEST = ("pages", "crowd", "browser", "backup")


def main() -> None:
    """Queries at each size; pages, a crowd, a browser and backup at the largest; then intake."""
    arguments = _arguments()
    topics = (arguments.only,) if arguments.only else TOPICS
    sizes = sorted(int(float(size)) for size in arguments.rows.split(","))
    catalogue = load_catalogue(DEFAULT_PROVINCE, Path("/nonexistent"))
    for size in sizes if "queries" in topics else sizes[-1:] if set(ON_LARGEST) & set(topics) else ():
        with tempfile.TemporaryDirectory(prefix="giao-ban-bench-") as folder:
            store = make_store(Path(folder), catalogue, size)
            if "queries" in topics:
                show(bench_queries(store, catalogue))
            if "backup" in topics and size == sizes[-1]:
                show(bench_backup(store, catalogue))
            store.close()
            for topic, bench in (("pages", bench_pages), ("crowd", bench_crowd), ("browser", bench_browser)):
                if topic in topics and size == sizes[-1]:
                    show(bench(Path(folder), catalogue))
    if "intake" in topics:
        show(bench_intake(catalogue))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rows", default="1e6,1e7", help="sizes of the stores, for example 1e6,1e7")
    parser.add_argument("--only", choices=TOPICS, help="one topic instead of all")
    return parser.parse_args()


if __name__ == "__main__":
    main()
