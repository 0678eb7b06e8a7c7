-- The values that stand at every place, or at one $place ('' is every place), of the codes and periods asked for:
-- shared by all reads of values.
-- `saying` holds revision, rank and both flags (2 approx, 1 made up) in one number, so that the highest is the newest:
-- one aggregate for four.
with said as (
    select
        indicator_code as part_code,
        area_code,
        entity_code,
        period_code as part_period,
        value,
        revision,
        revision * 32
        + case obs_status
            when 'dự ước' then 4
            when 'ước' then 8
            when 'sơ bộ' then 12
            when 'chính thức' then 16
            else 0
        end
        + case when approx then 2 else 0 end
        + case when made_up then 1 else 0 end as saying
    from observation
    where indicator_code in (select unnest($codes))
        and period_code in (select unnest($part_periods))
        and breakdown_code = $breakdown
        and revision <= $revision
        and ($place = '' or entity_code = $place or (entity_code = '' and area_code = $place))
),

latest as (
    select
        part_code,
        area_code,
        entity_code,
        part_period,
        arg_max(value, revision) as value,
        max(saying) as saying
    from said
    group by part_code, area_code, entity_code, part_period
),

standing as (
    select
        part_code,
        area_code,
        entity_code,
        part_period,
        value,
        saying % 32 // 4 as official,
        saying & 3 as flags,
        saying // 32 as revision
    from latest
    where saying % 32 // 4 > 0
)
