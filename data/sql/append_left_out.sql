-- Which keys of this scope does the new file leave out? Each gets a missing row, so that it stops counting.
-- {table}, {key}: the fact table and its key. {same_period} narrows to the scope's period where the table has one.
insert into {table} by name
with scope_submissions as (
    select distinct submission_id
    from submission_scope
    where form_code = $form and unit_code = $unit and ({whole} or period_code = $period)
),

known as (
    select distinct {key}
    from {table}
    where submission_id in (select submission_id from scope_submissions)
        and submission_id <> $submission
        and {same_period}
),

sent as (
    select {key}
    from {table}
    where submission_id = $submission and revision = $revision
),

left_out as (
    select * from known
    except
    select * from sent
)

select
    {key},
    {blanks},
    'missing' as obs_status,
    $made_up as made_up,
    $revision as revision,
    $submission as submission_id,
    '' as cell
from left_out
