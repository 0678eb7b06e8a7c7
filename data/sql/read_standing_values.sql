-- What stands of every key of this indicator in a period, of the real figures or of the made-up ones?
with latest as (
    select area_code, entity_code, breakdown_code, value, obs_status, made_up
    from observation
    where indicator_code = $indicator
        and period_code = $period
    qualify row_number() over (
        partition by area_code, entity_code, breakdown_code
        order by revision desc
    ) = 1
)

select area_code, entity_code, breakdown_code, value
from latest
where obs_status not in ('missing', 'withdrawn')
    and made_up = $made_up
