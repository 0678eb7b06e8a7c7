-- The same as read_rates, where parts are finer or coarser than the rate.
-- include whole_rates_over_time

-- include by_basis
