"""Letters of old tables and look-alikes, made plain Unicode."""
