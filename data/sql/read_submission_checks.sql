-- Which checks was a submission held against?
select rule, title, outcome, detail
from submission_check
where submission_id = $submission
order by rule
