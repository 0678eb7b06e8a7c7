-- The tasks that stand in the register, with the deadline that holds: shared by all reads of tasks.
with latest as (
    select *
    from task
    where revision <= $revision
    qualify row_number() over (partition by task_code order by revision desc) = 1
),

standing as (
    select *, coalesce(extended_to, due_on) as deadline
    from latest
    where obs_status not in ('missing', 'withdrawn')
)
