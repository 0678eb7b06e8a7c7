-- The same as read_place_rates, where parts are finer or coarser than the rate.
-- include whole_rates_over_time

-- include by_place
