-- Which targets stand for these indicators?
with latest as (
    select *
    from target
    where indicator_code in (select unnest($codes))
        and revision <= $revision
    qualify row_number() over (
        partition by indicator_code, area_code, entity_code, breakdown_code, period_code
        order by revision desc
    ) = 1
)

select
    indicator_code,
    area_code,
    entity_code,
    breakdown_code,
    period_code,
    value,
    bound,
    upper,
    baseline,
    assigned_by,
    document,
    approx,
    note,
    cell,
    made_up
from latest
where obs_status not in ('missing', 'withdrawn')
order by indicator_code, period_code
