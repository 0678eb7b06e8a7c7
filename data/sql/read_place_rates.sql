-- What is the rate of each place (area or entity) in these periods?
-- include whole_rates

-- include by_place
