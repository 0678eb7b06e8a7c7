"""Lines of task forms -> assigned tasks and targets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from data.tasks import Task, split_units
from loaders.cells.values import MOST_DECIMALS, TASK_KINDS, parse_code, parse_word
from loaders.rows.desk import Desk
from loaders.rows.identity import Scope
from loaders.rows.table import Line

_REQUIRED = ("noi_dung", "loai", "co_quan_giao", "chu_tri", "ngay_giao")
_TEXTS = ("noi_dung", "chuong_trinh", "van_ban", "co_quan_giao", "ghi_chu")


def read_task(desk: Desk, line: Line, scope: Scope) -> None:
    """Read a line with one task or target."""
    desk.cells_in += 1
    if not desk.has_code(line) or not desk.needs(line, *_REQUIRED):
        return
    kind = desk.settle(parse_word(line.get("loai"), TASK_KINDS), line, "loai")
    texts = [desk.text(line, column) for column in _TEXTS]
    units = _units(desk, line)
    days = _days(desk, line)
    progress, progress_fits = _progress(desk, line)
    indicator = _indicator(desk, line)
    if kind is None or None in texts or units is None or days is None or indicator is None or not progress_fits:
        return
    title, programme, document, assigned_by, note = (text or "" for text in texts)
    assigned, due, extended, extensions, done = days
    head = (parse_code(line.get("ma")), title, kind, programme, document, assigned_by, *units, assigned, due, extended)
    desk.rows.append(Task(*head, extensions, done, progress, indicator, note, line.place("ma").cell))


def _units(desk: Desk, line: Line) -> tuple[str, tuple[str, ...]] | None:
    """Leading unit and those that co-operate."""
    lead, others = parse_code(line.get("chu_tri")), split_units(parse_code(line.get("phoi_hop")))
    known = [desk.codes.responsible(line, "chu_tri", lead)]
    known += [desk.codes.responsible(line, "phoi_hop", other) for other in others]
    return (lead, others) if all(known) else None


def _days(desk: Desk, line: Line) -> tuple[date, date | None, date | None, int, date | None] | None:
    """Assigned, first deadline, extended to, extensions, done; None after noting what is wrong."""
    assigned, assigned_fits = desk.past_date(line, "ngay_giao")
    due, due_fits = desk.optional_date(line, "thoi_han")
    extended, extended_fits = desk.optional_date(line, "gia_han_den")
    done, done_fits = desk.past_date(line, "ngay_hoan_thanh")
    extensions = desk.count(line, "so_lan_gia_han") if line.get("so_lan_gia_han") != "" else 0
    if assigned is None or extensions is None or not (assigned_fits and due_fits and extended_fits and done_fits):
        return None
    if (extended or extensions) and not desk.needs(line, "thoi_han", "gia_han_den"):
        return None
    if extended and not extensions:
        desk.findings.add("extension_uncounted", line.place("so_lan_gia_han"), extensions)
        return None
    in_order = (
        _follows(desk, line, "thoi_han", due, assigned)
        and _follows(desk, line, "gia_han_den", extended, due)
        and _follows(desk, line, "ngay_hoan_thanh", done, assigned)
        and _keeps_first_deadline(desk, line, due)
    )
    return (assigned, due, extended, extensions, done) if in_order else None


def _follows(desk: Desk, line: Line, column: str, day: date | None, first: date | None) -> bool:
    if day and first and day < first:
        desk.findings.add("reversed_dates", line.place(column), day, first)
        return False
    return True


def _keeps_first_deadline(desk: Desk, line: Line, due: date | None) -> bool:
    first = desk.context.first_deadlines().get(parse_code(line.get("ma")))
    if first and due != first:
        desk.findings.add("deadline_moved", line.place("thoi_han"), due or "(trống)", first)
        return False
    return True


def _progress(desk: Desk, line: Line) -> tuple[Decimal | None, bool]:
    progress, fits = desk.optional_number(line, "tien_do", MOST_DECIMALS, "%")
    if progress is not None and not 0 <= progress <= 100:
        desk.findings.add("bad_progress", line.place("tien_do"), progress)
        return None, False
    return progress, fits


def _indicator(desk: Desk, line: Line) -> str | None:
    """Code of the indicator that a target is judged from, '' for none."""
    code = parse_code(line.get("chi_tieu"))
    if code and code not in desk.codes.catalogue.indicators:
        desk.codes.unknown_indicator(line, "chi_tieu", code, desk.codes.catalogue.indicators)
        return None
    return code
