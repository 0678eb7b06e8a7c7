-- How many lines of the log are asked for?
-- needs: read_audit
with asked as (
-- include asked_audit_lines
)

select count(*) from asked
