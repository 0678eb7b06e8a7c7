-- What are these rates in these periods, from the sums of their parts?
-- include whole_rates

-- include by_basis
