-- What did a snapshot freeze of a view?
-- needs: read_briefing
select body, sha256
from snapshot_view
where snapshot_id = $snapshot and name = $name and arguments = $arguments
