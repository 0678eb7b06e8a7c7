-- What stands of these indicators in these periods, of the real figures or of the made-up ones?
with latest as (
    select indicator_code, period_code, area_code, entity_code, breakdown_code, value, obs_status, made_up
    from observation
    where indicator_code in (select unnest($indicators))
        and period_code in (select unnest($periods))
    qualify row_number() over (
        partition by indicator_code, period_code, area_code, entity_code, breakdown_code
        order by revision desc
    ) = 1
)

select indicator_code, period_code, area_code, entity_code, breakdown_code, value
from latest
where obs_status not in ('missing', 'withdrawn')
    and made_up = $made_up
