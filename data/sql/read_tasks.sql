-- Which tasks and targets stood in the register?
-- needs: view_records
-- include standing_tasks

select
-- include task_columns
from standing
order by task_code
