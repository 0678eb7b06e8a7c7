"""The step of the upload page in which a person says what the columns of a foreign file are."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import streamlit as st

from data.access import SUBMIT, Viewer, allowed
from data.catalogue import Form
from data.catalogue.model import EVERY_COMMUNE
from data.intake_context import IntakeContext
from data.mappings import forget_mapping
from data.numbers import format_date
from data.periods import parse_period, period_at, previous_periods
from data.views.reader import Reader
from loaders.mapping.foreign import (
    Choice,
    Foreign,
    Understood,
    kept_for,
    propose_mapping,
    remembered_proposal,
    words_for,
)
from loaders.mapping.foreign_words import ForeignWords
from loaders.mapping.mapping import Column, ColumnMapping
from loaders.mapping.proposal import Proposal, with_columns
from loaders.names.known_names import SURE
from loaders.report import Report
from loaders.submit import check_file, foreign_file
from pages.parts import words
from pages.parts import words_of_mapping as said
from pages.parts.mapping_columns import ask_table
from pages.parts.mapping_names import ask_names, ask_sheets
from pages.parts.mending import fixes_of

FOREIGN = frozenset(("needs_mapping", "mapping_changed", "mapped_as_before"))
ASKED_BACK = 24


def understand(
    reader: Reader, viewer: Viewer, number: int, name: str, content: bytes, context: IntakeContext
) -> Report | None:
    """The report of a file; a foreign one is asked about first, and has none while questions are open."""
    fixes = fixes_of(content)
    report = check_file(name, content, reader.catalogue, context, fixes)
    if FOREIGN.isdisjoint(problem.kind for problem in (*report.problems, *report.notices)):
        return report
    foreign = _opened(name, content)
    if foreign is None:
        return report
    with st.container(key=f"panel-mapping-{number}"):
        mapping = _ask(reader, viewer, foreign, report, context)
    if mapping is None:
        return None
    return check_file(name, content, reader.catalogue, context, fixes, Understood(mapping))


def _opened(name: str, content: bytes) -> Foreign | None:
    """The tables of the file, read once in a session."""
    key = hashlib.sha256(content).hexdigest()
    known: dict[str, Foreign | None] = st.session_state.setdefault("foreign", {})
    if key not in known:
        known.clear()
        known[key] = foreign_file(name, content)
    return known[key]


def _ask(
    reader: Reader, viewer: Viewer, foreign: Foreign, report: Report, context: IntakeContext
) -> ColumnMapping | None:
    """Every question of the step, in order; None while one is open."""
    st.subheader(said.TITLE.format(file=words.plain(foreign.name)), anchor=False)
    st.html(f'<div class="gb-sub">{said.HOW}</div>')
    choice = _ask_whose(reader, viewer, foreign, report, context)
    if choice is None:
        return None
    kept = kept_for(context, choice.form, choice.unit)
    proposal = propose_mapping(foreign, choice, reader.catalogue, context, kept)
    known = words_for(foreign, reader.catalogue.forms[choice.form], reader.catalogue, context)
    key = f"foreign-{report.sha256[:12]}-{choice.form}-{choice.unit}"
    choice = _ask_period(reader, proposal, known.form, key)
    proposal = propose_mapping(foreign, choice, reader.catalogue, context, kept)
    period_open = not _is_period_sure(proposal, key)
    _show_memory(reader, proposal, context)
    return _ask_everything(proposal, known, key, int(period_open))


def _ask_everything(proposal: Proposal, known: ForeignWords, key: str, still_open: int) -> ColumnMapping | None:
    chosen: list[list[Column]] = []
    taken: list[bool] = []
    for number, layout in enumerate(proposal.layouts):
        take, columns = ask_table(layout, known, f"{key}-{number}", len(proposal.layouts) > 1)
        taken.append(take)
        chosen.append([column for column, _ in columns] or [proposed.column for proposed in layout.columns])
        still_open += sum(not confirmed for _, confirmed in columns)
    proposal = with_columns(proposal, chosen, known, taken)
    names, open_names = ask_names(proposal, known, key)
    still_open += open_names + ask_sheets(proposal, known, key)
    signs = st.checkbox(said.SIGNS, value=proposal.signs_are_blank, key=f"{key}-signs")
    point = st.checkbox(said.POINT, value=proposal.point, key=f"{key}-point")
    if still_open:
        st.info(said.OPEN.format(count=still_open))
        return None
    return proposal.mapping().decided(names, signs, point)


def _ask_whose(
    reader: Reader, viewer: Viewer, foreign: Foreign, report: Report, context: IntakeContext
) -> Choice | None:
    """Form and sender; the remembered ones come first."""
    forms = {
        c: f for c, f in reader.catalogue.forms.items() if f.kind == "observations" and _senders(reader, viewer, f)
    }
    before = remembered_proposal(foreign, Choice(unit=viewer.unit), reader.catalogue, context)
    codes = list(forms)
    form = st.selectbox(
        said.FORM,
        codes,
        index=codes.index(before.form) if before and before.form in codes else None,
        format_func=lambda code: f"{code} – {forms[code].name}",
        placeholder=said.CHOOSE_FORM,
        key=f"foreign-form-{report.sha256[:12]}",
    )
    if not form:
        return None
    senders = _senders(reader, viewer, forms[form])
    likely = before.unit if before and before.form == form else viewer.unit or st.session_state.get("sender")
    unit = st.selectbox(
        said.SENDER,
        senders,
        index=senders.index(likely) if likely in senders else 0 if len(senders) == 1 else None,
        format_func=reader.catalogue.sender_name,
        placeholder=said.CHOOSE_SENDER,
        key=f"foreign-unit-{report.sha256[:12]}-{form}",
    )
    return Choice(form, unit) if unit else None


def _ask_period(reader: Reader, proposal: Proposal, form: Form, key: str) -> Choice:
    """The period: as the file says, or one that the person chooses."""
    code = proposal.period.code
    of_file = (
        said.PERIOD_OF_FILE.format(period=parse_period(code).label, reason=proposal.period.reason)
        if code
        else said.PERIODS_OF_FILE
        if proposal.says_period
        else said.PERIOD_UNKNOWN
    )
    periods = {p.code: p.label for p in previous_periods(period_at(form.scheme, reader.now), ASKED_BACK)[::-1]}
    picked = st.selectbox(
        said.PERIOD,
        ["", *periods],
        format_func=lambda period: periods.get(period, of_file),
        key=f"{key}-period",
    )
    return Choice(proposal.form, proposal.unit, picked or "")


def _is_period_sure(proposal: Proposal, key: str) -> bool:
    """Whether the period is said, and by more than a month without its year."""
    code = proposal.period.code
    if not code or proposal.period.confidence == SURE:
        return proposal.says_period
    return st.checkbox(said.CONFIRM_PERIOD.format(period=parse_period(code).label), key=f"{key}-period-{code}")


def _show_memory(reader: Reader, proposal: Proposal, context: IntakeContext) -> None:
    """That last time's mapping is used, what changed since, and the way to forget it."""
    kept = kept_for(context, proposal.form, proposal.unit)
    if not proposal.remembered or kept is None:
        return
    st.info(said.REMEMBERED.format(submission=kept.submission_id, day=format_date(kept.used_at.date())))
    changes = [*proposal.warnings, *proposal.moves]
    if changes:
        lines = "\n".join(f"- {words.plain(change, 200)}" for change in changes)
        st.warning(f"{said.CHANGED}\n\n{lines}")
    if st.button(said.FORGET, key=f"forget-{proposal.form}-{proposal.unit}"):
        forget_mapping(reader.store, proposal.form, proposal.unit, reader.store.viewer.name)
        name = reader.catalogue.sender_name(proposal.unit)
        st.session_state["mapping_told"] = said.FORGOTTEN.format(unit=name, form=proposal.form)
        st.rerun()


def tell_forgotten() -> None:
    """After the rerun: that a mapping was forgotten."""
    told = st.session_state.pop("mapping_told", "")
    if told:
        st.success(told)


def _senders(reader: Reader, viewer: Viewer, form: Form) -> Sequence[str]:
    every = list(reader.catalogue.communes) if form.senders == (EVERY_COMMUNE,) else list(form.senders)
    return [unit for unit in every if allowed(viewer, SUBMIT, form.sector, unit)]
