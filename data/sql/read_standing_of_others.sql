-- Which keys of these indicators and periods stand from another sender or form, and from which submission?
with latest as (
    select *
    from observation
    where list_contains($codes, indicator_code)
        and list_contains($periods, period_code)
    qualify row_number() over (
        partition by indicator_code, area_code, entity_code, breakdown_code, period_code
        order by revision desc
    ) = 1
)

select
    latest.indicator_code,
    latest.area_code,
    latest.entity_code,
    latest.breakdown_code,
    latest.period_code,
    submission.submission_id,
    submission.form_code,
    submission.unit_code
from latest
inner join submission using (submission_id)
where latest.obs_status not in ('missing', 'withdrawn')
    and (submission.form_code <> $form or submission.unit_code <> $unit)
