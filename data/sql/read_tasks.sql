-- Which tasks and targets stood in the register?
with latest as (
    select *
    from task
    where revision <= $revision
    qualify row_number() over (partition by task_code order by revision desc) = 1
)

select
    task_code,
    title,
    kind,
    programme,
    document,
    assigned_by,
    lead_unit,
    cooperating_units,
    assigned_on,
    due_on,
    extended_to,
    extensions,
    done_on,
    progress,
    indicator_code,
    note,
    cell,
    made_up,
    submission_id
from latest
where obs_status not in ('missing', 'withdrawn')
order by task_code
