-- One page of the lines of the log that are asked for, newest first
-- needs: read_audit
with asked as (
-- include asked_audit_lines
)

select number, happened_at, actor, role, address, action, subject, before, after, outcome
from asked
order by -number::hugeint
limit $count offset $skip
