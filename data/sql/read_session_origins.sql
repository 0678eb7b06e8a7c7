-- The words of identity providers that have opened a session
-- needs: maintain
select origin
from session
where origin <> ''
