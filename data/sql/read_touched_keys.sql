-- Of which indicators and periods has anything been written after a revision, in the whole or at a place?
select distinct
    indicator_code,
    period_code
from observation
where revision > $since
    and breakdown_code = ''
order by indicator_code, period_code
