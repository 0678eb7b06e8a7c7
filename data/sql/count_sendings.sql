-- How many files were ever sent to wait, and how many of them were decided on?
select
    (select count(*) from sending) as sent,
    (select count(*) from sending_event) as decided
