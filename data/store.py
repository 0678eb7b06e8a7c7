"""The one connection to the one file: locked configuration, one writer, SQL from files."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb
import pyarrow as pa

from data import settings
from data.access import MAINTAIN, THE_SYSTEM, Denied, Viewer, allowed_somewhere, demand, may_read

SQL_FOLDER = Path(__file__).resolve().parent / "sql"
MIGRATIONS = Path(__file__).resolve().parent / "migrations"
FILE_NAME = "ioc.duckdb"
T = TypeVar("T")
LIVE = "live"
DEMO = "demo"

_CONFIGURATION = (
    "set memory_limit = '2GB'",
    "set threads = 2",
    "set allocator_background_threads = true",
    "set allocator_flush_threshold = '1MB'",  # gives memory back sooner: 15 MB at 10 million rows
    "set preserve_insertion_order = true",
    "set autoinstall_known_extensions = false",
    "set autoload_known_extensions = false",
    "set allow_community_extensions = false",
    "set enable_external_access = false",
    "set lock_configuration = true",
)


LOCKED = "Kho số liệu đang do chương trình khác mở; dừng chương trình đó trước. Tệp: {path}"
NEWER = "Kho số liệu do phiên bản mới hơn của phần mềm tạo ra ({names}); cài phiên bản đó rồi làm lại."
OTHER_PROVINCE = "Kho số liệu là của tỉnh mã {found}; máy này đặt cho tỉnh mã {expected} (IOC_PROVINCE)."
DAMAGED = "Tệp kho số liệu bị hỏng hoặc không đọc được; dừng ứng dụng và phục hồi từ bản sao lưu. Chi tiết: {why}"
NOT_WRITTEN = (
    "Không mở hoặc không ghi được kho số liệu, có thể đĩa đã đầy hoặc thư mục chỉ cho đọc; chưa lưu gì. Chi tiết: {why}"
)
_DISK = ("Could not write", "No space left", "Could not sync", "Read-only file system", "Permission denied")
_INCLUDE = re.compile(r"^-- include (\w+)$", re.MULTILINE)
_NEEDS = re.compile(r"^-- needs: (\w+)$", re.MULTILINE)


class StoreError(Exception):
    """The store can't do what was asked."""


class StoreLocked(StoreError):
    """Another process owns the file."""


class StoreMismatch(StoreError):
    """The store is of another province, kind or a newer version."""


class StoreDamaged(StoreError):
    """The bytes of the file are not those that were written."""


class NotWritten(StoreError):
    """The disk didn't take it, and nothing of it was kept."""


@contextmanager
def telling_faults() -> Iterator[None]:
    """What the engine and the system say about the file and the disk becomes an error of ours with its sentence."""
    try:
        yield
    except (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException, OSError) as error:
        why = str(error)
        if isinstance(error, OSError) or any(sign in why for sign in _DISK):
            raise NotWritten(NOT_WRITTEN.format(why=why)) from error
        if isinstance(error, duckdb.TransactionException):
            raise
        raise StoreDamaged(DAMAGED.format(why=why)) from error


@dataclass(frozen=True)
class AsOf:
    """What was known: nothing after `revision`; judged as at `viewed_on`. at: the moment in the past, if it is one."""

    revision: int
    viewed_on: date
    at: datetime | None = None


@dataclass(eq=False)
class OpenFile:
    """The one open file that every viewer's store reads and writes. tried: it is seen from inside of a trial."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    writing: threading.Lock = field(default_factory=threading.Lock)
    generation: int = 0
    remembered: dict[tuple[int, str], Any] = field(default_factory=dict)
    tried: bool = False

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for each question; a trial has one, which alone sees what is tried."""
        return self.connection if self.tried else self.connection.cursor()


