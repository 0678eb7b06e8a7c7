-- What did a snapshot freeze of all views of one name?
-- needs: read_briefing
select arguments, body, sha256
from snapshot_view
where snapshot_id = $snapshot and name = $name
order by arguments
