-- Where was an entity from one moment to another?
-- needs: view_records
with latest as (
    select *
    from entity_position
    where revision <= $revision
        and entity_code = $entity
        and seen_at between $since and $until
    qualify row_number() over (partition by entity_code, seen_at, period_code order by revision desc) = 1
)

select entity_code, seen_at, lon, lat, connected, cell, period_code, made_up, submission_id
from latest
where obs_status not in ('missing', 'withdrawn')
order by seen_at
