-- When were these revisions received?
select
    revision,
    received_at
from revision
where revision in (select unnest($revisions))
