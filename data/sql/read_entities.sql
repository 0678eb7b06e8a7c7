-- Which entities of a kind were known ('' for every kind)?
with latest as (
    select *
    from entity
    where revision <= $revision
    qualify row_number() over (partition by entity_code order by revision desc) = 1
)

select entity_code, kind, name, area_code, lon, lat, valid_from, valid_to, note, cell, made_up
from latest
where obs_status not in ('missing', 'withdrawn')
    and ($kind = '' or kind = $kind)
order by entity_code
