-- Of which scopes of these periods does a submission stand, when did the first one come in (or was sent to wait), and how many came after it?
with withdrawn as (
    select submission_id
    from submission_event
    where revision <= $revision
    group by submission_id
    having arg_max(event, revision) = 'withdrawn'
),

sent as (
    select sending_event.submission_id, min(sending.sent_at) as sent_at
    from sending_event
    inner join sending using (sending_id)
    where sending_event.submission_id <> ''
    group by all
)

select
    scope.form_code,
    scope.unit_code,
    scope.period_code,
    min(coalesce(sent.sent_at, revision.received_at)) as received_at,
    arg_min(scope.submission_id, (coalesce(sent.sent_at, revision.received_at), scope.revision)) as submission_id,
    count(*) - 1 as corrections,
    bool_or(submission.made_up) as made_up
from submission_scope as scope
inner join submission using (submission_id)
inner join revision on revision.revision = scope.revision
left join sent on sent.submission_id = scope.submission_id
where scope.period_code in (select unnest($periods))
    and scope.revision <= $revision
    and scope.submission_id not in (select submission_id from withdrawn)
group by all
