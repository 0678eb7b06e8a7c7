-- How does each task stand on a day?
-- needs: view_records
-- include tasks_on_days

select
    state,
-- include task_columns
from on_days
order by task_code
