"""The papers of a meeting: report, speech, invitation, notice of conclusions; each as PDF and as Word file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from briefings.deck import Deck
from briefings.papers import look, words
from briefings.papers.invitation import compose_invitation
from briefings.papers.notice import compose_notice
from briefings.papers.report import compose_report
from briefings.papers.speech import compose_speech
from briefings.papers.writing import Written, write
from data.briefings.model import Briefing, Conclusion
from data.catalogue import Catalogue

__all__ = ["Written", "write_invitation", "write_notice", "write_report", "write_speech"]

PAGES = 2
FEWEST_ROWS, MOST_ROWS = 8, 12


def write_report(deck: Deck) -> Written:
    """Báo cáo: two pages."""
    texts, rows = deck.briefing.texts, len(deck.report.rows)
    told = _unwritten(words.REPORT, summary=texts.summary, difficulties=texts.difficulties, proposals=texts.proposals)
    if not FEWEST_ROWS <= rows <= MOST_ROWS:
        told = (*told, words.ROWS_WANTED.format(count=rows, least=FEWEST_ROWS, most=MOST_ROWS))
    return write(compose_report(deck), words.REPORT, look.TWO_PAGES, deck.snapshot.viewed_at, PAGES, told)


def write_speech(deck: Deck) -> Written:
    """Nội dung phát biểu: two pages in as large a type as they hold."""
    texts = deck.briefing.texts
    told = _unwritten(words.SPEECH, opening=texts.opening, proposals=texts.proposals, closing=texts.closing)
    return write(compose_speech(deck), words.SPEECH, look.SPOKEN, deck.snapshot.viewed_at, PAGES, told)


def write_invitation(briefing: Briefing, catalogue: Catalogue, now: datetime) -> Written:
    """Giấy mời of a meeting as it is planned; dated on the day of `now`."""
    return write(compose_invitation(briefing, catalogue, now.date()), words.INVITATION, look.PAPER, now)


def write_notice(deck: Deck, conclusions: Sequence[Conclusion]) -> Written:
    """Thông báo kết luận, as a draft."""
    told = () if conclusions else (words.NO_CONCLUSION,)
    document = compose_notice(deck, conclusions)
    return write(document, words.NOTICE, look.PAPER, deck.snapshot.viewed_at, warnings=told)


def _unwritten(paper: str, **texts: str) -> tuple[str, ...]:
    """What people have not written yet, in one sentence."""
    missing = ", ".join(words.TEXTS[name] for name, text in texts.items() if not text.strip())
    return (words.UNWRITTEN.format(paper=paper, parts=missing),) if missing else ()
