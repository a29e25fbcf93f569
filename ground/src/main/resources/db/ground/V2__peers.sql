-- Other Dovetails with databases of their own, and which messages go to which. The secret is the pair's, sealed.
create table ground.peer (
    code       text primary key check (length(code) between 1 and 80),
    url        text not null,
    secret     bytea not null,
    our_name   text not null check (length(our_name) between 1 and 80),
    takes      text not null check (length(takes) between 1 and 40),
    nodes      int[] not null,
    version    int not null default 1,
    -- Since when it does not answer: what waits for it is not late, it is away.
    away_since timestamptz,
    why        text
);

-- How often messages of each key of another Dovetail's families were taken up here. One that was set back to an older state
-- holds less than the sender has receipts for, and so shows what it has lost.
create table ground.peer_receipt (
    peer   text not null,
    family text not null,
    key    int not null,
    number bigint not null check (number > 0),
    primary key (peer, family, key)
);

grant select, insert, update on ground.peer, ground.peer_receipt to ${app};
