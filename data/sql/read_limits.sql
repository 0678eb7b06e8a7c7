-- Which limits of which permits hold on a day?
-- include standing_limits

select *
from standing
where valid_from <= $day
    and (valid_to is null or valid_to >= $day)
qualify row_number() over (partition by entity_code, indicator_code order by valid_from desc) = 1
order by entity_code, indicator_code
