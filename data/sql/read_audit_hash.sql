-- The hash of one line of the log
-- needs: read_audit
select hash
from audit_event
where number = $number
