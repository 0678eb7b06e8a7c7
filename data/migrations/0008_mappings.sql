-- How the columns of foreign files were understood: a row for each file, accepted or waiting, and one where a sender's
-- mapping was forgotten. file_id is that of the submission or of the sending.

create table mapping (
    number bigint not null,
    form_code varchar not null,
    unit_code varchar not null,
    state varchar not null,
    content varchar not null,
    file_id varchar not null,
    actor varchar not null,
    happened_at timestamp not null
);
