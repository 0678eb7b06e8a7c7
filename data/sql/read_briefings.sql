-- What is the newest version of every briefing, newest briefing first?
-- needs: read_briefing
select version, content
from briefing
qualify row_number() over (partition by number order by version desc) = 1
order by number desc
