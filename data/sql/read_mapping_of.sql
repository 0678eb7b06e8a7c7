-- How were the columns of the file of this submission or sending understood?
select content from mapping where file_id = $file and state in ('used', 'waiting')
