"""What became of the conclusions of a meeting: the tasks that were made of them, as they stand on a day."""

from __future__ import annotations

from dataclasses import dataclass

from data.briefings.conclusions import CONFIRMED, DROPPED, read_conclusions
from data.briefings.model import Conclusion
from data.views.reader import Reader
from data.views.task_board import DONE, DONE_LATE, OVERDUE

UNCONFIRMED = "unconfirmed"
NOT_IN_REGISTER = "not_in_register"


@dataclass(frozen=True)
class Followed:
    """A conclusion and how its task stands: of data/views/task_board, UNCONFIRMED or NOT_IN_REGISTER."""

    conclusion: Conclusion
    state: str


@dataclass(frozen=True)
class FollowUp:
    """The conclusions of one meeting."""

    number: int
    followed: tuple[Followed, ...]

    @property
    def done(self) -> int:
        """How many are done, in time or late."""
        return sum(one.state in (DONE, DONE_LATE) for one in self.followed)

    @property
    def overdue(self) -> int:
        """How many are overdue."""
        return sum(one.state == OVERDUE for one in self.followed)


def read_follow_up(reader: Reader, number: str) -> FollowUp:
    """The conclusions of a meeting, those that were dropped left out, as known at the moment of the reader."""
    found = [c for c in read_conclusions(reader.store, int(number), reader.now) if c.state != DROPPED]
    rows = reader.store.rows("read_tasks_on_day", days=[reader.today], revision=reader.as_of.revision)
    states = {str(code): str(state) for state, code, *_ in rows}
    return FollowUp(int(number), tuple(Followed(one, _state(one, states)) for one in found))


def _state(conclusion: Conclusion, states: dict[str, str]) -> str:
    if conclusion.state != CONFIRMED:
        return UNCONFIRMED
    return states.get(conclusion.task, NOT_IN_REGISTER)
