"""A sample of the faults; make faults does the many."""

from __future__ import annotations

from pathlib import Path

from tests.faults.acts import count_broken_rules, fail_a_write, kill_while_accepting
from tests.faults.frozen_meeting import faults_of_frozen
from tests.faults.strange_files import MOST_MEMORY, check_mutants


def test_killed_while_accepting_nothing_acknowledged_is_lost_and_nothing_is_torn(tmp_path: Path) -> None:
    assert sum(kill_while_accepting(tmp_path, seed) for seed in range(40)) == 0
    assert count_broken_rules(tmp_path) == 0


def test_a_write_that_fails_at_any_statement_leaves_nothing(tmp_path: Path) -> None:
    assert fail_a_write(tmp_path, 200) == 0


def test_a_damaged_workbook_ends_in_a_report_and_no_number_changes_in_silence() -> None:
    outcome = check_mutants(range(200))
    assert outcome.faults == []
    assert outcome.memory < MOST_MEMORY
    assert sum(outcome.outcomes.values()) == 200
    assert min(outcome.formats[suffix] for suffix in (".xlsx", ".xls", ".ods")) > 30
    assert outcome.unread < 5


def test_a_frozen_meeting_is_the_same_bytes_after_later_revisions_another_catalogue_and_a_restore(
    tmp_path: Path,
) -> None:
    assert faults_of_frozen(tmp_path, 20) == []
