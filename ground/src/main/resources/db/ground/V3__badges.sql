-- Whose badge it is that a handheld reads: one person may have several, and no two persons one.
create table ground.badge (
    code    text primary key check (length(code) between 1 and 120),
    user_id bigint not null references ground.app_user (id),
    made_at timestamptz not null
);
create index badge_user on ground.badge (user_id, code);

grant select, insert, update, delete on ground.badge to ${app};
