-- The complete rates of every place, where each part is of the rate's own scheme: shared by read_rates and
-- read_place_rates. $indicators, $parts, $sides, $counts run in parallel: one line for each part of a rate with how many
-- parts it has. A place counts in a period only where all of them are there. Every rate is answered in all of
-- $part_periods.
-- include standing_values
,

need as (
    select
        unnest($indicators) as indicator_code,
        unnest($parts) as part_code,
        unnest($sides) as side,
        unnest($counts) as parts
),

whole as (
    select
        need.indicator_code,
        standing.part_period as period_code,
        standing.area_code,
        standing.entity_code,
        sum(standing.value) filter (where need.side = 'numerator') as numerator,
        sum(standing.value) filter (where need.side = 'denominator') as denominator,
        min(standing.official) as official,
        bit_or(standing.flags) as flags,
        max(standing.revision) as revision,
        1 as present,
        1 as wanted
    from standing
    inner join need using (part_code)
    group by need.indicator_code, need.parts, standing.part_period, standing.area_code, standing.entity_code
    having count(*) = need.parts
)
