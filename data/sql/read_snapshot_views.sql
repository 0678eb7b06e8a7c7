-- Which views does a snapshot hold, and what is the hash of each?
-- needs: read_briefing
select name, arguments, sha256
from snapshot_view
where snapshot_id = $snapshot
order by name, arguments
