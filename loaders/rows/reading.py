"""What a file says, once read."""

from __future__ import annotations

from dataclasses import dataclass

from data.catalogue.model import Form
from loaders.rows.desk import Desk


@dataclass
class Reading:
    """Form, sender, periods and the desk with the rows; complete only when the findings block nothing.

    sheets: those of a foreign file that have tables; mapping: the text of the mapping by which it was read.
    """

    desk: Desk
    layout: str = ""
    form: Form | None = None
    unit: str = ""
    periods: tuple[str, ...] = ()
    made_up: bool = False
    note: str = ""
    of_our_form: bool = False
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    mapping: str = ""
