-- Which submissions of these forms were received last?
select
    submission.submission_id,
    submission.form_code,
    submission.unit_code,
    submission.file_name,
    submission.made_up,
    submission.cells_stored,
    revision.received_at,
    revision.actor,
    list_sort(list(scope.period_code)) as periods
from submission
inner join revision using (revision)
inner join submission_scope as scope using (submission_id)
where submission.revision <= $revision
    and list_contains($forms, submission.form_code)
    and submission.submission_id not in (
        select submission_id
        from submission_event
        where revision <= $revision
        qualify row_number() over (partition by submission_id order by revision desc) = 1
            and event = 'withdrawn'
    )
group by all
order by max(submission.revision) desc
limit $count
