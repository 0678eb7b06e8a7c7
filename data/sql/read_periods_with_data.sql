-- In which periods has anything been said of each of these indicators, and was any of it left out or withdrawn?
select
    indicator_code,
    period_code,
    bool_or(obs_status in ('missing', 'withdrawn')) as taken_back
from observation
where indicator_code in (select unnest($codes))
    and revision <= $revision
group by all
order by indicator_code, period_code
