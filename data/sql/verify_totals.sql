-- Which submissions hold another number of rows than their receipt says, or cells that are not accounted for?
with stored as (
    select submission_id, revision, count(*) as rows_stored
    from (
        select submission_id, revision from observation where obs_status not in ('missing', 'withdrawn')
        union all
        select submission_id, revision from target where obs_status not in ('missing', 'withdrawn')
        union all
        select submission_id, revision from entity where obs_status not in ('missing', 'withdrawn')
        union all
        select submission_id, revision from entity_limit where obs_status not in ('missing', 'withdrawn')
        union all
        select submission_id, revision from event where obs_status not in ('missing', 'withdrawn')
        union all
        select submission_id, revision from entity_position where obs_status not in ('missing', 'withdrawn')
        union all
        select submission_id, revision from item where obs_status not in ('missing', 'withdrawn')
        union all
        select submission_id, revision from task where obs_status not in ('missing', 'withdrawn')
    )
    group by all
)

select
    submission.submission_id,
    submission.cells_in,
    submission.cells_blank,
    submission.cells_stored,
    coalesce(stored.rows_stored, 0) as rows_stored
from submission
left join stored using (submission_id, revision)
where coalesce(stored.rows_stored, 0) <> submission.cells_stored
    or submission.cells_in <> submission.cells_stored + submission.cells_blank
order by submission.submission_id
