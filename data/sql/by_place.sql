-- Whole values place by place: shared by read_place_values and both read_place_rates.
select
    indicator_code,
    period_code,
    area_code,
    entity_code,
    numerator,
    denominator,
    official,
    flags & 2 = 2 as approx,
    flags & 1 = 1 as made_up,
    revision,
    present
from whole
where entity_code <> '' or area_code <> $province
order by indicator_code, period_code, area_code, entity_code
