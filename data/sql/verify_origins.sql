-- Which rows that say a value lack their submission, their cell, or the revision that brought them?
select
    '{table}' as table_name,
    facts.revision,
    facts.submission_id
from {table} as facts
left join submission using (submission_id)
left join revision on revision.revision = facts.revision
where submission.submission_id is null
    or revision.revision is null
    or (facts.obs_status not in ('missing', 'withdrawn') and facts.cell = '')
order by facts.revision
