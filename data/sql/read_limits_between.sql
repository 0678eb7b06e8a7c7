-- Which limits of which permits hold on any of these days?
-- include standing_limits

select *
from standing
where valid_from <= $last
    and (valid_to is null or valid_to >= $first)
order by entity_code, indicator_code, valid_from
