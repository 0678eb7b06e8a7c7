-- What was concluded at the meetings of a number, as it was put by a moment, and what became of it?
-- needs: read_briefing
with

latest as (
    select *
    from conclusion_event
    where $moment is null or happened_at <= cast($moment as timestamp)
    qualify row_number() over (partition by conclusion_id order by happened_at desc, rowid desc) = 1
)

select
    conclusion.conclusion_id,
    conclusion.snapshot_id,
    conclusion.screen,
    conclusion.said,
    coalesce(latest.content, conclusion.content) as content,
    coalesce(latest.unit_code, conclusion.unit_code) as unit_code,
    case when latest.conclusion_id is null then conclusion.deadline else latest.deadline end as deadline,
    conclusion.actor,
    conclusion.recorded_at,
    coalesce(latest.event, 'draft') as state
from conclusion
left join latest on conclusion.conclusion_id = latest.conclusion_id
where ($moment is null or conclusion.kept_at <= cast($moment as timestamp))
    and conclusion.snapshot_id in (select snapshot_id from snapshot where number = $number)
order by conclusion.recorded_at, conclusion.conclusion_id
