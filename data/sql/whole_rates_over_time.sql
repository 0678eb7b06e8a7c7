-- The complete rates of every place, where parts are finer or coarser than the rate: shared by
-- read_rates_over_time and read_place_rates_over_time.
-- $indicators, $parts, $sides, $counts, $periods, $part_periods, $rules run in parallel: one line for each part of an
-- indicator in each of its own periods, with how many parts the indicator has. A place counts in a period only where
-- all of its parts are there.
-- include standing_values
,

need as (
    select
        unnest($indicators) as indicator_code,
        unnest($parts) as part_code,
        unnest($sides) as side,
        unnest($counts) as parts,
        unnest($periods) as period_code,
        unnest($part_periods) as part_period,
        unnest($rules) as rule
),

asked as (
    select
        indicator_code,
        part_code,
        period_code,
        count(*) as wanted
    from need
    group by all
),

in_period as (
    select
        need.indicator_code,
        need.period_code,
        need.side,
        need.parts,
        standing.area_code,
        standing.entity_code,
        case need.rule
            when 'last' then arg_max(standing.value, standing.part_period)
            when 'max' then max(standing.value)
            when 'mean' then cast(sum(standing.value) / count(*) as decimal(18, 6))
            else sum(standing.value)
        end as value,
        min(standing.official) as official,
        bit_or(standing.flags) as flags,
        max(standing.revision) as revision,
        count(*) as present,
        asked.wanted
    from need
    inner join standing using (part_code, part_period)
    inner join asked using (indicator_code, part_code, period_code)
    group by
        need.indicator_code, need.period_code, need.part_code, need.side, need.parts, need.rule, asked.wanted,
        area_code, entity_code
),

whole as (
    select
        indicator_code,
        period_code,
        area_code,
        entity_code,
        sum(value) filter (where side = 'numerator') as numerator,
        sum(value) filter (where side = 'denominator') as denominator,
        min(official) as official,
        bit_or(flags) as flags,
        max(revision) as revision,
        coalesce(min(present) filter (where wanted > 1), 1) as present,
        coalesce(max(wanted), 1) as wanted
    from in_period
    group by indicator_code, period_code, area_code, entity_code, parts
    having count(*) = parts
)
