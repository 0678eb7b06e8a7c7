-- Which cells of which files does a value come from?
-- needs: open_source
with latest as (
    select *
    from observation
    where indicator_code in (select unnest($codes))
        and period_code in (select unnest($periods))
        and breakdown_code = $breakdown
        and revision <= $revision
    qualify row_number() over (
        partition by indicator_code, area_code, entity_code, period_code
        order by revision desc
    ) = 1
)

select
    latest.indicator_code,
    latest.area_code,
    latest.entity_code,
    latest.period_code,
    latest.value,
    latest.obs_status,
    latest.approx,
    latest.made_up,
    latest.reference_date,
    latest.note,
    latest.cell,
    latest.submission_id,
    submission.file_name,
    submission.unit_code,
    revision.received_at,
    revision.actor,
    submission.catalogue_version
from latest
inner join submission using (submission_id)
inner join revision on revision.revision = submission.revision
where latest.obs_status not in ('missing', 'withdrawn')
order by latest.period_code, latest.area_code, latest.entity_code, latest.indicator_code
