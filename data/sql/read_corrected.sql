-- Of which indicators, periods and bases does a value stand that another one, accepted as well, stood before?
-- $place: of the values of one place; '' is every place. A withdrawn submission has said nothing.
with keys as (
    select
        indicator_code,
        area_code,
        entity_code,
        period_code
    from observation
    where indicator_code in (select unnest($codes))
        and period_code in (select unnest($periods))
        and breakdown_code = ''
        and revision <= $revision
        and ($place = '' or entity_code = $place or (entity_code = '' and area_code = $place))
        and submission_id not in (
            select submission_id from submission_event where event = 'withdrawn' and revision <= $revision
        )
    group by indicator_code, area_code, entity_code, period_code
    having min(value) <> max(value) and arg_max(obs_status, revision) not in ('missing', 'withdrawn')
)

select distinct
    indicator_code,
    period_code,
    case
        when entity_code <> '' then 'entities'
        when area_code = $province then 'reported'
        else 'areas'
    end as basis
from keys
