-- Which of the standing tasks did this unit bring by this form?
-- needs: view_records
-- include standing_tasks

select
-- include task_columns
from standing
where submission_id in (select submission_id from submission where form_code = $form and unit_code = $unit)
order by task_code
