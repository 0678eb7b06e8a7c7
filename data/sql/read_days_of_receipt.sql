-- From which days can the past be looked at: each day of the newest month of receipts, and the last one of each month before?
with days as (
    select distinct cast(received_at as date) as day
    from revision
),

placed as (
    select
        day,
        max(day) over () as newest,
        max(day) over (partition by date_trunc('month', day)) as last_of_month
    from days
)

select day
from placed
where day > newest - 30
    or day = last_of_month
order by day desc
