-- Sort the facts by what page queries look for.
create or replace table observation as
select *
from observation
order by indicator_code, period_code, revision
