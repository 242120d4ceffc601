-- The key of a person's texts, wrapped by the master keyset. Without it nobody can read them any more.
create table person_key (
    user_id     uuid  primary key,
    wrapped_key bytea not null
);
