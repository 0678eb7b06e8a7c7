-- What did a sender send last, does it still stand, and which of it came after another file of the same scope?
with scopes as (
    select
        submission_id,
        period_code,
        row_number() over (partition by form_code, period_code order by revision) > 1 as corrects
    from submission_scope
    where unit_code = $sender
        and revision <= $revision
),

withdrawn as (
    select submission_id
    from submission_event
    where revision <= $revision
    group by submission_id
    having arg_max(event, revision) = 'withdrawn'
)

select
    submission.submission_id,
    submission.form_code,
    submission.file_name,
    submission.made_up,
    submission.cells_stored,
    revision.received_at,
    revision.reason,
    list_sort(list(scopes.period_code)) as periods,
    bool_or(scopes.corrects) as corrects,
    submission.submission_id in (select submission_id from withdrawn) as withdrawn
from submission
inner join revision using (revision)
inner join scopes using (submission_id)
group by all
order by revision.received_at desc, submission.submission_id desc
limit $count
