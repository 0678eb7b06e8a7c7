-- Which sending did a submission come from, when was it sent, and who accepted it?
select
    sending.sending_id,
    sending.sent_at,
    sending_event.actor as accepted_by
from sending_event
inner join sending using (sending_id)
where sending_event.submission_id = $submission
order by sending.sending_id
