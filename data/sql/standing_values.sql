-- The values that stand at every place: shared by whole_values and whole_values_over_time.
-- need.part_code and $part_periods say which; official is the rank of the status, 0 where nothing stands.
-- Numbers instead of words before they are grouped: picking the newest of a number is several times faster.
said as (
    select
        indicator_code as part_code,
        area_code,
        entity_code,
        period_code as part_period,
        value,
        case obs_status
            when 'dự ước' then 1
            when 'ước' then 2
            when 'sơ bộ' then 3
            when 'chính thức' then 4
            else 0
        end as official,
        approx,
        made_up,
        revision
    from observation
    where indicator_code in (select part_code from need)
        and period_code in (select unnest($part_periods))
        and breakdown_code = $breakdown
        and revision <= $revision
),

standing as (
    select
        part_code,
        area_code,
        entity_code,
        part_period,
        arg_max(value, revision) as value,
        arg_max(official, revision) as official,
        arg_max(approx, revision) as approx,
        arg_max(made_up, revision) as made_up,
        max(revision) as revision
    from said
    group by part_code, area_code, entity_code, part_period
    having arg_max(official, revision) > 0
)
