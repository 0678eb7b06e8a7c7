-- Of which snapshot was the presenter opened with this token, by whom and when?
-- needs: read_briefing
select snapshot_id, actor, opened_at
from presentation
where token_sha256 = $token
