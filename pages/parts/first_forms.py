"""What a sector without numbers waits for: its forms, who sends them, and where to take one."""

from __future__ import annotations

import streamlit as st

from charts.tables import table_html
from charts.words import PLACES
from data.access import SUBMIT
from data.catalogue import Catalogue, Form
from data.catalogue.model import EVERY_COMMUNE
from data.periods import period_at
from data.views.reader import Reader
from pages.parts.guard import may
from pages.parts.links import blank_form_link

HEADING = "Biểu mà lĩnh vực này chờ"
HEADERS = ("Biểu", "Đơn vị gửi", "Kỳ tới", "")
TAKE = "Lấy biểu, nộp"


def show_first_forms(reader: Reader, sector: str) -> None:
    """Every form of the sector that brings figures."""
    forms = [f for f in reader.catalogue.forms.values() if f.sector == sector and f.kind == "observations"]
    if not forms:
        return
    with st.container(key="panel-first-forms"):
        st.subheader(HEADING, anchor=False)
        st.html(table_html(HEADERS, [_row(reader, form) for form in forms]))


def _row(reader: Reader, form: Form) -> list[str]:
    period = period_at(form.scheme, reader.now)
    takes = form.senders[0] != EVERY_COMMUNE and may(SUBMIT, form.sector, form.senders[0])
    link = blank_form_link(TAKE, form.code, form.senders[0], period.code) if takes else ""
    return [form.name, _senders(reader.catalogue, form), period.label, link]


def _senders(catalogue: Catalogue, form: Form) -> str:
    named = [catalogue.sender_name(code) for code in form.senders if code != EVERY_COMMUNE]
    everyone = [f"{len(catalogue.communes)} {PLACES['']}"] if EVERY_COMMUNE in form.senders else []
    return ", ".join([*named, *everyone])
