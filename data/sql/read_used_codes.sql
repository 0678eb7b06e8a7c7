-- The half minutes at or just after one whose code an account has used; a clock that ran far ahead bars nobody
-- needs: maintain
select step
from used_code
where login = $login and step between $step and $step + 2
