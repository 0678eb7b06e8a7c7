-- When did the centre receive its first file? Null before it did.
select min(received_at) as opened_at
from revision
where revision <= $revision
