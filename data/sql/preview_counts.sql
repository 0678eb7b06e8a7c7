-- How many rows of a register are new, changed, left out of their scope, or the same?
-- {table}, {key}: the fact table and its key; {incoming}, {standing}: its other columns on either side.
-- {whole} is true for registers, whose scope has no period; {same_period} ties a row to its scope's period.
with scopes as (
    select distinct submission_id, case when {whole} then '' else period_code end as period_code
    from submission_scope
    where form_code = $form
        and unit_code = $unit
        and ({whole} or list_contains($periods, period_code))
),

latest as (
    select *
    from {table}
    qualify row_number() over (partition by {key} order by revision desc) = 1
),

standing as (
    select latest.*, scopes.submission_id is not null as replaced
    from latest
    left join scopes on scopes.submission_id = latest.submission_id and {same_period}
    where latest.obs_status not in ('missing', 'withdrawn')
),

compared as (
    select
        case
            when standing.obs_status is null then 'new'
            when incoming.obs_status is null then 'left_out'
            when ({incoming}) is distinct from ({standing}) then 'changed'
            else 'same'
        end as change
    from incoming
    full outer join standing using ({key})
    where incoming.obs_status is not null or standing.replaced
)

select change, count(*) as rows_so
from compared
group by change
order by change
