"""The receipt of a file as PDF, one A4 page: who sent what, when it came in, its hash, and where to see it."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import segno

from briefings import receipt_words as words
from briefings.apart import make_apart
from data.access import SUBMIT
from data.numbers import format_moment, format_number
from data.periods import parse_period
from data.sendings import REPLACED, RETURNED, Sending, read_sendings
from data.views.reader import Reader
from data.views.source import SourceView, read_source

TEMPLATE = Path(__file__).with_name("receipt.typ")
SENDING_SIGN = "G"
HASH_LINE = 32


class NoReceipt(Exception):
    """There is nothing to give a receipt of; the message says so in Vietnamese."""


def make_receipt(reader: Reader, number: str, address: str = "") -> bytes:
    """The PDF for a submission (N…) or a file that was sent to wait (G…); address: of the app, for the QR code.

    Raises NoReceipt when there is none, Denied where the viewer may not see it.
    """
    found, rows = _of_sending(reader, number) if number.startswith(SENDING_SIGN) else _of_submission(reader, number)
    waits = isinstance(found, Sending)
    path = "/nap-so-lieu" if waits else f"/tep-nguon?tep={number}"
    moment = found.sent_at if isinstance(found, Sending) else found.received_at
    said = {
        **_frame(reader, number),
        "dated": _dated(reader, moment),
        "subject": words.SUBJECT.format(act=words.SENT if waits else words.RECEIVED, form=found.form),
        "mark": words.MADE_UP if found.made_up else "",
        "rows": [[label, rows[name]] for name, label in words.ROWS.items() if rows.get(name)],
        "qr": _qr(f"{address}{path}" if address else f"{number} SHA-256 {found.sha256}"),
        "qr_says": words.QR_SENT if waits else words.QR,
    }
    return bytes(make_apart("briefings.paper:typeset", TEMPLATE, said))


def _of_submission(reader: Reader, number: str) -> tuple[SourceView, dict[str, str]]:
    found = read_source(reader, number)
    if found is None:
        raise NoReceipt(words.UNKNOWN.format(number=number))
    counts = {"count": found.cells_in, "stored": found.cells_stored, "blank": found.cells_blank}
    rows = {
        **_rows(reader, found),
        "sent": _moment(found.sent_at),
        "received": format_moment(found.received_at),
        "cells": words.CELLS.format_map({name: format_number(count) for name, count in counts.items()}),
        "number": f"{found.submission_id} ({found.sending_id})" if found.sending_id else found.submission_id,
        "receiver": found.accepted_by or words.BY_RULE,
        "catalogue": found.catalogue_version,
        "state": _told(words.WITHDRAWN, found.withdrawn_at, found.withdrawn_reason) or words.STANDS,
        "note": found.note,
    }
    return found, rows


def _of_sending(reader: Reader, number: str) -> tuple[Sending, dict[str, str]]:
    found = next(iter(read_sendings(reader.store, sending=number)), None)
    if found is None:
        raise NoReceipt(words.UNKNOWN.format(number=number))
    form = reader.catalogue.forms.get(found.form)
    reader.store.demand(SUBMIT, form.sector if form else "", found.unit)
    reason = found.decision if found.state in (RETURNED, REPLACED) else ""
    state = words.STATES[found.state].format(
        submission=found.submission_id, reason=reason, moment=_moment(found.decided_at)
    )
    rows = {
        **_rows(reader, found),
        "sent": format_moment(found.sent_at),
        "cells": words.CELLS_SENT.format(count=format_number(found.cells_in)),
        "number": found.sending_id,
        "receiver": found.decided_by,
        "state": state,
        "note": found.reason,
    }
    return found, rows


def _rows(reader: Reader, found: SourceView | Sending) -> dict[str, str]:
    """What the receipts of both kinds say."""
    form = reader.catalogue.forms.get(found.form)
    return {
        "unit": reader.catalogue.sender_name(found.unit),
        "form": f"{found.form}: {form.name}" if form else found.form,
        "periods": ", ".join(parse_period(code).label for code in found.periods),
        "file": found.file_name,
        "size": words.BYTES.format(size=format_number(found.size)),
        "sha256": "\n".join(found.sha256[at : at + HASH_LINE] for at in range(0, len(found.sha256), HASH_LINE)),
        "sender": found.actor,
    }


def _dated(reader: Reader, day: datetime) -> str:
    place = reader.catalogue.province.short_name
    return words.DATED.format(place=place, day=f"{day.day:02}", month=f"{day.month:02}", year=day.year)


def _told(sentence: str, moment: datetime | None, reason: str) -> str:
    """What happened at a moment; '' when it did not."""
    return sentence.format(moment=_moment(moment), reason=reason) if moment else ""


def _moment(moment: datetime | None) -> str:
    return format_moment(moment) if moment else ""


def _frame(reader: Reader, number: str) -> dict[str, str]:
    """What stands on every receipt."""
    return {
        "country": words.COUNTRY,
        "motto": words.MOTTO,
        "province": reader.catalogue.province.name.upper(),
        "centre": words.CENTRE,
        "reference": words.NUMBER.format(number=number),
        "number": number,
        "title": words.TITLE,
        "tail": words.TAIL.format(moment=format_moment(reader.now)),
    }


def _qr(text: str) -> str:
    """A text as a picture that a telephone reads."""
    stream = io.BytesIO()
    segno.make(text, error="m").save(stream, kind="svg", border=1, scale=4)
    return stream.getvalue().decode()
