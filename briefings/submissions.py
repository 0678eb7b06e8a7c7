"""Takeaways of files that came in: the newest of all, and those of one sender."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from briefings import words
from briefings.takeaway import Column, Line, Takeaway
from data.catalogue import Catalogue
from data.numbers import format_moment
from data.periods import parse_period
from data.views.overview import Arrival
from data.views.unit import Sent

ARRIVALS = "TIEP-NHAN"
TEXTS = (words.RECEIVED, words.SENDER, words.FORM_NAME, words.PERIOD, words.FILE)


def arrivals_takeaway(catalogue: Catalogue, title: str, arrivals: Sequence[Arrival]) -> Takeaway:
    """Accepted files, newest first."""
    columns = (*map(Column, TEXTS), Column(words.CELLS_STORED, 0))
    lines = [Line((*_file(catalogue, a, a.unit), a.cells_stored), a.made_up) for a in arrivals]
    return _takeaway(ARRIVALS, title, columns, lines, max(a.received_at for a in arrivals))


def sent_takeaway(catalogue: Catalogue, code: str, title: str, sent: Sequence[Sent]) -> Takeaway:
    """What one unit or commune sent, newest first."""
    columns = (*map(Column, TEXTS), Column(words.CELLS_STORED, 0), Column(words.NOTES))
    lines = [Line((*_file(catalogue, s, code), s.cells_stored, sent_notes(s)), s.made_up) for s in sent]
    return _takeaway(code, title, columns, lines, max(s.received_at for s in sent))


def sent_notes(sent: Sent) -> str:
    """What has become of a file, and what was said of it."""
    notes = (words.WITHDRAWN if sent.withdrawn else "", words.CORRECTS if sent.corrects else "", sent.reason)
    return "; ".join(filter(None, notes))


def _file(catalogue: Catalogue, of: Arrival | Sent, sender: str) -> tuple[str, ...]:
    form = catalogue.forms.get(of.form)
    periods = ", ".join(parse_period(code).label for code in of.periods)
    name = form.name if form else of.form
    return (format_moment(of.received_at), catalogue.sender_name(sender), name, periods, of.file_name)


def _takeaway(code: str, title: str, columns: tuple[Column, ...], lines: list[Line], newest: datetime) -> Takeaway:
    return Takeaway(
        code=code,
        about=title,
        title=title,
        subtitle="",
        columns=columns,
        lines=tuple(lines),
        sources=(words.RECEIPTS,),
        cutoff=newest,
    )
