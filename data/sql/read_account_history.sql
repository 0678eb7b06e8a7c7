-- Every change of an account, newest first
-- needs: manage_accounts
select
    login, name, post, role, unit_code, sectors, holds_from, holds_to, state, subject, reason, proposed_by,
    approved_by, changed_at
from account
where login = $login
order by changed_at desc, rowid desc
