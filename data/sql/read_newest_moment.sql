-- When anything was last written
select max(committed_at)
from revision
