-- In which of these periods does each of these indicators still have a standing value, after some were taken back?
with latest as (
    select
        indicator_code,
        period_code,
        arg_max(obs_status, revision) as obs_status
    from observation
    where indicator_code in (select unnest($codes))
        and period_code in (select unnest($periods))
        and revision <= $revision
    group by indicator_code, period_code, area_code, entity_code, breakdown_code
)

select distinct
    indicator_code,
    period_code
from latest
where obs_status not in ('missing', 'withdrawn')
