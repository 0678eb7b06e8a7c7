-- What was the newest year-to-date value of each key of this indicator before a period of the same year?
with latest as (
    select area_code, entity_code, breakdown_code, period_code, value, obs_status
    from observation
    where indicator_code = $indicator
        and period_code < $period
        and left(period_code, 4) = left($period, 4)
    qualify row_number() over (
        partition by area_code, entity_code, breakdown_code, period_code
        order by revision desc
    ) = 1
)

select area_code, entity_code, breakdown_code, arg_max(value, period_code) as value
from latest
where obs_status not in ('missing', 'withdrawn')
group by all
