-- Files that wait until somebody else than their sender accepts them, and what became of each. Append-only.

create table sending (
    sending_id varchar not null,
    form_code varchar not null,
    unit_code varchar not null,
    file_name varchar not null,
    sha256 varchar not null,
    size bigint not null,
    made_up boolean not null,
    cells_in bigint not null,
    actor varchar not null,
    reason varchar not null,
    sent_at timestamp not null
);

create table sending_scope (
    sending_id varchar not null,
    period_code varchar not null
);

create table sending_event (
    sending_id varchar not null,
    event varchar not null,
    actor varchar not null,
    reason varchar not null,
    happened_at timestamp not null,
    submission_id varchar not null
);
