-- How many tasks stood how on each of these days, by leading unit?
-- include tasks_on_days

select
    day,
    lead_unit,
    count(*) as assigned,
    count(*) filter (where state = 'done') as done_in_time,
    count(*) filter (where state = 'done_late') as done_late,
    count(*) filter (where state in ('open', 'due_soon')) as in_time,
    count(*) filter (where state = 'overdue') as overdue,
    coalesce(max(day - deadline) filter (where state = 'overdue'), 0) as longest,
    count(*) filter (where state = 'due_soon') as due_soon,
    bool_or(made_up) as made_up,
    max(revision) as revision
from on_days
group by day, lead_unit
order by day, lead_unit
