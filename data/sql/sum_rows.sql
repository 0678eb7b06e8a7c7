-- How many rows does a table hold, and which, in whatever order? Columns by their text: it outlives the engine's hash.
select
    count(*) as row_count,
    coalesce(sum(md5_number_lower(concat_ws(chr(31), {texts}))), 0) as row_hash
from {table}
