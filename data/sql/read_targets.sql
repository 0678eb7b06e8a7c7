-- Which targets stand for these indicators?
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
from target
where list_contains($codes, indicator_code)
    and revision <= $revision
qualify row_number() over (
    partition by indicator_code, area_code, entity_code, breakdown_code, period_code
    order by revision desc
) = 1
    and obs_status not in ('missing', 'withdrawn')
order by indicator_code, period_code
