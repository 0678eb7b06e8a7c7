-- Whole values added up by basis: shared by read_values and both read_rates.
select
    indicator_code,
    period_code,
    case
        when entity_code <> '' then 'entities'
        when area_code = $province then 'reported'
        else 'areas'
    end as basis,
    sum(numerator) as numerator,
    sum(denominator) as denominator,
    max(numerator) as largest,
    count(*) as places,
    min(official) as official,
    bit_or(flags) & 2 = 2 as approx,
    bit_or(flags) & 1 = 1 as made_up,
    max(revision) as revision,
    min(present) as present,
    max(wanted) as wanted
from whole
group by all
order by indicator_code, period_code, basis
