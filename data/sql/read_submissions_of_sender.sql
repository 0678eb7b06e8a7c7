-- What of these forms did a sender send last, does it still stand, and which of it came after another file of the same scope?
with scopes as (
    select
        submission_id,
        period_code,
        revision,
        row_number() over (partition by form_code, period_code order by revision) > 1 as corrects
    from submission_scope
    where unit_code = $sender
        and list_contains($forms, form_code)
        and revision <= $revision
),

sent_last as (
    select
        scopes.submission_id,
        revision.received_at,
        revision.reason,
        list_sort(list(scopes.period_code)) as periods,
        bool_or(scopes.corrects) as corrects
    from scopes
    inner join revision using (revision)
    group by all
    order by revision.received_at desc, scopes.submission_id desc
    limit $count
),

withdrawn as (
    select submission_id
    from submission_event
    where submission_id in (select submission_id from sent_last)
        and revision <= $revision
    group by submission_id
    having arg_max(event, revision) = 'withdrawn'
)

select
    submission_id,
    submission.form_code,
    submission.file_name,
    submission.made_up,
    submission.cells_stored,
    sent_last.received_at,
    sent_last.reason,
    sent_last.periods,
    sent_last.corrects,
    submission_id in (select submission_id from withdrawn) as withdrawn
from sent_last
inner join submission using (submission_id)
order by sent_last.received_at desc, submission_id desc
