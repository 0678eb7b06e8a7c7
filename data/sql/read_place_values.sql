-- What is each place (area or entity) in these periods?
-- include whole_values

select
    indicator_code,
    period_code,
    area_code,
    entity_code,
    numerator,
    denominator,
    official,
    approx,
    made_up,
    revision,
    present
from whole
where entity_code <> '' or area_code <> $province
order by indicator_code, period_code, area_code, entity_code
