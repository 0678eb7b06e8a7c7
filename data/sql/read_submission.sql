-- What is known of one submission?
select
    submission.submission_id,
    submission.form_code,
    submission.unit_code,
    submission.file_name,
    submission.sha256,
    submission.size,
    submission.layout,
    submission.made_up,
    submission.cells_in,
    submission.cells_stored,
    submission.cells_blank,
    submission.note,
    submission.revision,
    revision.received_at,
    revision.actor,
    submission.catalogue_version
from submission
inner join revision using (revision)
where submission.submission_id = $submission
