-- Registers that are not observations: events, positions, press items, tasks. Append-only like the facts.
-- period_code says which scope brought a row; the register of tasks is replaced whole and has none.

create table event (
    event_code varchar not null,
    period_code varchar not null,
    kind varchar not null,
    happened_at timestamp,
    area_code varchar not null,
    lon decimal(18, 6),
    lat decimal(18, 6),
    place varchar not null,
    deaths bigint,
    injuries bigint,
    obs_status varchar not null,
    made_up boolean not null,
    note varchar not null,
    revision bigint not null,
    submission_id varchar not null,
    cell varchar not null
);

create table entity_position (
    entity_code varchar not null,
    seen_at timestamp not null,
    period_code varchar not null,
    lon decimal(18, 6),
    lat decimal(18, 6),
    connected boolean,
    obs_status varchar not null,
    made_up boolean not null,
    revision bigint not null,
    submission_id varchar not null,
    cell varchar not null
);

create table item (
    item_code varchar not null,
    period_code varchar not null,
    kind varchar not null,
    published_at timestamp,
    source varchar not null,
    title varchar not null,
    tone varchar not null,
    field_code varchar not null,
    unit_code varchar not null,
    due_at timestamp,
    answered_at timestamp,
    answer varchar not null,
    obs_status varchar not null,
    made_up boolean not null,
    revision bigint not null,
    submission_id varchar not null,
    cell varchar not null
);

create table task (
    task_code varchar not null,
    title varchar not null,
    kind varchar not null,
    programme varchar not null,
    document varchar not null,
    assigned_by varchar not null,
    lead_unit varchar not null,
    cooperating_units varchar not null,
    assigned_on date,
    due_on date,
    extended_to date,
    extensions bigint,
    done_on date,
    progress decimal(18, 6),
    indicator_code varchar not null,
    obs_status varchar not null,
    made_up boolean not null,
    note varchar not null,
    revision bigint not null,
    submission_id varchar not null,
    cell varchar not null
);
