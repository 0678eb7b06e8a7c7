-- What is each place (area or entity) in these periods?
-- include whole_values

-- include by_place
