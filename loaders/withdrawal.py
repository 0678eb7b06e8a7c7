"""Taking a submission back: with a reason that many will read, through the same act for page and command line."""

from __future__ import annotations

from data.store import Store
from data.submissions import Refused, withdraw
from loaders.reasons import Unfit, check_reason


def withdraw_submission(store: Store, submission_id: str, actor: str, reason: str) -> int:
    """Withdraw a submission and give the new revision. Raises Unfit, also for a reason that can't be kept."""
    said = check_reason(reason, "rút")
    try:
        return withdraw(store, submission_id, actor, said)
    except Refused as refused:
        raise Unfit(f"Không có lần gửi {submission_id} đang có hiệu lực.") from refused
