-- What is the newest value of a setting?
select value
from setting
where name = $name
order by set_at desc
limit 1
