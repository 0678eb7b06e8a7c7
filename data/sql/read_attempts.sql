-- What was wrong with the files of this form, unit and periods at the last attempts, newest first?
-- needs: submit
select sha256, found, number
from check_attempt
where form_code = $form
    and unit_code = $unit
    and periods = $periods
order by number desc
limit 20
