-- Was a file of these bytes accepted, and does it still stand?
select submission.submission_id, submission.revision, revision.received_at, submission.cells_stored
from submission
inner join revision using (revision)
where submission.sha256 = $sha256
    and submission.submission_id not in (
        select submission_id
        from submission_event
        qualify row_number() over (partition by submission_id order by revision desc) = 1
            and event = 'withdrawn'
    )
order by submission.revision desc
limit 1
