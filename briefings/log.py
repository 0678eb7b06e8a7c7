"""The log as a table to be taken away: sentences, with what was before and after."""

from __future__ import annotations

from collections.abc import Sequence

from briefings import words
from briefings.takeaway import Column, Line, Takeaway
from data.audit.check import ChainState
from data.audit.words import LOG, OUTCOMES, sentence, state_sentence
from data.numbers import format_date, format_number
from data.views.audit import LogLine

MOST_LINES = 10_000


def log_takeaway(lines: Sequence[LogLine], found: int, asked: str, state: ChainState) -> Takeaway:
    """The newest of the lines that were found. asked: what was asked for, in words."""
    left_out = words.LOG_LEFT_OUT.format(shown=format_number(len(lines)), found=format_number(found))
    return Takeaway(
        code="NHAT-KY",
        about=asked,
        title=LOG,
        subtitle=asked,
        columns=(Column(words.LOG_NUMBER, 0), *(Column(name) for name in words.LOG_COLUMNS)),
        lines=tuple(_line(line) for line in lines),
        notes=(state_sentence(state), *((left_out,) if found > len(lines) else ())),
    )


def _line(line: LogLine) -> Line:
    e = line.event
    when = f"{format_date(e.happened_at.date())} {e.happened_at:%H:%M:%S}"
    told = sentence(e.role, e.actor, e.action, e.subject)
    return Line((line.number, when, told, e.before, e.after, OUTCOMES.get(e.outcome, e.outcome), e.address))
