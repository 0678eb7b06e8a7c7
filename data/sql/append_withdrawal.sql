-- What stands in the place of each key that the withdrawn submission owns?
-- The newest row of a still accepted submission, else a withdrawn row. {table}, {key}, {columns} name the fact table.
insert into {table} by name
-- include withdrawal_fallback

select {key}, {columns}, obs_status, made_up, $revision as revision, submission_id, cell
from fallback
union all by name
select {key}, {columns}, 'withdrawn' as obs_status, made_up, $revision as revision, submission_id, cell
from owned
where ({key}) not in (select ({key}) from fallback)
