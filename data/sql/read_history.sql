-- What has been said about one key, in order?
-- needs: open_source
select
    observation.value,
    observation.obs_status,
    observation.approx,
    observation.made_up,
    observation.reference_date,
    observation.note,
    observation.cell,
    observation.submission_id,
    observation.revision,
    submission.file_name,
    submission.unit_code,
    revision.received_at,
    revision.actor,
    revision.reason
from observation
inner join submission using (submission_id)
inner join revision on revision.revision = observation.revision
where observation.indicator_code = $indicator
    and observation.area_code = $area
    and observation.entity_code = $entity
    and observation.breakdown_code = $breakdown
    and observation.period_code = $period
    and observation.revision <= $revision
order by observation.revision
