"""Fonts that draw letters of the old tables: .VnTime draws TCVN3, VNI-Times draws VNI. For the reading child."""

from __future__ import annotations

import re
import zipfile
from xml.etree import ElementTree

from loaders.files.xml_scan import read_part

_OLD = re.compile(r"\.vn|vni", re.IGNORECASE)
_TEXT_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*\bt\s*=\s*[\"'](?:s|str|inlineStr)[\"'][^>]*)(?<!/)>")
_ADDRESS = re.compile(rb'\br\s*=\s*["\']([A-Z]+[0-9]+)["\']')
_STYLE = re.compile(rb'\bs\s*=\s*["\']([0-9]+)["\']')


def is_old_font(name: str) -> bool:
    """Whether a font's name says that it draws an old table."""
    return _OLD.match(name) is not None


def old_font_styles(archive: zipfile.ZipFile) -> dict[bytes, str]:
    """Style numbers of a workbook whose font is an old one, with its name."""
    if "xl/styles.xml" not in archive.namelist():
        return {}
    content = read_part(archive, "xl/styles.xml")
    if not re.search(rb"[\"'](?:\.vn|vni)", content, re.IGNORECASE):
        return {}
    styles = ElementTree.fromstring(content)
    names = [_name(font) for font in _children(styles, "fonts")]
    return {
        str(number).encode(): names[index]
        for number, xf in enumerate(_children(styles, "cellXfs"))
        if (index := int(xf.get("fontId", "0"))) < len(names) and is_old_font(names[index])
    }


def cells_in_old_fonts(xml: bytes, styles: dict[bytes, str]) -> dict[str, str]:
    """Address -> font of the text cells of a sheet that are drawn in one of these styles."""
    found: dict[str, str] = {}
    for match in _TEXT_CELL.finditer(xml) if styles else ():
        address, style = _ADDRESS.search(match.group(1)), _STYLE.search(match.group(1))
        if address and style and style.group(1) in styles:
            found[address.group(1).decode()] = styles[style.group(1)]
    return found


def _children(styles: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return next((list(e) for e in styles if e.tag.rpartition("}")[2] == tag), [])


def _name(font: ElementTree.Element) -> str:
    return next((e.get("val", "") for e in font if e.tag.rpartition("}")[2] == "name"), "")
