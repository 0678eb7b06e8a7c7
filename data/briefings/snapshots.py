"""Snapshots: what a briefing shows, stored and hashed, so that it is read again exactly as it was."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any, get_type_hints

from data.access import PREPARE, READ_BRIEFING, Viewer, allowed
from data.audit.chain import audited
from data.audit.events import FREEZE
from data.briefings.codec import briefing_from_text, briefing_to_text, from_text, to_text
from data.briefings.drafts import read_briefing
from data.briefings.model import Snapshot
from data.briefings.standard_views import NEEDS, Read, count_of_views, standard_views
from data.catalogue import Catalogue
from data.catalogue.versions import keep_version, load_version
from data.store import DEMO, AsOf, Store
from data.views.indicator import read_indicator
from data.views.reader import Reader, remember
from data.views.sector import read_sector

NAMES: dict[str, Read] = {read.__name__: read for read in NEEDS}
Tell = Callable[[int, int], None]


class CannotFreeze(Exception):
    """There is nothing to freeze, or somebody else has frozen it already."""


class NotStored(Exception):
    """A snapshot does not hold this view."""


class SnapshotLost(Exception):
    """There is no such snapshot, or what it needs to be read is gone or was changed."""


@dataclass(frozen=True)
class Kept:
    """One view of a snapshot as it is stored."""

    name: str
    arguments: str
    text: str
    sha256: str


@dataclass(frozen=True)
class Frozen:
    """A snapshot to be read from: its views, and the catalogue under which they were made."""

    store: Store
    snapshot: Snapshot
    catalogue: Catalogue

    def find(self, read: Read, *arguments: str) -> Any:
        """What was frozen of a view. Raises NotStored where it was not, SnapshotLost where it was changed since.

        The page of an indicator or a sector as it opens is also that of the period that it opens with.
        """
        if read not in NEEDS:
            raise NotStored(read.__name__)
        try:
            return self._read(read, arguments)
        except NotStored:
            if read not in (read_indicator, read_sector) or len(arguments) != 3 or not arguments[1]:
                raise
        found = self._read(read, (arguments[0], "", arguments[2]))
        period = found.period if read is read_indicator else found.cutoff
        if period is None or period.code != arguments[1]:
            raise NotStored(read.__name__)
        return found

    def all_of(self, read: Read) -> Iterator[Any]:
        """Every frozen view of one kind."""
        rows = self.store.rows("read_snapshot_bodies", snapshot=self.snapshot.snapshot_id, name=read.__name__)
        for arguments, body, sha256 in rows:
            yield self._view(read, _opened(arguments, body, sha256))

    def reader(self) -> Reader:
        """A reader of the same moment, for what was not frozen."""
        return reader_of(self.store, self.snapshot, self.catalogue)

    def text(self, name: str, arguments: str) -> str:
        """The stored text of a view. Raises NotStored, SnapshotLost where it was changed since."""
        asked = {"name": name, "arguments": arguments}
        rows = self.store.rows("read_snapshot_view", snapshot=self.snapshot.snapshot_id, **asked)
        if not rows:
            raise NotStored(name)
        return _opened(arguments, *rows[0])

    @property
    def before(self) -> Snapshot | None:
        """The newest snapshot of the meeting before, as there was when this one was frozen."""
        return previous_of(read_snapshots(self.store), self.snapshot.number, self.snapshot.viewed_at)

    def _read(self, read: Read, arguments: tuple[str, ...]) -> Any:
        return self._view(read, self.text(read.__name__, json.dumps(arguments)))

    def _view(self, read: Read, text: str) -> Any:
        return from_text(text, _kind(read), self.catalogue)


def freeze(
    store: Store, catalogue: Catalogue, number: int, tell: Tell, reason: str = "", moment: datetime | None = None
) -> Snapshot:
    """Store everything that the briefing shows at this moment; a later freezing of it is an edition, with a reason.

    moment: an earlier one, which only a demonstration store takes. Raises Denied, CannotFreeze where there is no such
    briefing, an edition has no reason, or somebody else froze it meanwhile.
    """
    store.demand(PREPARE)
    briefing = read_briefing(store, number)
    if briefing is None:
        raise CannotFreeze(f"no briefing {number}")
    edition = _next_edition(store, number)
    if edition and not reason.strip():
        raise CannotFreeze("an edition needs a reason")
    reader = _reader_at(store, catalogue, moment)
    previous = previous_of(read_snapshots(store), number, reader.now)
    views = list(_take_views(reader, previous.number if previous else 0, tell))
    draft = Snapshot(
        snapshot_id=_name(number, edition),
        number=number,
        edition=edition,
        briefing=briefing,
        revision=reader.as_of.revision,
        catalogue=catalogue.version,
        viewed_at=reader.now,
        actor=store.viewer.name,
        reason=reason.strip(),
        sha256="",
    )
    snapshot = replace(draft, sha256=hash_of(draft, [(v.name, v.arguments, v.sha256) for v in views]))
    keep_version(store.folder, catalogue)
    _append(store, snapshot, views)
    return snapshot


def read_snapshots(store: Store) -> list[Snapshot]:
    """Every snapshot, the newest first."""
    return [
        Snapshot(number, meeting, edition, briefing_from_text(text), *rest)
        for number, meeting, edition, text, *rest in store.rows("read_snapshots")
    ]


def open_snapshot(store: Store, snapshot_id: str) -> Frozen:
    """A snapshot to be read from. Raises SnapshotLost."""
    found = next((s for s in read_snapshots(store) if s.snapshot_id == snapshot_id), None)
    if found is None:
        raise SnapshotLost(f"no snapshot {snapshot_id}")
    catalogue = load_version(store.folder, found.catalogue)
    if catalogue is None:
        raise SnapshotLost(f"no catalogue {found.catalogue}")
    return Frozen(store, found, catalogue)


def previous_of(snapshots: Sequence[Snapshot], number: int, moment: datetime) -> Snapshot | None:
    """The newest snapshot, editions included, of the meeting before that of a number, as there was at a moment."""
    before = [s for s in snapshots if s.number < number and s.viewed_at <= moment]
    return max(before, key=lambda s: (s.number, s.edition), default=None)


def open_previous(frozen: Frozen) -> Frozen | None:
    """The snapshot of the meeting before. Raises SnapshotLost where it can't be read."""
    found = frozen.before
    return open_snapshot(frozen.store, found.snapshot_id) if found else None


