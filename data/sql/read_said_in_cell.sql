-- What stands today of the value that a submission said in a cell, and which submission of which kind says it?
-- needs: open_source
with said as (
    select distinct indicator_code, area_code, entity_code, breakdown_code, period_code
    from observation
    where submission_id = $submission
        and cell = $cell
),

latest as (
    select observation.*
    from observation
    inner join said using (indicator_code, area_code, entity_code, breakdown_code, period_code)
    qualify row_number() over (
        partition by indicator_code, area_code, entity_code, breakdown_code, period_code
        order by observation.revision desc
    ) = 1
)

select
    latest.indicator_code,
    latest.area_code,
    latest.entity_code,
    latest.breakdown_code,
    latest.period_code,
    latest.value,
    latest.obs_status,
    latest.approx,
    latest.reference_date,
    latest.made_up,
    latest.cell,
    latest.submission_id,
    submission.form_code,
    submission.unit_code,
    submission.layout
from latest
inner join submission using (submission_id)
where latest.obs_status not in ('missing', 'withdrawn')
