-- Which events of a kind happened from one day to another?
-- needs: view_records
with latest as (
    select *
    from event
    where revision <= $revision
    qualify row_number() over (partition by event_code, period_code order by revision desc) = 1
)

select
    event_code,
    kind,
    happened_at,
    area_code,
    lon,
    lat,
    place,
    deaths,
    injuries,
    note,
    cell,
    period_code,
    made_up,
    submission_id
from latest
where obs_status not in ('missing', 'withdrawn')
    and kind = $kind
    and happened_at::date between $since and $until
order by happened_at, event_code
