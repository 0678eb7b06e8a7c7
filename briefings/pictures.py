"""A chart as a picture: a finished specification in, SVG or PNG out; light, with title, cut-off, source and mark.

The drawing engine is a browser's: it lives in a child process and takes its memory with it when the picture is done.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock, Timer
from typing import IO, Any

from briefings import words
from briefings.takeaway import Takeaway
from charts.style import LIGHT

PROJECT = Path(__file__).resolve().parent.parent
FONT = "Giao Ban Sans"
FALLBACKS = "Source Sans 3, Source Sans Pro, Arial, sans-serif"
MADE_UP_COLOUR = "#5B3E8C"
WIDTH = 900
TITLE_SIGNS, SUBTITLE_SIGNS = 92, 130
SECONDS = 30
SECONDS_EACH = 5
_ONE_AT_A_TIME = Lock()


class PictureFailed(Exception):
    """The engine could not draw this specification."""


def draw_picture(kind: str, spec: dict[str, Any], takeaway: Takeaway) -> bytes:
    """The picture's bytes; kind: svg or png. Raises PictureFailed. Nothing is fetched from anywhere."""
    with _ONE_AT_A_TIME:
        drawn = _draw(kind, json.dumps(framed(spec, takeaway)).encode())
    return drawn.replace(FONT.encode(), FALLBACKS.encode()) if kind == "svg" else drawn


def draw_svgs(specs: Sequence[dict[str, Any]], tell: Callable[[int, int], None]) -> list[str]:
    """Many charts by one child, in the typeface that their file brings along; tell: how many of how many are drawn."""
    drawn = []
    if specs:
        with _ONE_AT_A_TIME:
            for svg in _drawn_one_by_one(json.dumps([json.dumps(spec) for spec in specs]), len(specs)):
                drawn.append(svg)
                tell(len(drawn), len(specs))
    return drawn


def _drawn_one_by_one(told: str, count: int) -> Iterator[str]:
    command = [sys.executable, "-m", "briefings.picture_child", "svgs"]
    with (
        tempfile.TemporaryFile() as asked,
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(command, stdin=_rewound(asked, told), stdout=-1, stderr=errors, cwd=PROJECT) as child,
    ):
        limit = Timer(SECONDS + SECONDS_EACH * count, child.kill)
        limit.start()
        try:
            yield from (json.loads(line) for line in child.stdout or ())
        finally:
            limit.cancel()
        if child.wait():
            errors.seek(0)
            raise PictureFailed(errors.read().decode("utf-8", "replace")[-400:])


def _rewound(file: IO[bytes], told: str) -> IO[bytes]:
    file.write(told.encode())
    file.seek(0)
    return file


def _draw(kind: str, spec: bytes) -> bytes:
    command = [sys.executable, "-m", "briefings.picture_child", kind]
    try:
        done = subprocess.run(command, input=spec, capture_output=True, cwd=PROJECT, timeout=SECONDS, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise PictureFailed((error.stderr or b"").decode("utf-8", "replace")[-400:]) from error
    return done.stdout


def framed(spec: dict[str, Any], takeaway: Takeaway) -> dict[str, Any]:
    """The specification as it stands alone on paper."""
    width = WIDTH if spec.get("width") == "container" else spec.get("width", WIDTH)
    config = {**spec.get("config", {}), "font": FONT}
    return {
        **spec,
        "width": width,
        "background": LIGHT.surface,
        "padding": 18,
        "config": config,
        "title": {
            "text": textwrap.wrap(takeaway.title, TITLE_SIGNS),
            "subtitle": [line for text in _said(takeaway) for line in textwrap.wrap(text, SUBTITLE_SIGNS)],
            "anchor": "start",
            "frame": "bounds",
            "offset": 16,
            "fontSize": 18,
            "fontWeight": 600,
            "color": LIGHT.ink,
            "subtitleFontSize": 13,
            "subtitleLineHeight": 18,
            "subtitlePadding": 6,
            "subtitleColor": MADE_UP_COLOUR if takeaway.wholly_made_up else LIGHT.secondary,
        },
    }


def _said(takeaway: Takeaway) -> list[str]:
    mark = words.MADE_UP if takeaway.wholly_made_up else words.PARTLY_MADE_UP_PICTURE if takeaway.made_up else ""
    source = f"{words.SOURCES}: {'; '.join(takeaway.sources)}" if takeaway.sources else ""
    return [*filter(None, (takeaway.subtitle, " · ".join(filter(None, (mark, takeaway.cutoff_phrase))), source))]
