-- What are these indicators in these periods, as reported and as computed from areas and entities?
-- include whole_values

-- include by_basis
