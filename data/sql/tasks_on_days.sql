-- Every task that stood assigned on each of $days, and how it stood: shared by the reads of task figures.
-- A task that is done late was done after the deadline that holds; without a deadline nothing is ever late.
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
),

on_days as (
    select
        standing.*,
        days.day,
        case
            when done_on <= days.day and (deadline is null or done_on <= deadline) then 'done'
            when done_on <= days.day then 'done_late'
            when deadline < days.day then 'overdue'
            when deadline <= days.day + 7 then 'due_soon'
            else 'open'
        end as state
    from standing
    inner join (select unnest($days) as day) as days on coalesce(standing.assigned_on, days.day) <= days.day
)
