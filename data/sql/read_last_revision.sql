-- Which revision is the newest?
select coalesce(max(revision), 0) as revision
from revision
