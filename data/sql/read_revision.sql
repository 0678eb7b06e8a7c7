-- When was a revision received?
select received_at
from revision
where revision = $revision
