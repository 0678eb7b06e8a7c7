-- Which files wait to be accepted, or were decided on, of a unit ('' is every one) or of one id; newest first?
-- needs: submit
with scopes as (
    select sending_id, list_sort(list(period_code)) as periods
    from sending_scope
    group by sending_id
)

select
    sending.sending_id,
    sending.form_code,
    sending.unit_code,
    sending.file_name,
    sending.sha256,
    sending.size,
    sending.made_up,
    sending.cells_in,
    sending.actor,
    sending.reason,
    sending.sent_at,
    scopes.periods,
    coalesce(decided.event, 'waiting') as state,
    coalesce(decided.actor, '') as decided_by,
    coalesce(decided.reason, '') as decision,
    decided.happened_at as decided_at,
    coalesce(decided.submission_id, '') as submission_id
from sending
inner join scopes using (sending_id)
left join sending_event as decided using (sending_id)
where ($unit = '' or sending.unit_code = $unit)
    and ($sending = '' or sending.sending_id = $sending)
    and ($state = '' or coalesce(decided.event, 'waiting') = $state)
order by sending.sending_id desc
limit $count
