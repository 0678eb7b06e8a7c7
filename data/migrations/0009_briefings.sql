-- Briefings: drafts in versions, frozen snapshots with all that they show, openings of the presenter, conclusions.

create table briefing (
    number bigint not null,
    version bigint not null,
    content varchar not null,
    actor varchar not null,
    written_at timestamp not null
);

create table snapshot (
    snapshot_id varchar not null,
    number bigint not null,
    edition bigint not null,
    content varchar not null,
    revision bigint not null,
    catalogue_version varchar not null,
    viewed_at timestamp not null,
    actor varchar not null,
    reason varchar not null,
    sha256 varchar not null
);

create table snapshot_view (
    snapshot_id varchar not null,
    name varchar not null,
    arguments varchar not null,
    body blob not null,
    sha256 varchar not null
);

create table presentation (
    token_sha256 varchar not null,
    snapshot_id varchar not null,
    actor varchar not null,
    opened_at timestamp not null
);

create table conclusion (
    conclusion_id varchar not null,
    snapshot_id varchar not null,
    screen varchar not null,
    said varchar not null,
    content varchar not null,
    unit_code varchar not null,
    deadline date,
    actor varchar not null,
    recorded_at timestamp not null,
    kept_at timestamp not null
);

create table conclusion_event (
    conclusion_id varchar not null,
    event varchar not null,
    content varchar not null,
    unit_code varchar not null,
    deadline date,
    actor varchar not null,
    happened_at timestamp not null
);
