"""Reasons that many will read: there must be one, not too long, with nothing in it that leads to a person."""

from __future__ import annotations

from loaders.cells.values import Fault, parse_public_text
from loaders.problems.problem import make_problem

LONGEST_REASON = 300


class Unfit(Exception):
    """An act was not done; the message says why, in Vietnamese."""


def check_reason(reason: str, act: str) -> str:
    """The reason as it is kept. Raises Unfit when it can't be; act: 'rút', 'trả lại'."""
    said = parse_public_text(reason[: LONGEST_REASON + 1].strip())
    if isinstance(said, Fault) and said.kind == "personal_data":
        raise Unfit(f"Lý do {act} có {said.found} của cá nhân; bỏ thông tin đó rồi ghi lại.")
    if isinstance(said, Fault):
        raise Unfit(make_problem(said.kind, found=said.found, wanted=said.wanted).sentence)
    if not said:
        raise Unfit(f"Cần ghi lý do {act}.")
    if len(said) > LONGEST_REASON:
        raise Unfit(f"Lý do {act} dài quá {LONGEST_REASON} ký tự.")
    return said
