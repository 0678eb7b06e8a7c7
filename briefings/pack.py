"""The pack of a meeting: every document of a snapshot, with a list of its files and their hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from briefings import pack_words as words
from briefings.apart import Tell
from briefings.deck import Deck
from briefings.numbers_workbook import write_numbers
from briefings.pack_files import Pack, file_name
from briefings.papers import Written, write_report, write_speech
from briefings.presenter.page import present_html
from briefings.slides.writing import write_slides

LIST = "danh-muc.json"


def compose_pack(deck: Deck, tell: Tell = lambda done, total, what: None) -> Pack:
    """Every document; tell: how many of how many are done, and what comes next."""
    files: dict[str, bytes] = {}
    warnings: list[str] = []
    for at, (what, compose) in enumerate(STEPS.items()):
        tell(at, len(STEPS), what)
        made, told = compose(deck)
        files |= {file_name(deck.snapshot.snapshot_id, ending): content for ending, content in made.items()}
        warnings += told
    files[file_name(deck.snapshot.snapshot_id, LIST)] = _listed(deck, files)
    tell(len(STEPS), len(STEPS), words.COMPLETE)
    return Pack(files, tuple(warnings))


def _listed(deck: Deck, files: dict[str, bytes]) -> bytes:
    """Which snapshot this is, and the size and hash of each file."""
    snapshot = deck.snapshot
    said = {
        "snapshot": snapshot.snapshot_id,
        "label": snapshot.label,
        "sha256": snapshot.sha256,
        "revision": snapshot.revision,
        "catalogue": snapshot.catalogue,
        "files": [
            {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files.items()
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2).encode()


Made = tuple[dict[str, bytes], tuple[str, ...]]


def _paper(name: str, written: Written) -> Made:
    return {f"{name}.pdf": written.pdf, f"{name}.docx": written.docx}, written.warnings


STEPS: dict[str, Callable[[Deck], Made]] = {
    words.PRESENTATION: lambda deck: ({"trinh-chieu.html": present_html(deck.handed_out).encode()}, ()),
    words.REPORT: lambda deck: _paper("bao-cao", write_report(deck)),
    words.SPEECH: lambda deck: _paper("phat-bieu", write_speech(deck)),
    words.SLIDES: lambda deck: ({"trang-chieu.pptx": write_slides(deck.handed_out)}, ()),
    words.NUMBERS: lambda deck: ({"so-lieu.xlsx": write_numbers(deck)}, ()),
}
