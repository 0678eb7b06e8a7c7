"""The presenter as one HTML file: the screens of a deck, their charts, the typeface, style and scripts; no network."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from briefings.deck import Deck, Figure, Screen
from briefings.presenter import words
from briefings.presenter.drawings import draw_all
from briefings.presenter.layout import lay_out
from charts.words import STATUS
from data.numbers import capitalise, format_moment

FOLDER = Path(__file__).resolve().parent
FONTS = FOLDER.parent / "fonts"
WEIGHTS = {"Regular": 400, "SemiBold": 600}
SCRIPTS = ("stage", "fit", "box", "moving", "conclusions", "sending", "concluding", "notes", "check", "start")
SOURCES_SIGNS = 138
SEAL = 16
INK = "#14202B"
TRIANGLE = Markup('<svg class="shape" viewBox="0 0 10 10" width=".7em" height=".7em"><path d="M5 1 9.5 9H.5z"/></svg>')
CONTENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "script-src '{script}'; connect-src {origin}; base-uri 'none'; form-action 'none'"
)


def present_html(deck: Deck, tell: Callable[[int, int], None] = lambda done, total: None, token: str = "") -> str:
    """The whole file. tell: how many of how many charts are drawn; token: of a copy that the app serves, which alone
    sends its conclusions."""
    layouts = [lay_out(screen) for screen in deck.screens]
    drawings = draw_all(deck.screens, [layout.chart for layout in layouts], deck.catalogue, tell)
    script = _script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    snapshot = deck.snapshot
    said = {
        "snapshot": snapshot,
        "screens": list(zip(deck.screens, layouts, map(_marked_safe, drawings), strict=True)),
        "frozen": words.FROZEN.format(moment=format_moment(snapshot.viewed_at)),
        "identity": words.IDENTITY.format(id=snapshot.snapshot_id, seal=snapshot.sha256[:8]),
        "qr": Markup(_qr(deck)),
        "qr_says": words.QR_ADDRESS if deck.address else words.QR_SEAL,
        "policy": CONTENT_POLICY.format(script=f"sha256-{digest}", origin="'self'" if token else "'none'"),
        "style": Markup(_style()),
        "script": Markup(script),
        "told": Markup(_as_data(_told(deck, token))),
        "statuses": STATUS,
        "words": words,
    }
    return _environment().get_template("presenter.html").render(said)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters.update(
        named=_named, drawn=_drawn, sentence=lambda said: _drawn(capitalise(said)), sources=_sources
    )
    return environment


def _marked_safe(drawing: Any) -> Any:
    return drawing and {**vars(drawing), "svg": Markup(drawing.svg)}


def _drawn(text: str) -> Markup:
    """The one sign of ours that the typeface lacks is drawn."""
    return Markup(str(escape(text)).replace("▲", TRIANGLE))


def _named(figure: Figure) -> Markup:
    """'Tỷ lệ giải ngân vốn đầu tư công, tháng 10/2026'."""
    return _drawn(", ".join(filter(None, (figure.label, figure.period[:1].lower() + figure.period[1:]))))


def _sources(sources: Sequence[str]) -> str:
    """As many sources as fit on a line, and how many more there are."""
    taken = list(sources)
    while len(taken) > 1 and len(_joined(taken, len(sources))) > SOURCES_SIGNS:
        taken.pop()
    return _joined(taken, len(sources))


def _joined(taken: Sequence[str], count: int) -> str:
    more = [words.MORE_SOURCES.format(count=count - len(taken))] if count > len(taken) else []
    return f"{words.SOURCES}: {'; '.join([*taken, *more])}"


def _qr(deck: Deck) -> str:
    """The address of the frozen pages, or what a paper can be held against."""
    snapshot = deck.snapshot
    said = deck.link or f"{snapshot.label} {snapshot.sha256[:SEAL]}"
    return segno.make(said, micro=False, error="m").svg_inline(border=1, omitsize=True, dark=INK)


def _style() -> str:
    faces = "".join(
        f'@font-face{{font-family:"Giao Ban Sans";font-weight:{weight};src:url(data:font/ttf;base64,{_font(name)})'
        ' format("truetype")}'
        for name, weight in WEIGHTS.items()
    )
    return faces + (FOLDER / "presenter.css").read_text(encoding="utf-8")


def _font(name: str) -> str:
    return base64.b64encode((FONTS / f"GiaoBanSans-{name}.ttf").read_bytes()).decode()


def _script() -> str:
    parts = [(FOLDER / "scripts" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def _told(deck: Deck, token: str) -> dict[str, Any]:
    """What the scripts work with."""
    return {
        "snapshot": deck.snapshot.snapshot_id,
        "sha256": deck.snapshot.sha256,
        "label": deck.snapshot.label,
        "token": token,
        "words": words.SCRIPT,
        "units": [{"code": unit.code, "name": unit.short_name} for unit in deck.catalogue.units.values()],
        "screens": [_screen(screen) for screen in deck.screens],
    }


def _screen(screen: Screen) -> dict[str, Any]:
    figure = screen.figures[0] if screen.figures else None
    return {
        "item": screen.item,
        "heading": screen.heading,
        "title": screen.title,
        "minutes": screen.minutes,
        "said": f"{figure.label}: {figure.said} ({figure.period})" if figure else "",
        "notes": screen.notes,
        "sources": screen.sources,
        "numbers": bool(screen.figures or screen.chart or screen.map),
        "covered": bool(screen.chart or screen.map or any(figure.coverage for figure in screen.figures)),
        "made_up": any(figure.made_up for figure in screen.figures),
        "owners": [_owner(figure) for figure in screen.figures],
    }


def _owner(figure: Figure) -> str:
    received = f", {format_moment(figure.received_at)}" if figure.received_at else ""
    return f"{figure.label}: {figure.owner}{received}"


def _as_data(told: dict[str, Any]) -> str:
    """JSON that can't end its script element."""
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
