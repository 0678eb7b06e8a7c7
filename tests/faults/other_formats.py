"""What damages a form kept as .xls or .ods: records and table cells changed, taken away, repeated, moved."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from random import Random

_BEGIN = struct.pack("<HHHH", 0x0809, 16, 0x0600, 0x0005)
_CELLS = (0x00BD, 0x00BE, 0x00FD, 0x0201, 0x0203, 0x0205, 0x027E)  # numbers, texts and blanks of a sheet
_TAG = re.compile(
    rb"<table:(?:table-row|table-cell|covered-table-cell)\b[^>]*/>|<table:table-cell\b.*?</table:table-cell>"
    rb"|<table:table-row\b[^>]*>|</table:table-row>",
    re.DOTALL,
)
_VALUE = re.compile(rb'office:value="[^"]*"')
_KINDS = (b"float", b"string", b"percentage", b"currency", b"date", b"boolean", b"time", b"")
_NUMBERS = (b"0", b"-1", b"7", b"1e3", b"1e308", b"nan", b"12,5", b"")


def damage_records(content: bytes, chance: Random) -> bytes:
    """One record of an .xls file with other bytes, another place, kind or length, or written over the next one."""
    found = _records(content)
    cells = [record for record in found if record[1] in _CELLS]
    at, _, length = chance.choice(cells if chance.random() < 0.7 else found)
    data, other = at + 4, chance.choice(cells)
    changes: list[Callable[[], bytes]] = [
        lambda: _put(content, data + chance.randrange(max(1, length)), chance.randbytes(1)),
        lambda: _put(content, data, struct.pack("<H", chance.choice((0, 9, 10, 11, 12, 65535)))),
        lambda: _put(content, data + 2, struct.pack("<H", chance.choice((0, 2, 3, 4, 5, 255)))),
        lambda: _put(content, data + 4, struct.pack("<H", chance.randrange(40))),
        lambda: _put(content, at, struct.pack("<H", chance.choice((*_CELLS, 0x0006, 0x000A, 0x0809)))),
        lambda: _put(content, at + 2, struct.pack("<H", chance.choice((0, length - 1, length + 4, 8224)) & 0xFFFF)),
        lambda: _put(content, at, content[other[0] : other[0] + 4 + other[2]]),
        lambda: _put(content, data + max(0, length - 8), struct.pack("<d", chance.choice((0, 7, -1, 1e308, 0.1)))),
    ]
    return chance.choice(changes)()


def damage_table(xml: bytes, chance: Random) -> bytes:
    """One row or cell of an .ods sheet taken away, repeated, spread, or with another value or type."""
    found = list(_TAG.finditer(xml))
    valued = [tag for tag in found if b"office:value=" in tag.group()]
    one = chance.choice(valued if valued and chance.random() < 0.6 else found)
    text, other = one.group(), chance.choice(found).group()
    times = chance.choice((b"0", b"2", b"3", b"70000", b"-1", b"x"))
    kind, number = chance.choice(_KINDS), chance.choice(_NUMBERS)
    name = text.split(b" ")[0].rstrip(b"/>")
    changes: list[Callable[[], bytes]] = [
        lambda: b"",
        lambda: text * 2,
        lambda: text + other,
        lambda: other + text,
        lambda: text.replace(name, name + b' table:number-columns-repeated="%b"' % times, 1),
        lambda: text.replace(name, name + b' table:number-rows-repeated="%b"' % times, 1),
        lambda: re.sub(rb'office:value-type="[^"]*"', b'office:value-type="%b"' % kind, text),
        lambda: _VALUE.sub(b'office:value="%b"' % number, text),
        lambda: _VALUE.sub(b"", text),
        lambda: text.replace(b"table:table-cell", b"table:covered-table-cell"),
    ]
    return xml[: one.start()] + chance.choice(changes)() + xml[one.end() :]


def _records(content: bytes) -> list[tuple[int, int, int]]:
    """Where each record of the stream stands, which xlwt writes in one piece: place, kind, length."""
    at, records = content.index(_BEGIN), []
    while at + 4 <= len(content):
        kind, length = struct.unpack_from("<HH", content, at)
        if kind == 0 and length == 0:
            break
        records.append((at, kind, length))
        at += 4 + length
    return records


def _put(content: bytes, at: int, piece: bytes) -> bytes:
    return content[:at] + piece + content[at + len(piece) :]
