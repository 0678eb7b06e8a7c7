-- Which tables does the store have, and which columns?
select
    table_name,
    column_name
from information_schema.columns
where table_catalog = current_database() and table_schema = 'main'
order by table_name, ordinal_position
