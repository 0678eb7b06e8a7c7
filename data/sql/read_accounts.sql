-- What stands of every account, and the newest change that still waits for a second administrator
-- needs: manage_accounts
with numbered as (
    select
        *,
        row_number() over (partition by login order by changed_at desc, rowid desc) as newest,
        row_number() over (partition by login, approved_by <> '' order by changed_at desc, rowid desc) as newest_of_kind
    from account
)
select
    login, name, post, role, unit_code, sectors, holds_from, holds_to, state, subject, reason, proposed_by,
    approved_by, changed_at
from numbered
where newest = 1 or (approved_by <> '' and newest_of_kind = 1)
order by login, newest desc
