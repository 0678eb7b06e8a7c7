"""On how many examples a costly property is tried: a few every time, ten times as many in `make faults`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("EXAMPLES_TIMES", "1"))


def tried_on(examples: int) -> settings:
    """The settings of a property."""
    return settings(max_examples=examples * TIMES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
