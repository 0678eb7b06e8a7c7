-- Where does the current view differ from the replay of the accepted submissions?
-- Replay: of each scope, the rows of its newest submission that still stands, and the corrections of single values, which
-- have no scope; of each key the newest of these. Of a key that several senders or forms have said, the newest row of any
-- submission that stands. {whole} is true for registers, whose scope has no period; {same_period} ties
-- a row to its scope's period.
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

corrections as (
    select submission_id
    from submission
    where submission_id not in (select submission_id from submission_scope)
        and submission_id not in (select submission_id from withdrawn)
),

own as (
    select facts.*, submission.form_code || ' ' || submission.unit_code as sender
    from {table} as facts
    inner join submission on submission.submission_id = facts.submission_id and submission.revision = facts.revision
),

shared as (
    select {key}
    from own as facts
    group by all
    having min(facts.sender) <> max(facts.sender)
),

said as (
    select {key}, {columns}, facts.obs_status as state, facts.revision as said_at
    from own as facts
    inner join standing on standing.submission_id = facts.submission_id and {same_period}
    union all
    select {key}, {columns}, facts.obs_status as state, facts.revision as said_at
    from own as facts
    where facts.submission_id in (select submission_id from corrections)
    union all
    select {key}, {columns}, facts.obs_status as state, facts.revision as said_at
    from own as facts
    where ({key}) in (select ({key}) from shared)
        and facts.submission_id not in (select submission_id from withdrawn)
),

replayed as (
    select * exclude (state, said_at)
    from (
        select *
        from said as facts
        qualify row_number() over (partition by {key} order by said_at desc) = 1
    )
    where state not in ('missing', 'withdrawn')
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
