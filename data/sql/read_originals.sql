-- Which original files must be there?
select distinct sha256
from submission
order by sha256
