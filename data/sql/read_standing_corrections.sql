-- Which values of the keys of these scopes stand from a correction of a single value?
with scope_keys as (
    select distinct
        observation.indicator_code,
        observation.area_code,
        observation.entity_code,
        observation.breakdown_code,
        observation.period_code
    from observation
    inner join submission_scope using (submission_id, period_code)
    where submission_scope.form_code = $form
        and submission_scope.unit_code = $unit
        and list_contains($periods, submission_scope.period_code)
),

latest as (
    select observation.*
    from observation
    inner join scope_keys using (indicator_code, area_code, entity_code, breakdown_code, period_code)
    qualify row_number() over (
        partition by indicator_code, area_code, entity_code, breakdown_code, period_code
        order by observation.revision desc
    ) = 1
)

select indicator_code, area_code, entity_code, breakdown_code, period_code, submission_id
from latest
where obs_status not in ('missing', 'withdrawn')
    and submission_id not in (select submission_id from submission_scope)
order by submission_id
