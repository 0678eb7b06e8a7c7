-- The rows that a submission owns, and for each the newest row of a still accepted submission: what withdrawing it brings back.
-- {table}, {key}: the fact table and its key.
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
