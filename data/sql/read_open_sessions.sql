-- The sessions opened since a moment that nobody has ended
-- needs: maintain
select token_hash, login, address, opened_at
from session
where opened_at >= $since and token_hash not in (select token_hash from session_end)
