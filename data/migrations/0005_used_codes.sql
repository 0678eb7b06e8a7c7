-- The half minutes whose one-time code an account has used: a code counts once, also after a restart. Append-only.

create table used_code (
    login varchar not null,
    step bigint not null,
    used_at timestamp not null
);
