-- On which days does the log have lines, newest first?
-- needs: read_audit
select distinct happened_at::date as day
from audit_event
order by day desc
