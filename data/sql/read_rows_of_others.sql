-- Which of the incoming rows' keys stand from another sender or form, and from which submission?
-- {table}, {key}: the fact table and its key; {key_of_latest}: the same of what stands.
with latest as (
    select {key}, obs_status, submission_id
    from {table}
    where ({key}) in (select ({key}) from incoming)
    qualify row_number() over (partition by {key} order by revision desc) = 1
)

select
    {key_of_latest},
    submission.submission_id,
    submission.form_code,
    submission.unit_code
from latest
inner join submission using (submission_id)
where latest.obs_status not in ('missing', 'withdrawn')
    and (submission.form_code <> $form or submission.unit_code <> $unit)
