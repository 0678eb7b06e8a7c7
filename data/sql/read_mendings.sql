-- Which cells of these submissions were given another value when they were accepted, by whom, and why?
-- needs: open_source
select submission_id, cell, before, after, reason, person
from mending
where list_contains($submissions, submission_id)
order by submission_id, cell
