-- Every task that stood assigned on each of $days, and how it stood: shared by the reads of task figures.
-- A task that is done late was done after the deadline that holds; without a deadline nothing is ever late.
-- include standing_tasks
,

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
