"""Our own forms, filled in and then damaged on purpose by a seeded hand: bytes, zip members, XML, cells."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from data.catalogue.model import Catalogue
from data.entities import Entity
from loaders.forms.templates import write_form
from tests.broken import SHEET_XML, with_cells
from tests.broken.ods_files import saved_as_ods
from tests.broken.xls_files import saved_as_xls
from tests.faults.other_formats import damage_records, damage_table

Random = random.Random
_MEMBERS = 0.8  # of the damages of a zip go into its members, the rest into its bytes
_FORMATS = (".xlsx", ".xlsx", ".xls", ".ods")
_ODS_XML = "content.xml"
_CELL = re.compile(rb"<c [^>]*>.*?</c>|<c [^>]*/>|<row [^>]*>|</row>", re.DOTALL)
_HOSTILE = (
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b'<c r="XFD1048576"><v>1</v></c>',
    b'<c r="E10"><v>1e308</v></c>',
    b'<row r="10"><c r="E10"><v>7</v></c></row>',
    b'<c r="E10" t="s"><v>99999999</v></c>',
    b"<!-- ",
    b"]]>",
    b"\0",
    b"\xff\xfe",
    b"&#0;",
    b"&a;",
)


@dataclass(frozen=True)
class Mutant:
    """A damaged file: the original, and what is left of it."""

    name: str
    whole: bytes
    content: bytes


def filled_forms(catalogue: Catalogue, entities: dict[str, Entity]) -> list[tuple[str, bytes]]:
    """Forms that are taken as they are, each in every format."""
    month = write_form(catalogue, "KT-T", "STC", "2026-10")
    month = with_cells(month, {"E10": 100, "E11": 60, "E12": 40, "E13": 900.5, "E14": 12.25})
    commune = write_form(catalogue, "YT-X", "SYT", "2026-10")
    commune = with_cells(commune, {f"{c}{r}": r * 7 + i for r in (10, 11, 12) for i, c in enumerate("CD")})
    facility = write_form(catalogue, "XT-N", "SYT", "2026-11-20", entities.values())
    facility = with_cells(facility, {"C10": 0.125, "C11": 3.5})
    books = [("kt.xlsx", month), ("yt.xlsx", commune), ("xt.xlsx", facility)]
    old = [(name.replace(".xlsx", ".xls"), saved_as_xls(book)) for name, book in books]
    return [*books, *old, *((name.replace(".xlsx", ".ods"), saved_as_ods(book)) for name, book in books)]


def mutate(forms: list[tuple[str, bytes]], seed: int) -> Mutant:
    """The same damage for the same seed."""
    chance = Random(seed)
    suffix = chance.choice(_FORMATS)
    name, whole = chance.choice([form for form in forms if form[0].endswith(suffix)])
    inside = chance.random() < _MEMBERS
    deeper = damage_records if suffix == ".xls" else _damage_member
    return Mutant(name, whole, deeper(whole, chance) if inside else _damage_bytes(whole, chance))


def _damage_member(content: bytes, chance: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    sheet = SHEET_XML if SHEET_XML in members else _ODS_XML
    name = sheet if chance.random() < 0.6 else chance.choice(sorted(members))
    act = chance.randrange(12)
    if act == 0:
        del members[name]
    elif act == 1:
        members[name] = members[chance.choice(sorted(members))]
    elif act < 5 and name == SHEET_XML:
        members[name] = _damage_cells(members[name], chance)
    elif act < 8 and name == _ODS_XML:
        members[name] = damage_table(members[name], chance)
    else:
        members[name] = _damage_bytes(members[name], chance)
    return _zip(members)


def _damage_cells(xml: bytes, chance: Random) -> bytes:
    """One cell or row tag of a sheet taken away, repeated, moved, or given another attribute."""
    found = list(_CELL.finditer(xml))
    one, other = chance.choice(found), chance.choice(found)
    text = one.group()
    changes: list[Callable[[], bytes]] = [
        lambda: b"",
        lambda: text * 2,
        lambda: text + other.group(),
        lambda: re.sub(rb' r="[^"]*"', b"", text),
        lambda: re.sub(rb' r="[A-Z]*([0-9]+)"', rb' r="XFE\1"', text),
        lambda: re.sub(rb' r="([A-Z]*)[0-9]+"', rb' r="\g<1>%d"' % chance.choice((0, 1, 12, 1048577)), text),
        lambda: re.sub(rb' t="[^"]*"', b"", text),
        lambda: text.replace(b"<c ", b'<c t="%b" ' % chance.choice((b"s", b"e", b"b", b"str", b"d", b"inlineStr")), 1),
        lambda: re.sub(rb"<v>[^<]*</v>", b"<v></v>", text),
        lambda: re.sub(rb' s="[0-9]+"', b' s="%d"' % chance.randrange(40), text),
    ]
    return xml[: one.start()] + chance.choice(changes)() + xml[one.end() :]


def _damage_bytes(content: bytes, chance: Random) -> bytes:
    """Bytes changed, cut out, doubled, swapped or put in; the end cut off; numbers made strange."""
    at, length = chance.randrange(len(content)), min(chance.choice((1, 1, 2, 8, 64, 1000)), len(content))
    before, piece, after = content[:at], content[at : at + length], content[at + length :]
    changes: list[Callable[[], bytes]] = [
        lambda: before + chance.randbytes(len(piece)) + after,
        lambda: before + bytes(byte ^ (1 << chance.randrange(8)) for byte in piece[:1]) + piece[1:] + after,
        lambda: before + after,
        lambda: before + piece * chance.choice((2, 3, 50)) + after,
        lambda: before,
        lambda: before + chance.choice(_HOSTILE) + piece + after,
        lambda: after[:length] + content[length:],
        lambda: before + re.sub(rb"[0-9]+", chance.choice((b"-1", b"0", b"4294967295", b"9" * 30)), piece) + after,
    ]
    return chance.choice(changes)()


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()
