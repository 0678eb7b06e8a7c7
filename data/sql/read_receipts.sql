-- When was each revision received?
select
    revision,
    received_at
from revision
