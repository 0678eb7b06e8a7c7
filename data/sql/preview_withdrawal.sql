-- Which observations would change if a submission were withdrawn, and to what? Values that would come back are new.
-- {table}, {key}: the observations and their key.
-- include withdrawal_fallback
,

compared as (
    select
        {key},
        case when owned.obs_status not in ('missing', 'withdrawn') then owned.value end as value_before,
        case when fallback.obs_status not in ('missing', 'withdrawn') then fallback.value end as value_after,
        owned.obs_status as status_before,
        fallback.obs_status as status_after
    from owned
    left join fallback using ({key})
)

select
    {key},
    value_before,
    value_after,
    case
        when value_before is null then 'new'
        when value_after is null then 'left_out'
        when value_after <> value_before then 'changed'
        when status_after <> status_before then 'status'
        else 'same'
    end as change
from compared
where value_before is not null or value_after is not null
order by change, {key}
