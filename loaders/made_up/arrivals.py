"""When a scope comes in: mostly in time, sometimes late, now and then never; two units have fallen silent."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from data.catalogue.model import Form
from data.periods import Period
from loaders.made_up.places import chance_of

SILENT_FOR = {"BCHQS": timedelta(days=75), "SXD": timedelta(days=225)}
NEVER, LATE = 0.02, 0.1
NEVER_OF_DAYS = 0.0015
DAWN = time(7, 30)


def arrival(form: Form, unit: str, period: Period, today: datetime) -> datetime | None:
    """The moment at which a file comes in; None when it has not, up to the morning of today."""
    if is_silent(unit, period, today.date()):
        return None
    chance = chance_of("arrival", form.code, unit, period.code)
    drawn = chance.random()
    never = NEVER_OF_DAYS if form.scheme == "day" else NEVER
    if drawn < never:
        return None
    over = datetime.combine(period.end + timedelta(days=1), time())
    due = datetime.combine(period.end + timedelta(days=form.due.days), time(form.due.hour))
    if drawn < never + LATE:
        moment = due + _late(form, chance.expovariate(1.0))
    else:
        moment = over + (due - over) * chance.uniform(0.15, 0.85)
    moment = _in_office(moment, form, due).replace(second=chance.randrange(60), microsecond=0)
    return moment if moment <= datetime.combine(today.date(), DAWN) else None


def is_silent(unit: str, period: Period, today: date) -> bool:
    """Whether a unit had stopped sending by the end of a period."""
    silent = SILENT_FOR.get(unit)
    return silent is not None and period.end > today - silent


def arrival_of_history(last: Period, days_after: int) -> datetime:
    """The moment at which a month of daily figures comes in as one file."""
    return datetime.combine(last.end + timedelta(days=days_after), time(10, 15))


def _late(form: Form, drawn: float) -> timedelta:
    return timedelta(hours=1 + drawn * 5) if form.scheme == "day" else timedelta(hours=6 + drawn * 60)


def _in_office(moment: datetime, form: Form, due: datetime) -> datetime:
    """Systems send daily figures at any hour; people send the others between 7:30 and 17:30."""
    if form.scheme == "day" or 8 <= moment.hour < 17:
        return moment
    hour = 16 if moment.hour >= 17 and moment.date() == due.date() and moment <= due else 9
    shifted = moment.replace(hour=hour)
    return shifted if shifted >= moment or moment <= due else shifted + timedelta(days=1)
