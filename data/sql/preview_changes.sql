-- What would these observations change? One row a key that is new, changed or left out; unchanged ones are counted apart.
with incoming_keys as (
    select
        indicator_code,
        area_code,
        entity_code,
        breakdown_code,
        period_code,
        value,
        obs_status
    from incoming
),

scope_submissions as (
    select distinct submission_id
    from submission_scope
    where form_code = $form
        and unit_code = $unit
        and list_contains($periods, period_code)
),

concerned as (
    select
        indicator_code,
        area_code,
        entity_code,
        breakdown_code,
        period_code,
        bool_or(submission_id in (select submission_id from scope_submissions)) as of_scope
    from observation
    where list_contains($periods, period_code)
        and (
            submission_id in (select submission_id from scope_submissions)
            or indicator_code in (select indicator_code from incoming_keys)
        )
    group by all
),

current as (
    select observation.*, concerned.of_scope
    from observation
    inner join concerned using (indicator_code, area_code, entity_code, breakdown_code, period_code)
    qualify row_number() over (
        partition by indicator_code, area_code, entity_code, breakdown_code, period_code
        order by revision desc
    ) = 1
),

standing as (
    select *
    from current
    where obs_status not in ('missing', 'withdrawn')
)

select
    coalesce(i.indicator_code, s.indicator_code) as indicator_code,
    coalesce(i.area_code, s.area_code) as area_code,
    coalesce(i.entity_code, s.entity_code) as entity_code,
    coalesce(i.breakdown_code, s.breakdown_code) as breakdown_code,
    coalesce(i.period_code, s.period_code) as period_code,
    s.value as value_before,
    i.value as value_after,
    case
        when s.value is null and s.obs_status is null then 'new'
        when i.value is null then 'left_out'
        when i.value <> s.value then 'changed'
        when i.obs_status <> s.obs_status then 'status'
        else 'same'
    end as change
from incoming_keys as i
full outer join standing as s using (indicator_code, area_code, entity_code, breakdown_code, period_code)
where i.indicator_code is not null
    or (
        s.of_scope
        and (
            s.submission_id in (select submission_id from scope_submissions)
            or s.submission_id not in (select submission_id from submission_scope)
        )
    )
order by change, indicator_code, period_code, area_code, entity_code