@dataclass(frozen=True, eq=False)
class Store:
    """An open store as one viewer may read and write it.

    Reads take a cursor each; writes go one at a time through `write()`. Every query needs a viewer who may read at
    all, or who has the right that its file names in a line '-- needs: <action>'; every write names its action.
    """

    file: OpenFile
    viewer: Viewer = THE_SYSTEM

    def seen_by(self, viewer: Viewer) -> Store:
        """The same store for another viewer."""
        return Store(self.file, viewer)

    def demand(self, action: str, sector: str = "", unit: str = "") -> None:
        """Raises Denied where the viewer may not do the action."""
        demand(self.viewer, action, sector, unit)

    @property
    def folder(self) -> Path:
        """Where the file, the originals and the backups are."""
        return self.file.folder

    def rows(self, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of data/sql/<query>.sql. Raises Denied where the viewer may not read them."""
        self._may_read(query)
        with telling_faults():
            return self._cursor().execute(sql(query), parameters or None).fetchall()

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once between two writes: only this store changes its file."""
        key = (self.file.generation, name)
        if key not in self.file.remembered:
            self.file.remembered[key] = make()
        made: T = self.file.remembered[key]
        return made

    def remembered_rows(self, query: str) -> list[tuple[Any, ...]]:
        """All rows of a query without parameters."""
        self._may_read(query)
        return self.remembered(query, lambda: self.rows(query))

    def rows_beside(self, query: str, incoming: pa.Table, **parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of data/sql/<query>.sql, which may also read the table `incoming`."""
        self._may_read(query)
        return self.query_beside(sql(query), incoming, **parameters)

    def query(self, statement: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """All rows of a statement that was made from data/sql for one fact table."""
        self._may_read()
        with telling_faults():
            return self._cursor().execute(statement, parameters or None).fetchall()

    def query_beside(self, statement: str, incoming: pa.Table, **parameters: Any) -> list[tuple[Any, ...]]:
        """The same for a statement that may also read the table `incoming`."""
        self._may_read()
        with telling_faults():
            cursor = self._cursor()
            cursor.register("incoming", incoming)
            return cursor.execute(statement, parameters).fetchall()

    @contextmanager
    def write(self, action: str) -> Iterator[duckdb.DuckDBPyConnection]:
        """One transaction, alone: commits at the end, rolls back on any exception.

        Raises Denied when the viewer may do the action nowhere, NotWritten where the disk is full.
        """
        if not allowed_somewhere(self.viewer, action):
            raise Denied(f"{self.viewer.role or 'nobody'} may not {action}")
        file = self.file
        with file.writing, telling_faults():
            cursor = self._cursor()
            cursor.begin()
            try:
                yield cursor
                cursor.commit()
                file.generation += 1
                file.remembered = {key: rows for key, rows in file.remembered.items() if key[0] == file.generation}
            except BaseException:
                with suppress(duckdb.TransactionException):  # a commit that failed has rolled back itself
                    cursor.rollback()
                raise

    @contextmanager
    def trial(self, action: str, sector: str = "", unit: str = "") -> Iterator[tuple[duckdb.DuckDBPyConnection, Store]]:
        """A transaction that is never kept, and the store as it is seen from inside. Raises Denied like the act."""
        self.demand(action, sector, unit)
        cursor = self._cursor()
        cursor.begin()
        try:
            yield cursor, Store(OpenFile(cursor, self.folder, tried=True), self.viewer)
        finally:
            cursor.rollback()

    def close(self) -> None:
        """Checkpoint and let go of the file."""
        self.file.connection.close()

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        return self.file.cursor()

    def _may_read(self, query: str = "") -> None:
        needed = needs(query) if query else ""
        if not (allowed_somewhere(self.viewer, needed) if needed else may_read(self.viewer)):
            raise Denied(f"{self.viewer.role or 'nobody'} may not read {query}".rstrip())

    def setting(self, name: str) -> str:
        """The newest value of a setting; '' when never set."""
        return next((str(value) for known, value in self.remembered_rows("read_settings") if known == name), "")

    def set(self, name: str, value: str) -> None:
        """Append a newer value of a setting."""
        with self.write(MAINTAIN) as cursor:
            cursor.execute("insert into setting values (?, ?, ?)", [name, value, settings.vietnam_now()])

    @property
    def kind(self) -> str:
        """live, or demo: only a demo store takes files with another receiving time than now."""
        return self.setting("kind")

    @property
    def last_revision(self) -> int:
        """The newest revision; 0 in an empty store."""
        return int(self.remembered_rows("read_last_revision")[0][0])

    def now(self) -> datetime:
        """The clock: a demo store stands still on its day, at the hour of the wall clock."""
        clock = settings.vietnam_now()
        fixed = self.setting("today")
        return datetime.combine(date.fromisoformat(fixed), clock.time()) if fixed else clock

    def as_of(self, text: str = "") -> AsOf:
        """Resolve '' (now), 'rev:12' or an ISO date or time to a revision and a viewing day.

        Raises ValueError for anything else.
        """
        if not text:
            return AsOf(self.last_revision, self.now().date())
        if text.startswith("rev:"):
            return self._as_of_revision(int(text[4:]))
        moment = datetime.fromisoformat(text)
        if moment.tzinfo:
            moment = moment.astimezone(settings.VIETNAM).replace(tzinfo=None)
        if len(text) == 10:
            moment = datetime.combine(moment.date(), time(23, 59, 59))
        return AsOf(int(self.rows("read_revision_at", moment=moment)[0][0]), moment.date(), moment)

    def _as_of_revision(self, revision: int) -> AsOf:
        found = self.rows("read_revision", revision=revision)
        if not found:
            raise ValueError(f"no revision {revision}")
        return AsOf(revision, found[0][0].date(), found[0][0])


@cache
def needs(query: str) -> str:
    """The action that data/sql/<query>.sql says it needs; '' when whoever may read at all may read it."""
    found = _NEEDS.search((SQL_FOLDER / f"{query}.sql").read_text(encoding="utf-8"))
    return found.group(1) if found else ""


@cache
def sql(name: str) -> str:
    """The text of data/sql/<name>.sql; a line '-- include other' stands for the text of that file."""
    text = (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    return _INCLUDE.sub(lambda found: sql(found.group(1)), text)


def open_store(folder: Path | None = None, kind: str = LIVE, today: date | None = None) -> Store:
    """Open the store in a folder, creating and migrating it as needed.

    kind and today are written when the store is created; an existing store keeps its own.
    Raises StoreLocked when another process owns the file, StoreMismatch for another province, StoreDamaged, NotWritten
    where the disk or the folder doesn't let it.
    """
    where = folder or settings.var_folder()
    path = where / FILE_NAME
    with telling_faults():
        where.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = not path.exists()
    connection = _connect(path)
    if fresh:
        path.chmod(0o600)
    store = Store(OpenFile(connection, where))
    try:
        migrate(store)
        if fresh or not store.kind:
            _write_settings(store, kind, today)
        _check_province(store)
        for statement in _CONFIGURATION:
            connection.execute(statement)
    except BaseException:
        store.close()
        raise
    return store


def migrate(store: Store) -> list[str]:
    """Apply the migrations that this store has not had; names of those applied.

    Raises StoreMismatch when the store had one that this program does not know.
    """
    with store.write(MAINTAIN) as cursor:
        cursor.execute("create table if not exists migration (name varchar not null, applied_at timestamp not null)")
        had = {row[0] for row in cursor.execute("select name from migration").fetchall()}
        known = sorted(MIGRATIONS.glob("*.sql"))
        unknown = had - {path.name for path in known}
        if unknown:
            raise StoreMismatch(NEWER.format(names=", ".join(sorted(unknown))))
        applied = [path for path in known if path.name not in had]
        for path in applied:
            cursor.execute(path.read_text(encoding="utf-8"))
            cursor.execute("insert into migration values (?, ?)", [path.name, settings.vietnam_now()])
    return [path.name for path in applied]


def recluster(store: Store) -> None:
    """Sort the facts by (indicator, period, revision): page queries read a few row groups instead of all."""
    with store.write(MAINTAIN) as cursor:
        cursor.execute(sql("recluster_observations"))


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(path))
    except duckdb.Error as error:
        if "Could not set lock" in str(error):
            raise StoreLocked(LOCKED.format(path=path)) from error
        if any(sign in str(error) for sign in _DISK):
            raise NotWritten(NOT_WRITTEN.format(why=error)) from error
        raise StoreDamaged(DAMAGED.format(why=error)) from error


def _write_settings(store: Store, kind: str, today: date | None) -> None:
    chosen = {"kind": kind, "province": settings.province_code()}
    if today:
        chosen["today"] = today.isoformat()
    for name, value in chosen.items():
        store.set(name, value)


def _check_province(store: Store) -> None:
    found, expected = store.setting("province"), settings.province_code()
    if found != expected:
        raise StoreMismatch(OTHER_PROVINCE.format(found=found, expected=expected))
