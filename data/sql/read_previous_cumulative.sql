-- What was the newest year-to-date value of this key before a period of the same year?
with latest as (
    select period_code, value, obs_status
    from observation
    where indicator_code = $indicator
        and area_code = $area
        and entity_code = $entity
        and breakdown_code = $breakdown
        and period_code < $period
        and left(period_code, 4) = left($period, 4)
    qualify row_number() over (partition by period_code order by revision desc) = 1
)

select value
from latest
where obs_status not in ('missing', 'withdrawn')
order by period_code desc
limit 1
