create table taken (
    id      bigint generated always as identity primary key,
    reading uuid not null,
    user_id uuid not null
);
