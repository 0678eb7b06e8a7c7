-- Of every account, when it last signed in or was unlocked, and how many wrong tries came since
-- needs: manage_accounts
with good as (
    select login, max(happened_at) as signed_in_at, max(rowid) as row
    from sign_in
    where outcome in ('ok', 'unlocked')
    group by login
)
select
    tries.login,
    any_value(good.signed_in_at) as signed_in_at,
    count(*) filter (where tries.outcome = 'wrong' and tries.rowid > coalesce(good.row, -1)) as wrong,
    max(tries.happened_at) filter (where tries.outcome = 'wrong') as last_wrong_at
from sign_in as tries
left join good using (login)
group by tries.login
