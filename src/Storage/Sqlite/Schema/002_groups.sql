-- Groups. Membership is rows, never a list in a document: to add or remove one member costs the same in a group of ten and of a
-- hundred thousand.

alter table installation add column last_group integer not null default 0;

alter table workspaces add column groups integer not null default 0;
-- the last place that was given in any group's order of joining
alter table workspaces add column join_sequence integer not null default 0;

create table groups (
    workspace integer not null references workspaces (workspace),
    group_number integer not null unique,
    scim_id text not null,
    display_name text not null,
    display_name_key text not null,
    key_version integer not null,
    external_id text,
    managed_by integer,
    -- kept in the same transaction as what it counts
    members integer not null,
    version integer not null,
    created_at integer not null,
    modified_at integer not null,
    -- the audit entry of the last change
    sequence integer not null,
    -- ready to send, less what is put in at sending
    profile text not null,
    primary key (workspace, group_number),
    foreign key (workspace, managed_by) references connections (workspace, connection)
) strict;

create unique index groups_scim_id on groups (workspace, scim_id);
create index groups_display_name on groups (workspace, display_name_key);
create index groups_external_id on groups (workspace, external_id) where external_id is not null;
create index groups_modified on groups (workspace, modified_at);

-- By group in the order of joining, which is the order a group is read in; by member below, which also keeps each pair single.
create table group_members (
    workspace integer not null,
    group_number integer not null,
    joined integer not null,
    member integer not null,
    primary key (workspace, group_number, joined),
    foreign key (workspace, group_number) references groups (workspace, group_number),
    foreign key (workspace, member) references members (workspace, member)
) strict, without rowid;

create unique index group_members_of on group_members (workspace, member, group_number);

-- A group as it was before a change, less its members; stays when the group is deleted.
create table group_images (
    workspace integer not null references workspaces (workspace),
    group_number integer not null,
    sequence integer not null,
    run integer,
    image text not null,
    primary key (workspace, group_number, sequence)
) strict;

create index group_images_run on group_images (workspace, run) where run is not null;

-- Who came or went by which change: the image of a membership, and all that is kept of a member's side of it.
create table group_member_changes (
    workspace integer not null,
    group_number integer not null,
    sequence integer not null,
    member integer not null,
    came integer not null,
    primary key (workspace, group_number, sequence, member),
    foreign key (workspace, member) references members (workspace, member)
) strict, without rowid;
