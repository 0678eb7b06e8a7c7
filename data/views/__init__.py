"""Views: comparisons, status, findings, ranking and coverage, computed here once; drawn by pages, printed by briefings."""
