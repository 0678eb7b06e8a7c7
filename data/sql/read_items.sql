-- Which items of a kind were published from one day to another?
-- needs: view_records
with latest as (
    select *
    from item
    where revision <= $revision
    qualify row_number() over (partition by item_code, period_code order by revision desc) = 1
)

select
    item_code,
    kind,
    published_at,
    source,
    title,
    tone,
    field_code,
    unit_code,
    due_at,
    answered_at,
    answer,
    cell,
    period_code,
    made_up,
    submission_id
from latest
where obs_status not in ('missing', 'withdrawn')
    and kind = $kind
    and published_at::date between $since and $until
order by published_at desc, item_code
