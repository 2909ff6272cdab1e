-- What a group shows of each member, in an index: to read a large group must not be to read the documents of everyone in it.

alter table members add column shown text
    generated always as (coalesce(nullif(json_extract(profile, '$.displayName'), ''), user_name)) virtual;

create index members_shown on members (workspace, member, scim_id, shown);
