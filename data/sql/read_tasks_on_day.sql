-- How does each task stand on a day?
-- include tasks_on_days

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
    submission_id,
    state
from on_days
order by task_code
