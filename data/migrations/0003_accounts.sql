-- People: accounts, what they prove themselves with, their attempts to sign in and their sessions. Append-only.

create table account (
    login varchar not null,
    name varchar not null,
    post varchar not null,
    role varchar not null,
    unit_code varchar not null,
    sectors varchar not null,
    holds_from date not null,
    holds_to date,
    state varchar not null,
    subject varchar not null,
    reason varchar not null,
    proposed_by varchar not null,
    approved_by varchar not null,
    changed_at timestamp not null
);

create table credential (
    login varchar not null,
    password_hash varchar not null,
    totp_secret varchar not null,
    must_change boolean not null,
    set_by varchar not null,
    set_at timestamp not null
);

create table sign_in (
    login varchar not null,
    outcome varchar not null,
    address varchar not null,
    happened_at timestamp not null
);

create table session (
    token_hash varchar not null,
    login varchar not null,
    address varchar not null,
    origin varchar not null,
    opened_at timestamp not null
);

create table session_end (
    token_hash varchar not null,
    reason varchar not null,
    ended_at timestamp not null
);
