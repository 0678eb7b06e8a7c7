-- Where does the current view differ from the replay of the accepted submissions?
-- Replay: of each scope, the rows of its newest submission that still stands. {whole} is true for registers,
-- whose scope has no period; {same_period} ties a row to its scope's period.
with withdrawn as (
    select submission_id
    from submission_event
    qualify row_number() over (partition by submission_id order by revision desc) = 1
        and event = 'withdrawn'
),

standing as (
    select
        form_code,
        unit_code,
        case when {whole} then '' else period_code end as period_code,
        arg_max(submission_id, revision) as submission_id
    from submission_scope
    where submission_id not in (select submission_id from withdrawn)
    group by all
),

replayed as (
    select {key}, {columns}
    from {table} as facts
    inner join submission on submission.submission_id = facts.submission_id and submission.revision = facts.revision
    inner join standing on standing.submission_id = facts.submission_id and {same_period}
    where facts.obs_status not in ('missing', 'withdrawn')
),

seen as (
    select {key}, {columns}, facts.obs_status as state
    from {table} as facts
    qualify row_number() over (partition by {key} order by facts.revision desc) = 1
),

visible as (
    select * exclude (state)
    from seen
    where state not in ('missing', 'withdrawn')
)

select '{table}' as table_name, 'only replayed' as side, *
from (from replayed except from visible)
union all
select '{table}' as table_name, 'only visible' as side, *
from (from visible except from replayed)
