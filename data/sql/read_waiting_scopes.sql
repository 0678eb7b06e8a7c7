-- Of which scopes of these periods did a file wait to be accepted at a moment, and since when?
select
    sending.form_code,
    sending.unit_code,
    sending_scope.period_code,
    min(sending.sent_at) as sent_at
from sending
inner join sending_scope using (sending_id)
left join sending_event as decided using (sending_id)
left join submission on submission.submission_id = decided.submission_id
where sending_scope.period_code in (select unnest($periods))
    and sending.sent_at <= $moment
    and (decided.sending_id is null or decided.happened_at > $moment or submission.revision > $revision)
group by all
