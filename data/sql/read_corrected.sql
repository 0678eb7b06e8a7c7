-- Of which indicators, periods and bases does a value stand that another one, accepted as well, stood before?
-- include corrected_keys

select distinct
    indicator_code,
    period_code,
    case
        when entity_code <> '' then 'entities'
        when area_code = $province then 'reported'
        else 'areas'
    end as basis
from keys
