-- The lines of the log of some days as they were hashed, oldest first
-- needs: read_audit
select
    number, happened_at, actor, role, address, action, subject, before, after, outcome, previous_hash, hash
from audit_event
where happened_at >= $first_moment
    and happened_at < $last_moment
order by number
