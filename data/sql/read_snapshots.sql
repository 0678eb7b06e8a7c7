-- Which snapshots of briefings are there, newest first?
-- needs: read_briefing
select snapshot_id, number, edition, content, revision, catalogue_version, viewed_at, actor, reason, sha256
from snapshot
order by number desc, edition desc
