-- Which cells of a submission brought which values of these indicators?
select indicator_code, period_code, coalesce(nullif(entity_code, ''), area_code), value, cell
from observation
where submission_id = $submission and indicator_code in (select unnest($codes)) and cell <> ''
order by cell
