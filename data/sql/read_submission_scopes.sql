-- Which periods does a submission cover?
select period_code
from submission_scope
where submission_id = $submission
order by period_code
