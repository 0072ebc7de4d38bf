-- Counts how often what proves a user was renewed.
alter table account add column generation bigint not null default 0;
