"""Lines of item forms -> press and social-network items, and who must verify them until when."""

from __future__ import annotations

from data.items import TONES, Item
from loaders.cells.values import parse_code, parse_word
from loaders.rows.desk import Desk
from loaders.rows.identity import Scope
from loaders.rows.table import Line

_TONES = {tone: tone for tone in TONES}


def read_item(desk: Desk, line: Line, scope: Scope) -> None:
    """Read a line with one item."""
    desk.cells_in += 1
    if not desk.has_code(line) or not desk.needs(line, "nguon", "tieu_de", "sac_thai"):
        return
    published = desk.moment_of_period(line, "thoi_diem", scope)
    source, title = desk.text(line, "nguon"), desk.public_text(line, "tieu_de")
    tone = desk.settle(parse_word(line.get("sac_thai"), _TONES), line, "sac_thai")
    field = desk.codes.field(line, "linh_vuc", scope.form)
    unit = _verifier(desk, line)
    due, due_fits = desk.optional_moment(line, "han_tra_loi")
    answered, answered_fits = desk.past_moment(line, "tra_loi_luc")
    answer = desk.public_text(line, "noi_dung_tra_loi")
    if published is None or source is None or title is None or tone is None or field is None:
        return
    if unit is None or answer is None or not (due_fits and answered_fits):
        return
    for column, moment in (("han_tra_loi", due), ("tra_loi_luc", answered)):
        if moment and moment < published:
            desk.findings.add("reversed_dates", line.place(column), moment, published)
            return
    key = (parse_code(line.get("ma")), scope.form.entity, published)
    cell = line.place("ma").cell
    desk.rows.append(Item(*key, source, title, tone, field, unit, due, answered, answer, cell, scope.period))


def _verifier(desk: Desk, line: Line) -> str | None:
    """Who must verify it, '' for nobody: a deadline, an answer and its time go with a unit, an answer with its time."""
    asked = [c for c in ("don_vi_xac_minh", "han_tra_loi", "tra_loi_luc", "noi_dung_tra_loi") if line.get(c) != ""]
    if not asked:
        return ""
    wanted = ["don_vi_xac_minh", "han_tra_loi"] + ["tra_loi_luc"] * ("noi_dung_tra_loi" in asked)
    unit = parse_code(line.get("don_vi_xac_minh"))
    if not desk.needs(line, *wanted) or not desk.codes.responsible(line, "don_vi_xac_minh", unit):
        return None
    return unit
