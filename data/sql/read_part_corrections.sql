-- What was accepted, in order, of each value that stands where another one stood?
-- needs: open_source
-- include corrected_keys

select
    observation.indicator_code,
    observation.area_code,
    observation.entity_code,
    observation.period_code,
    observation.value,
    revision.received_at,
    revision.reason,
    observation.note,
    observation.submission_id,
    submission.file_name,
    observation.cell,
    observation.made_up
from observation
inner join keys using (indicator_code, area_code, entity_code, period_code)
inner join submission using (submission_id)
inner join revision on revision.revision = observation.revision
where observation.breakdown_code = ''
    and observation.revision <= $revision
    and observation.submission_id not in (
        select submission_id from submission_event where event = 'withdrawn' and revision <= $revision
    )
order by observation.indicator_code, observation.area_code, observation.entity_code, observation.period_code,
    observation.revision
