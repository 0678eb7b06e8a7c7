-- The next lines of the log after a line, for the check of the whole chain; -number: see read_audit_head
-- needs: read_audit
select
    rowid, number, happened_at, actor, role, address, action, subject, before, after, outcome, previous_hash, hash
from audit_event
where number > $number or (number = $number and rowid > $row)
order by -number::hugeint desc, rowid
limit $count
