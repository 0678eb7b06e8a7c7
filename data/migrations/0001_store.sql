-- The first store: append-only facts, each row with the revision that brought it.
-- No primary keys, no sequences, no ON CONFLICT: the same SQL must run on DuckLake.

create table setting (
    name varchar not null,
    value varchar not null,
    set_at timestamp not null
);

create table revision (
    revision bigint not null,
    committed_at timestamp not null,
    received_at timestamp not null,
    actor varchar not null,
    kind varchar not null,
    reason varchar not null
);

create table submission (
    submission_id varchar not null,
    form_code varchar not null,
    unit_code varchar not null,
    file_name varchar not null,
    sha256 varchar not null,
    size bigint not null,
    layout varchar not null,
    made_up boolean not null,
    cells_in bigint not null,
    cells_stored bigint not null,
    cells_blank bigint not null,
    note varchar not null,
    catalogue_version varchar not null,
    revision bigint not null
);

create table submission_scope (
    submission_id varchar not null,
    form_code varchar not null,
    unit_code varchar not null,
    period_code varchar not null,
    revision bigint not null
);

create table submission_event (
    submission_id varchar not null,
    event varchar not null,
    actor varchar not null,
    reason varchar not null,
    happened_at timestamp not null,
    revision bigint not null
);

create table submission_check (
    submission_id varchar not null,
    rule varchar not null,
    title varchar not null,
    outcome varchar not null,
    detail varchar not null,
    revision bigint not null
);

create table observation (
    indicator_code varchar not null,
    area_code varchar not null,
    entity_code varchar not null,
    breakdown_code varchar not null,
    period_code varchar not null,
    value decimal(18, 6),
    obs_status varchar not null,
    approx boolean not null,
    made_up boolean not null,
    reference_date date,
    note varchar not null,
    revision bigint not null,
    submission_id varchar not null,
    cell varchar not null
);

create table target (
    indicator_code varchar not null,
    area_code varchar not null,
    entity_code varchar not null,
    breakdown_code varchar not null,
    period_code varchar not null,
    bound varchar not null,
    value decimal(18, 6),
    upper decimal(18, 6),
    baseline decimal(18, 6),
    assigned_by varchar not null,
    document varchar not null,
    obs_status varchar not null,
    approx boolean not null,
    made_up boolean not null,
    note varchar not null,
    revision bigint not null,
    submission_id varchar not null,
    cell varchar not null
);

create table entity (
    entity_code varchar not null,
    kind varchar not null,
    name varchar not null,
    area_code varchar not null,
    lon decimal(18, 6),
    lat decimal(18, 6),
    valid_from date,
    valid_to date,
    obs_status varchar not null,
    made_up boolean not null,
    note varchar not null,
    revision bigint not null,
    submission_id varchar not null,
    cell varchar not null
);

create table entity_limit (
    entity_code varchar not null,
    indicator_code varchar not null,
    minimum decimal(18, 6),
    maximum decimal(18, 6),
    valid_from date not null,
    valid_to date,
    document varchar not null,
    obs_status varchar not null,
    made_up boolean not null,
    revision bigint not null,
    submission_id varchar not null,
    cell varchar not null
);

create table period (
    period_code varchar not null,
    scheme varchar not null,
    label varchar not null,
    start_at date not null,
    end_at date not null,
    previous varchar not null,
    year_ago varchar not null
);
