-- Where does the log end? (A sort with a limit is answered wrongly by this DuckDB after rows were deleted.)
-- needs: read_audit
select number, hash
from audit_event
where number = (select max(number) from audit_event)
