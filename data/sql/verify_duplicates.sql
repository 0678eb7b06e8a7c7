-- Does any key stand twice in one revision? {table}, {key} name the fact table.
select
    '{table}' as table_name,
    revision,
    count(*) as copies
from {table}
group by {key}, revision
having count(*) > 1
order by revision
