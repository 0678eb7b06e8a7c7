"""Which indicators have a card: those that a sector names, and what was assigned beyond them and falls short."""

from __future__ import annotations

from datetime import date

from data.catalogue import Sector
from data.views.headline import read_verdicts
from data.views.judgement import AT_RISK, ATTENTION
from data.views.reader import Reader, whole_targets


def card_codes(reader: Reader, sector: Sector, until: date) -> list[str]:
    """The indicators of a sector's cards up to a day.

    No target that is at risk or needs attention stands only in a list further down.
    """
    named = [code for code in sector.headline if code in reader.catalogue.indicators]
    others = [i.code for i in reader.catalogue.indicators_of(sector.code) if i.code not in named]
    targets = whole_targets(reader, others)
    assigned = [code for code in others if targets[code]]
    verdicts = read_verdicts(reader, assigned, until) if assigned else {}
    return [*named, *(code for code, verdict in verdicts.items() if verdict.status in (AT_RISK, ATTENTION))]
