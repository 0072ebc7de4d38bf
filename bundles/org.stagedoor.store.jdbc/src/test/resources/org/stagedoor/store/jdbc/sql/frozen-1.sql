-- Frozen: version 1 as it was, with what a server had in it. Never to be edited.
-- Version 1. Times are milliseconds since 1970; an account is named by its user id, folded.
-- ${bytes} and ${clustered} are the dialect's words.

create table meta (
  name text primary key,
  value text not null
) ${clustered};

create table account (
  name text primary key,
  user_id text not null,
  kind text not null,
  state text not null,
  password text,
  created bigint not null
) ${clustered};

create table name_hold (
  name text primary key,
  session text not null,
  held_until bigint not null
) ${clustered};

create index name_hold_session on name_hold (session);
create index name_hold_until on name_hold (held_until);

create table device (
  account text not null references account (name) on delete cascade,
  id text not null,
  display_name text,
  seen_address text,
  seen_at bigint,
  created bigint not null,
  primary key (account, id)
) ${clustered};

-- One row is one access token, with the refresh token that was issued beside it. A refreshed pair
-- is pending (1) until one of its tokens is used, which ends the pair it came from.
create table token (
  id text primary key,
  account text not null references account (name) on delete cascade,
  device text,
  issued bigint not null,
  expires bigint,
  family text,
  refresh text,
  pending bigint not null,
  foreign key (account, device) references device (account, id) on delete cascade
) ${clustered};

create index token_device on token (account, device);
create index token_family on token (family) where family is not null;
create index token_expires on token (expires) where expires is not null and family is null;

create table threepid (
  medium text not null,
  address text not null,
  account text not null references account (name) on delete cascade,
  validated bigint not null,
  added bigint not null,
  primary key (medium, address)
) ${clustered};

create index threepid_account on threepid (account);

create table user_data (
  account text not null references account (name) on delete cascade,
  name text not null,
  version bigint not null,
  content ${bytes} not null,
  primary key (account, name)
) ${clustered};

create table nonce (
  id text primary key,
  owner text not null,
  kept_until bigint not null
) ${clustered};

create index nonce_until on nonce (kept_until);

create table session (
  id text primary key,
  version bigint not null,
  data text not null,
  sealed ${bytes},
  expires bigint not null
) ${clustered};

create index session_expires on session (expires);

create table outbox (
  id text primary key,
  topic text not null,
  content ${bytes} not null,
  due bigint not null,
  attempts bigint not null
) ${clustered};

create index outbox_due on outbox (due);

-- A counter is drained at empty_at; its level is the time until then.
create table counter (
  id text primary key,
  empty_at bigint not null
) ${clustered};

create index counter_empty on counter (empty_at);

create table sealing_key (
  number bigint primary key,
  secret ${bytes} not null,
  created bigint not null
);

insert into account (name, user_id, kind, state, password, created)
  values ('@alice:example.org', '@Alice:example.org', 'USER', 'ACTIVE', 'hash', 1000);
insert into device (account, id, display_name, created)
  values ('@alice:example.org', 'PHONE', 'Phone', 1000);
insert into token (id, account, device, issued, expires, family, refresh, pending)
  values ('YikwXXLvMwXwS2MiQ854v61L8eNklowMLbQuAlegusA', '@alice:example.org', 'PHONE', 1000,
    null, 'guy5aeVTV7O3MRhrs6NjsaGp2EdzycTjuQNOJcbpwiQ',
    '5yp6fz-1IleIpJS80IVxv22oHCfAmkR54Q0jgMEwpn8', 0);
insert into threepid (medium, address, account, validated, added)
  values ('email', 'a@example.org', '@alice:example.org', 1000, 1000);
insert into session (id, version, data, sealed, expires) values ('s', 3, '{}', null, 4000000000000);
insert into counter (id, empty_at) values ('LHDhK3oGRvkiefQnx7OOczTY5Tic_xZ6HcMOc_gmtoM', 60000);
