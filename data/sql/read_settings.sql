-- What is the newest value of each setting?
select
    name,
    value
from setting
qualify row_number() over (partition by name order by set_at desc) = 1
