-- The half minutes of a short span whose code an account has used
-- needs: maintain
select step
from used_code
where login = $login and step between $first and $last
