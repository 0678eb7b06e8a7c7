-- Keys of values that stand where another one, accepted as well, stood: shared by read_corrected and read_part_corrections.
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
