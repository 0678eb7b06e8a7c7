-- Where was each entity last, at a moment?
-- needs: view_records
-- Few positions are ever taken back, so these are looked for first: ranking every position would take many times longer.
with taken_back as (
    select entity_code, seen_at, period_code, max(revision) as revision
    from entity_position
    where revision <= $revision
        and obs_status in ('missing', 'withdrawn')
    group by entity_code, seen_at, period_code
),

standing as (
    select facts.*
    from entity_position as facts
    left join taken_back using (entity_code, seen_at, period_code)
    where facts.revision <= $revision
        and facts.seen_at <= $moment
        and facts.obs_status not in ('missing', 'withdrawn')
        and (taken_back.revision is null or taken_back.revision < facts.revision)
),

last as (
    select entity_code, max(seen_at) as seen_at
    from standing
    group by entity_code
)

select
    standing.entity_code,
    standing.seen_at,
    standing.lon,
    standing.lat,
    standing.connected,
    standing.cell,
    standing.period_code,
    standing.made_up,
    standing.submission_id
from standing
inner join last using (entity_code, seen_at)
qualify row_number() over (partition by standing.entity_code order by standing.revision desc) = 1
order by standing.entity_code
