-- Which doubts about these submissions were taken on by whom, and why?
-- needs: open_source
select submission_id, problem, kind, title, sentence, cell, reason, person
from acknowledgement
where list_contains($submissions, submission_id)
order by submission_id, kind, cell, problem
