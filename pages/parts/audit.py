"""Nhật ký: who did what, when, from where; whether nobody changed the log; what is shown, as a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from briefings.log import MOST_LINES, log_takeaway
from briefings.takeaway import Takeaway
from charts.tables import Safe, table_html
from data.access import READ_AUDIT
from data.audit.check import ChainState, check_chain
from data.audit.words import ACTIONS, OUTCOMES, days_phrase, fault_sentences, sentence, state_sentence
from data.numbers import capitalise, format_date, format_number
from data.store import Store
from data.views.audit import LogLine, Question, count_log, read_log, read_log_actors, read_log_days
from pages.parts import words
from pages.parts.choices import asked_choice, choose
from pages.parts.frame import show_breadcrumb, show_title
from pages.parts.guard import require
from pages.parts.links import TERM
from pages.parts.resources import the_sessions, the_store
from pages.parts.takeaway import show_takeaway

ALL = "tat-ca"
FIRST, LAST, ACTOR, ACTION, OUTCOME, PAGE = "tu", "den", "nguoi", "viec", "ket-qua", "trang"
PER_PAGE = 100
LONGEST_TEXT = 80


def show() -> None:
    """The page of the log."""
    store = the_store().seen_by(require(READ_AUDIT))
    show_breadcrumb((words.AUDIT, ""))
    heading = st.container()
    state = _show_state(store)
    question, beside = _ask(store)
    found = count_log(store, question)
    with heading:
        show_title(words.AUDIT_TITLE.format(count=format_number(found)))
    with beside:
        show_takeaway("audit", "", lambda: _takeaway(store, question, found, state))
    _show_lines(store, question, found)
    st.html(f'<div class="gb-caption">{words.AUDIT_KEPT.format(months=the_sessions().rules.audit_months)}</div>')


def _show_state(store: Store) -> ChainState:
    state = _checked(str(store.folder), _store=store)
    told, again = st.columns([5, 1.2], vertical_alignment="center")
    with told:
        st.html(state_html(state))
    with again:
        st.button(words.AUDIT_CHECK, on_click=_checked.clear, key="audit-check", width="stretch")
    return state


@st.cache_resource(show_spinner=words.AUDIT_CHECKING, ttl="1h")
def _checked(folder: str, _store: Store) -> ChainState:
    return check_chain(_store)


def state_html(state: ChainState) -> str:
    """One sentence when the chain is sound; which lines are wrong when it is not."""
    if not state.faults:
        return f'<div class="gb-problem gb-sound" role="status">● {escape(state_sentence(state))}</div>'
    faults = "".join(f"<li>{escape(told)}</li>" for told in fault_sentences(state))
    return f'<div class="gb-problem" role="alert"><b>▲ {escape(state_sentence(state))}</b><ul>{faults}</ul></div>'


def _ask(store: Store) -> tuple[Question, DeltaGenerator]:
    """What the address asks for, and the place beside the last box."""
    days = read_log_days(store)
    first, last, actor, action, outcome = st.columns(5)
    with first:
        since = _choose(words.AUDIT_FROM, FIRST, words.AUDIT_FIRST, {d.isoformat(): format_date(d) for d in days})
    with last:
        until = _choose(words.AUDIT_TO, LAST, words.AUDIT_LAST, {d.isoformat(): format_date(d) for d in days})
    with actor:
        who = _choose(words.AUDIT_WHO, ACTOR, words.AUDIT_ANYBODY, _same(read_log_actors(store)))
    with action:
        told = {code: capitalise(name) for code, name in ACTIONS.items()}
        what = _choose(words.AUDIT_WHAT, ACTION, words.AUDIT_ANYTHING, told)
    with outcome:
        how = _choose(words.AUDIT_HOW, OUTCOME, words.AUDIT_ANYHOW, OUTCOMES)
    text, beside = st.columns([5, 1], vertical_alignment="bottom")
    with text:
        said = _ask_text()
    return Question(_day(since), _day(until), who, what, how, said), beside


def _choose(label: str, name: str, everything: str, offered: dict[str, str]) -> str:
    choices = {ALL: everything, **offered}
    chosen = asked_choice(name, choices, ALL)
    choose(label, name, choices, chosen, ALL)
    return "" if chosen == ALL else chosen


def _same(names: Iterable[str]) -> dict[str, str]:
    return {name: name for name in names}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _ask_text() -> str:
    asked = str(st.query_params.get(TERM, ""))[:LONGEST_TEXT]
    typed = st.text_input(
        words.AUDIT_TEXT, asked, max_chars=LONGEST_TEXT, key=f"audit-text-{asked}", placeholder=words.AUDIT_TEXT_HINT
    )
    if typed is not None and typed != asked:
        st.query_params[TERM] = typed
        st.rerun()
    return asked


def _show_lines(store: Store, question: Question, found: int) -> None:
    pages = max(1, -(-found // PER_PAGE))
    page = min(_page_asked(), pages)
    lines = read_log(store, question, PER_PAGE, (page - 1) * PER_PAGE)
    with st.container(key="panel-audit"):
        if lines:
            st.html(table_html(words.AUDIT_COLUMNS, [_row(line) for line in lines], numeric=(0,), whole=True))
        else:
            st.info(words.AUDIT_NOTHING)
    if pages > 1:
        _show_pages(page, pages)


def _page_asked() -> int:
    asked = str(st.query_params.get(PAGE, "1"))
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1


def _show_pages(page: int, pages: int) -> None:
    newer, here, older = st.columns([1, 2, 1], vertical_alignment="center")
    with newer:
        st.button(words.AUDIT_NEWER, disabled=page == 1, on_click=_go, args=(page - 1,), key="newer", width="stretch")
    with here:
        told = words.AUDIT_PAGE.format(page=format_number(page), pages=format_number(pages))
        st.html(f'<div class="gb-caption gb-middle">{told}</div>')
    with older:
        st.button(
            words.AUDIT_OLDER, disabled=page == pages, on_click=_go, args=(page + 1,), key="older", width="stretch"
        )


def _go(page: int) -> None:
    st.query_params[PAGE] = str(page)


def _row(line: LogLine) -> list[str]:
    e = line.event
    when = f"{e.happened_at:%H:%M:%S} {format_date(e.happened_at.date())}"
    told = escape(sentence(e.role, e.actor, e.action, e.subject))
    about = words.AUDIT_CHANGED.format(before=e.before, after=e.after) if e.before else e.after
    detail = f'<div class="gb-caption">{escape(about)}</div>' if about else ""
    outcome = OUTCOMES.get(e.outcome, e.outcome)
    return [format_number(line.number), when, Safe(f"{told}{detail}"), outcome, e.address]


def _takeaway(store: Store, question: Question, found: int, state: ChainState) -> Takeaway:
    q = question
    told = (days_phrase(q.first, q.last), q.actor, ACTIONS.get(q.action, ""), OUTCOMES.get(q.outcome, ""), q.text)
    asked = ", ".join(filter(None, told)) or words.AUDIT_EVERYTHING
    return log_takeaway(read_log(store, question, MOST_LINES), found, asked, state)
