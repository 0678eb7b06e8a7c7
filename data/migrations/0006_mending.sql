-- What was wrong with files each time they were looked at, what people answered for, and which cells they mended.

create table acknowledgement (
    submission_id varchar not null,
    problem varchar not null,
    kind varchar not null,
    title varchar not null,
    sentence varchar not null,
    cell varchar not null,
    reason varchar not null,
    person varchar not null,
    revision bigint not null
);

create table check_attempt (
    form_code varchar not null,
    unit_code varchar not null,
    periods varchar not null,
    sha256 varchar not null,
    number bigint not null,
    checked_at timestamp not null,
    found varchar[] not null
);

create table mending (
    submission_id varchar not null,
    cell varchar not null,
    before varchar not null,
    after varchar not null,
    reason varchar not null,
    person varchar not null,
    revision bigint not null
);
