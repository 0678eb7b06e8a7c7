"""What the tests of the papers stand on: the standard meeting, each paper of it written once."""

from __future__ import annotations

import pytest

from briefings.deck import Deck
from briefings.papers import Written, write_invitation, write_notice, write_report, write_speech
from data.catalogue import Catalogue
from tests.briefings.papers.standard import conclusions, standard_deck


@pytest.fixture(scope="package")
def standard(catalogue: Catalogue) -> Deck:
    """The standard meeting."""
    return standard_deck(catalogue)


@pytest.fixture(scope="package")
def papers(standard: Deck) -> dict[str, Written]:
    """Its four papers."""
    return {
        "report": write_report(standard),
        "speech": write_speech(standard),
        "invitation": write_invitation(standard.briefing, standard.catalogue, standard.snapshot.viewed_at),
        "notice": write_notice(standard, conclusions()),
    }
