-- On which days were files received, newest first?
select distinct cast(received_at as date) as day
from revision
order by day desc
limit 60
