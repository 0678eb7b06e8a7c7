-- The complete values of every place: shared by read_values and read_place_values.
-- $indicators, $parts, $sides, $periods, $part_periods, $rules run in parallel: one line for each part of an
-- indicator in each of its own periods (a plain indicator is its own only part). A place counts in a period only
-- where all of its parts are there.
with need as (
    select
        unnest($indicators) as indicator_code,
        unnest($parts) as part_code,
        unnest($sides) as side,
        unnest($periods) as period_code,
        unnest($part_periods) as part_period,
        unnest($rules) as rule
),

wanted as (
    select
        indicator_code,
        period_code,
        count(distinct part_code) as parts
    from need
    group by all
),

latest as (
    select
        indicator_code as part_code,
        area_code,
        entity_code,
        period_code as part_period,
        arg_max(value, revision) as value,
        arg_max(obs_status, revision) as obs_status,
        arg_max(approx, revision) as approx,
        arg_max(made_up, revision) as made_up,
        max(revision) as revision
    from observation
    where indicator_code in (select part_code from need)
        and period_code in (select part_period from need)
        and breakdown_code = $breakdown
        and revision <= $revision
    group by all
),

standing as (
    select *
    from latest
    where obs_status not in ('missing', 'withdrawn')
),

in_period as (
    select
        need.indicator_code,
        need.period_code,
        need.part_code,
        need.side,
        standing.area_code,
        standing.entity_code,
        case need.rule
            when 'last' then arg_max(standing.value, standing.part_period)
            when 'max' then max(standing.value)
            when 'mean' then cast(sum(standing.value) / count(*) as decimal(18, 6))
            else sum(standing.value)
        end as value,
        min(list_position(['dự ước', 'ước', 'sơ bộ', 'chính thức'], standing.obs_status)) as official,
        bool_or(standing.approx) as approx,
        bool_or(standing.made_up) as made_up,
        max(standing.revision) as revision,
        count(*) as present
    from need
    inner join standing using (part_code, part_period)
    group by need.indicator_code, need.period_code, need.part_code, need.side, need.rule, area_code, entity_code
),

complete as (
    select
        indicator_code,
        period_code,
        area_code,
        entity_code,
        sum(value) filter (where side = 'numerator') as numerator,
        sum(value) filter (where side = 'denominator') as denominator,
        count(distinct part_code) as parts,
        min(official) as official,
        bool_or(approx) as approx,
        bool_or(made_up) as made_up,
        max(revision) as revision,
        min(present) as present
    from in_period
    group by all
),

whole as (
    select complete.* exclude (parts)
    from complete
    inner join wanted using (indicator_code, period_code)
    where complete.parts = wanted.parts
)
