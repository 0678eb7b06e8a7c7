"""What is wrong with a file: by cause with its cells, one by one, and the workbook to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from charts.tables import definition_html, table_html
from data.attempts import note_attempt
from data.views.reader import Reader
from loaders.markup import Marked, mark_up
from loaders.problems.groups import Group, group_problems
from loaders.problems.problem import Problem
from loaders.report import Report
from pages.parts import words
from pages.parts.frame import caption_html

FIRST = 10
MOST_SHOWN = 200
MOST_RANGES = 12
DETAILS = ("Vấn đề", "Ở đâu", "Nội dung", "Đang ghi", "Cần", "Cách sửa")


def show_problems(problems: Sequence[Problem], key: str) -> None:
    """The causes; below it each problem, of all causes or of one."""
    groups = group_problems(problems)
    st.html(causes_html(groups))
    if len(problems) == len(groups):
        return
    with st.expander(words.ONE_BY_ONE.format(count=len(problems))):
        names = {group.first.kind: _name(group) for group in groups}
        chosen = st.selectbox(
            words.CAUSE, ["", *names], format_func=lambda kind: names.get(kind, words.EVERY_CAUSE), key=f"cause-{key}"
        )
        shown = [problem for problem in problems if chosen in ("", problem.kind)]
        st.html(problems_table(shown[:FIRST]))
        more = st.session_state.get(f"more-{key}", False)
        if shown[FIRST:] and not more:
            st.button(
                words.MORE_POINTS.format(count=len(shown) - FIRST), key=f"ask-more-{key}", on_click=_more, args=(key,)
            )
        if shown[FIRST:] and more:
            st.html(problems_table(shown[FIRST:MOST_SHOWN]))
            if shown[MOST_SHOWN:]:
                st.html(caption_html(words.NOT_LISTED.format(count=len(shown) - MOST_SHOWN)))


def show_progress(reader: Reader, report: Report) -> None:
    """What became of the problems of the file that was sent for the same form, unit and period before."""
    if not (report.form and report.unit and report.periods):
        return
    found = report.told_apart()
    progress = note_attempt(reader.store, report.form, report.unit, report.periods, report.sha256, found)
    if progress:
        st.info(words.PROGRESS.format(**vars(progress)))


def _more(key: str) -> None:
    st.session_state[f"more-{key}"] = True


def causes_html(groups: Sequence[Group]) -> str:
    """One block a cause: how many, where, an example, how to mend it."""
    return "".join(f'<h4 class="gb-cause">{escape(_name(group))}</h4>{_cause(group)}' for group in groups)


def _name(group: Group) -> str:
    return f"{group.first.title} ({len(group.problems)})"


def _cause(group: Group) -> str:
    example = words.EXAMPLE if len({problem.sentence for problem in group.problems}) > 1 else words.CONTENT
    return definition_html(
        [(words.WHERE, _places(group)), (example, group.first.sentence), (words.HOW_TO_MEND, group.mend)]
    )


def _places(group: Group) -> str:
    """Its cells, the name of a sheet once before them."""
    ranges, said, sheet = group.ranges, [], ""
    for one in ranges[:MOST_RANGES]:
        said.append(one.text if one.sheet != sheet or not sheet else one.text.removeprefix(f"{sheet}!"))
        sheet = one.sheet
    more = len(ranges) - MOST_RANGES
    told = ", ".join(said) or group.first.sheet or words.WHOLE_FILE
    return f"{told} {words.AND_MORE_PLACES.format(count=more)}" if more > 0 else told


def problems_table(problems: Sequence[Problem]) -> str:
    """Every problem: what, where, found, wanted, how to mend it."""
    return table_html(DETAILS, [(p.title, p.cell or p.sheet, p.sentence, p.found, p.wanted, p.mend) for p in problems])


def offer_marked(report: Report, content: bytes, key: str) -> None:
    """The sender's own workbook with the cells marked; made when it is taken."""
    told = [*report.problems, *report.questions]
    if told and report.layout:
        marked = f"marked-{report.sha256}"
        st.download_button(
            words.TAKE_MARKED,
            lambda: _marked(report, content, told).content,
            file_name=words.MARKED_NAME.format(name=report.file_name.rpartition(".")[0]),
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
            key=f"{marked}-{key}",
        )
        st.html(caption_html(words.MARKED_HOW))


def _marked(report: Report, content: bytes, told: Sequence[Problem]) -> Marked:
    marked = mark_up(report.file_name, content, told)
    if marked is None:
        raise ValueError(report.file_name)
    return marked
