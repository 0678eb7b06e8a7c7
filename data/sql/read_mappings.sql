-- How was the last foreign file of each form and sender understood, unless that was forgotten since?
-- needs: submit
select form_code, unit_code, content, file_id, actor, happened_at
from (
    select *, row_number() over (partition by form_code, unit_code order by number desc) as place
    from mapping
    where state in ('used', 'forgotten')
)
where place = 1 and state = 'used'
order by form_code, unit_code
