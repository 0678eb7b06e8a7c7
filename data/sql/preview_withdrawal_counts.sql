-- How many rows of a register would come back, change, go or stay if a submission were withdrawn?
-- {table}, {key}: the fact table and its key; {owned}, {fallback}: its other columns on either side.
-- include withdrawal_fallback
,

compared as (
    select
        owned.obs_status not in ('missing', 'withdrawn') as stands,
        coalesce(fallback.obs_status not in ('missing', 'withdrawn'), false) as returns,
        ({owned}) is distinct from ({fallback}) as differs
    from owned
    left join fallback using ({key})
),

changes as (
    select
        case
            when not stands then 'new'
            when not returns then 'left_out'
            when differs then 'changed'
            else 'same'
        end as change
    from compared
    where stands or returns
)

select change, count(*) as rows_so
from changes
group by change
order by change
