-- Which original files must be there?
select sha256 from submission
union
select sha256 from sending
order by sha256
