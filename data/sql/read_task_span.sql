-- Since when have tasks been assigned, as known at a revision?
select min(assigned_on) from task where revision <= $revision
