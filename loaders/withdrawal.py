"""Taking a submission back: with a reason that many will read, through the same act for page and command line."""

from __future__ import annotations

from data.store import Store
from data.submissions import Refused, withdraw
from loaders.problems import make_problem
from loaders.values import Fault, parse_public_text

LONGEST_REASON = 300


class NotWithdrawn(Exception):
    """Nothing was taken back; the message says why, in Vietnamese."""


def withdraw_submission(store: Store, submission_id: str, actor: str, reason: str) -> int:
    """Withdraw a submission and give the new revision. Raises NotWithdrawn, also for a reason that can't be kept."""
    said = parse_public_text(reason[: LONGEST_REASON + 1].strip())
    if isinstance(said, Fault):
        raise NotWithdrawn(make_problem(said.kind, found=said.found, wanted=said.wanted).sentence)
    if not said:
        raise NotWithdrawn("Cần ghi lý do rút.")
    if len(said) > LONGEST_REASON:
        raise NotWithdrawn(f"Lý do rút dài quá {LONGEST_REASON} ký tự.")
    try:
        return withdraw(store, submission_id, actor, said)
    except Refused as refused:
        raise NotWithdrawn(f"Không có lần gửi {submission_id} đang có hiệu lực.") from refused
