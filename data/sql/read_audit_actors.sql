-- Who stands in the log?
-- needs: read_audit
select distinct actor
from audit_event
where actor <> ''
order by actor
