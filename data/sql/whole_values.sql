-- The values of every place as they were sent: shared by read_values and read_place_values.
-- include standing_values
,

whole as (
    select
        part_code as indicator_code,
        part_period as period_code,
        area_code,
        entity_code,
        value as numerator,
        cast(null as decimal(18, 6)) as denominator,
        official,
        flags,
        revision,
        1 as present,
        1 as wanted
    from standing
)
