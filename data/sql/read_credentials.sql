-- What every account proves itself with now
-- needs: maintain
select login, password_hash, totp_secret, must_change
from credential
qualify row_number() over (partition by login order by set_at desc, rowid desc) = 1
