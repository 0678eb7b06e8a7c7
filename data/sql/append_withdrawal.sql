-- What stands in the place of each key that the withdrawn submission owns?
-- The newest row of a still accepted submission, else a withdrawn row. {table}, {key}, {columns} name the fact table.
insert into {table} by name
with withdrawn as (
    select submission_id
    from submission_event
    qualify row_number() over (partition by submission_id order by revision desc) = 1
        and event = 'withdrawn'
),

accepted as (
    select submission_id, revision as accepted_at
    from submission
    where submission_id <> $submission
        and submission_id not in (select submission_id from withdrawn)
),

owned as (
    select *
    from {table}
    where ({key}) in (select ({key}) from {table} where submission_id = $submission)
    qualify row_number() over (partition by {key} order by revision desc) = 1
        and submission_id = $submission
),

fallback as (
    select facts.*
    from {table} as facts
    inner join owned using ({key})
    inner join accepted on accepted.submission_id = facts.submission_id
    qualify row_number() over (partition by {key} order by accepted.accepted_at desc, facts.revision desc) = 1
)

select {key}, {columns}, obs_status, made_up, $revision as revision, submission_id, cell
from fallback
union all by name
select {key}, {columns}, 'withdrawn' as obs_status, made_up, $revision as revision, submission_id, cell
from owned
where ({key}) not in (select ({key}) from fallback)
