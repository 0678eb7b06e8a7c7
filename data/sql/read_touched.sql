-- Of which indicators has anything been written after a revision? '' stands for entities and their limits,
-- 'tasks' for the register of tasks.
select indicator_code from observation where revision > $since
union
select indicator_code from target where revision > $since
union
select '' from entity where revision > $since
union
select '' from entity_limit where revision > $since
union
select 'tasks' from task where revision > $since
