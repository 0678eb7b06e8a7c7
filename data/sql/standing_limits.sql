-- The newest word on each limit of each permit: shared by read_limits and read_limits_between.
with latest as (
    select *
    from entity_limit
    where revision <= $revision
    qualify row_number() over (partition by entity_code, indicator_code, valid_from order by revision desc) = 1
),

standing as (
    select entity_code, indicator_code, minimum, maximum, valid_from, valid_to, document, cell
    from latest
    where obs_status not in ('missing', 'withdrawn')
)
