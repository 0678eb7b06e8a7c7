-- The log of who did what: append-only, each line carries the hash of the line before it.

create table audit_event (
    number bigint not null,
    happened_at timestamp not null,
    actor varchar not null,
    role varchar not null,
    address varchar not null,
    action varchar not null,
    subject varchar not null,
    before varchar not null,
    after varchar not null,
    outcome varchar not null,
    previous_hash varchar not null,
    hash varchar not null
);
