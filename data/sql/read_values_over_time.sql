-- The same as read_values, for rates whose parts are finer or coarser than the period.
-- include whole_values_over_time

-- include by_basis
