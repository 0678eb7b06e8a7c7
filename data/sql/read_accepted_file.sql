-- Was a file of these bytes accepted, and does it still stand?
with same_bytes as (
    select submission.submission_id, submission.revision, revision.received_at, submission.cells_stored
    from submission
    inner join revision using (revision)
    where submission.sha256 = $sha256
),

standing as (
    select submission_id
    from submission_event
    where submission_id in (select submission_id from same_bytes)
    group by submission_id
    having arg_max(event, revision) <> 'withdrawn'
)

select same_bytes.*
from same_bytes
inner join standing using (submission_id)
order by revision desc
limit 1
