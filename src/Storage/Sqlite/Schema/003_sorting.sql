-- Pages by cursor: the key that cursors are signed with, made at first use.

alter table installation add column cursor_key blob;

-- With the resource last, so that a page of the sorted list begins at its place however many before it have the same value, or none.

drop index members_external_id;
drop index members_display_name;
drop index members_modified;

create index members_external_id on members (workspace, external_id, member) where external_id is not null;
create index members_display_name on members (workspace, display_name_key, member);
create index members_modified on members (workspace, modified_at, member);

drop index groups_external_id;
drop index groups_display_name;
drop index groups_modified;

create index groups_external_id on groups (workspace, external_id, group_number) where external_id is not null;
create index groups_display_name on groups (workspace, display_name_key, group_number);
create index groups_modified on groups (workspace, modified_at, group_number);
