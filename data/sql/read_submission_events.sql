-- What happened to a submission, in order?
select event, actor, reason, happened_at, revision
from submission_event
where submission_id = $submission
order by revision
