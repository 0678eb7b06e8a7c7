-- Which files of this form and unit wait for nothing else than these periods?
select
    sending.sending_id,
    sending.sha256
from sending
inner join sending_scope using (sending_id)
where sending.form_code = $form
    and sending.unit_code = $unit
    and sending.sending_id not in (select sending_id from sending_event)
group by all
having bool_and(list_contains($periods, sending_scope.period_code))
order by sending.sending_id
