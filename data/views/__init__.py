"""Views: comparisons, status, findings, ranking, coverage; computed here once, drawn by pages, printed by briefings."""
