-- Which submissions stand for these scopes?
with standing as (
    select submission_id
    from submission_event
    group by submission_id
    having arg_max(event, revision) <> 'withdrawn'
)

select distinct submission_id
from submission_scope
where form_code = $form
    and unit_code = $unit
    and period_code in (select unnest($periods))
    and submission_id in (select submission_id from standing)
order by submission_id desc
