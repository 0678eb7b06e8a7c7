-- Which limits of which permits hold on any of these days?
with latest as (
    select *
    from entity_limit
    where revision <= $revision
    qualify row_number() over (partition by entity_code, indicator_code, valid_from order by revision desc) = 1
)

select
    entity_code,
    indicator_code,
    minimum,
    maximum,
    valid_from,
    valid_to,
    document,
    cell
from latest
where obs_status not in ('missing', 'withdrawn')
    and valid_from <= $last
    and (valid_to is null or valid_to >= $first)
order by entity_code, indicator_code, valid_from
