-- Under which version of the catalogue did the newest file up to a revision come in?
select catalogue_version
from submission
where revision <= $revision
    and catalogue_version <> ''
order by revision desc
limit 1
