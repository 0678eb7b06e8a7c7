-- Which keys of these scopes does the new file leave out? Each gets a missing row, so that it stops counting; but not where
-- what stands is another sender's or form's, who took the key over.
-- {table}, {key}: the fact table and its key. {whole} is true for registers, whose scope has no period;
-- {same_period} ties a row to its scope's period where the table has one.
insert into {table} by name
with scopes as (
    select distinct submission_id, case when {whole} then '' else period_code end as period_code
    from submission_scope
    where form_code = $form
        and unit_code = $unit
        and submission_id <> $submission
        and ({whole} or list_contains($periods, period_code))
),

known as (
    select distinct {key_of_facts}
    from {table} as facts
    inner join scopes on scopes.submission_id = facts.submission_id and {same_period}
),

sent as (
    select {key}
    from {table}
    where submission_id = $submission and revision = $revision
),

unsaid as (
    select * from known
    except
    select * from sent
),

taken_over as (
    select {key}
    from {table}
    where ({key}) in (select ({key}) from unsaid)
    qualify row_number() over (partition by {key} order by revision desc) = 1
        and obs_status not in ('missing', 'withdrawn')
        and submission_id in (select submission_id from submission_scope)
        and submission_id not in (select submission_id from scopes)
),

left_out as (
    select * from unsaid
    except
    select * from taken_over
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
