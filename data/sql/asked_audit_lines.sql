-- The lines of the log within two moments, of a person, an action, an outcome, or with a text in them
select *
from audit_event
where happened_at >= $first_moment
    and happened_at < $last_moment
    and ($actor = '' or $actor in (actor, subject))
    and ($action = '' or action = $action)
    and ($outcome = '' or outcome = $outcome)
    and (
        $text = ''
        or action in (select unnest($codes))
        or contains(
            replace(strip_accents(lower(concat_ws(' ', number, actor, address, subject, before, after))), 'đ', 'd'),
            $text
        )
    )
