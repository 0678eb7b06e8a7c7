-- Which revision was the newest one received by a moment?
select coalesce(max(revision), 0) as revision
from revision
where received_at <= $moment
