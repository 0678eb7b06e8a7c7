-- Which submissions of these forms were received last?
with newest as (
    select *
    from submission
    where revision <= $revision
        and list_contains($forms, form_code)
        and submission_id not in (
            select submission_id
            from submission_event
            where event = 'withdrawn'
                and revision <= $revision
        )
    order by revision desc
    limit $count
)

select
    newest.submission_id,
    newest.form_code,
    newest.unit_code,
    newest.file_name,
    newest.made_up,
    newest.cells_stored,
    revision.received_at,
    revision.actor,
    list_sort(list(scope.period_code)) as periods
from newest
inner join revision using (revision)
inner join submission_scope as scope using (submission_id)
group by all
order by max(newest.revision) desc
