-- What bundles keep that is no single user's, such as registration tokens.
create table bundle_data (
  name text primary key,
  version bigint not null,
  content ${bytes} not null
) ${clustered};