def open_edition_before(frozen: Frozen) -> Frozen | None:
    """What an edition replaces: the first freezing, or the edition before. Raises SnapshotLost."""
    snapshot = frozen.snapshot
    if not snapshot.edition:
        return None
    return open_snapshot(frozen.store, _name(snapshot.number, snapshot.edition - 1))


def may_be_shown(viewer: Viewer, read: Read, catalogue: Catalogue) -> bool:
    """Whether a viewer may see a view as it was frozen, which is for the whole province."""
    return not catalogue.held and allowed(viewer, READ_BRIEFING) and allowed(viewer, NEEDS[read])


def reader_of(store: Store, snapshot: Snapshot, catalogue: Catalogue) -> Reader:
    """A reader of the moment at which a briefing was frozen."""
    as_of = AsOf(snapshot.revision, snapshot.viewed_at.date())
    return Reader(store, catalogue, as_of, snapshot.viewed_at, remember(store, catalogue, as_of))


def hash_of(snapshot: Snapshot, views: Sequence[tuple[str, str, str]]) -> str:
    """SHA-256 over what the snapshot says of itself and the names and hashes of its views."""
    s = snapshot
    head = [s.snapshot_id, briefing_to_text(s.briefing), s.revision, s.catalogue, s.viewed_at.isoformat(), s.reason]
    said = json.dumps([head, sorted(views)], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def view_texts(reader: Reader, previous: int) -> Iterator[tuple[str, str, str]]:
    """Name, arguments and text of every view that a snapshot holds, computed at the moment of the reader."""
    for (read, arguments), value in standard_views(reader, previous):
        yield read.__name__, json.dumps(arguments), to_text(value, _kind(read))


def _reader_at(store: Store, catalogue: Catalogue, moment: datetime | None) -> Reader:
    if moment and store.kind != DEMO:
        raise CannotFreeze("a live store is frozen now and at no other moment")
    as_of = store.as_of(moment.isoformat() if moment else "")
    now = (moment or store.now()).replace(microsecond=0)
    return Reader(store, catalogue, as_of, now, remember(store, catalogue, as_of))


def _take_views(reader: Reader, previous: int, tell: Tell) -> Iterator[Kept]:
    expected = count_of_views(reader)
    for done, (name, arguments, text) in enumerate(view_texts(reader, previous), start=1):
        tell(min(done, expected), expected)
        yield Kept(name, arguments, text, hashlib.sha256(text.encode()).hexdigest())


def _append(store: Store, snapshot: Snapshot, views: Sequence[Kept]) -> None:
    s = snapshot
    head = [s.snapshot_id, s.number, s.edition, briefing_to_text(s.briefing), s.revision, s.catalogue]
    row = [*head, s.viewed_at, s.actor, s.reason, s.sha256]
    bodies = [[s.snapshot_id, v.name, v.arguments, gzip.compress(v.text.encode(), mtime=0), v.sha256] for v in views]
    with audited(store, PREPARE) as act:
        taken = act.cursor.execute("select 1 from snapshot where snapshot_id = ?", [s.snapshot_id]).fetchone()
        if taken:
            raise CannotFreeze(f"{s.snapshot_id} was frozen meanwhile")
        act.cursor.execute(f"insert into snapshot values ({', '.join('?' for _ in row)})", row)
        act.cursor.executemany("insert into snapshot_view values (?, ?, ?, ?, ?)", bodies)
        act.note(FREEZE, s.snapshot_id, after=s.sha256[:16])


def _name(number: int, edition: int) -> str:
    return f"{number}.{edition}" if edition else str(number)


def _next_edition(store: Store, number: int) -> int:
    return sum(snapshot.number == number for snapshot in read_snapshots(store))


def _opened(arguments: str, body: bytes, sha256: str) -> str:
    """The text of a stored view. Raises SnapshotLost where it is not what was written."""
    try:
        text = gzip.decompress(body).decode()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise SnapshotLost(f"a view of {arguments} can't be read") from error
    if hashlib.sha256(text.encode()).hexdigest() != sha256:
        raise SnapshotLost(f"a view of {arguments} was changed")
    return text


@cache
def _kind(read: Read) -> Any:
    return get_type_hints(read)["return"]
