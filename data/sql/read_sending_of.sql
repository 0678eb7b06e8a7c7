-- Which sending did a submission come from, by whom and when was it sent?
select
    sending.sending_id,
    sending.actor,
    sending.sent_at
from sending_event
inner join sending using (sending_id)
where sending_event.submission_id = $submission
