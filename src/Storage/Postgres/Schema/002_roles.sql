-- oldest: 1
-- What a connection's client is known to do, roles by group, and what undoing a run needs.

-- the client profile, and the quirks that are switched otherwise than it says: {"string_booleans": false}
alter table connections add column client text not null default 'generic';
alter table connections add column quirks text not null default '{}';
-- the dialect in which roles are offered to the client
alter table connections add column entitlements text not null default 'off';

-- the entries of "roles" that a connection last sent, where roles are offered to it
alter table received_roles add column roles text;

-- A group gives those in it a role. Known by the group's id and kept when the group goes: one that is brought back gives it again.
create table group_roles (
    workspace bigint not null references workspaces (workspace),
    group_number bigint not null,
    scim_id text collate "C" not null,
    -- of several, the one with the least counts
    priority bigint not null,
    role bigint,
    custom_role bigint,
    made_by text not null,
    request_id text not null,
    made_at bigint not null,
    primary key (workspace, group_number),
    check ((role is null) <> (custom_role is null)),
    foreign key (workspace, custom_role) references roles (workspace, role)
);

-- The run that created it; null when it was not created over SCIM.
alter table members add column run bigint;
alter table groups add column run bigint;
alter table resources add column run bigint;

create index members_of_run on members (workspace, run) where run is not null;
create index groups_of_run on groups (workspace, run) where run is not null;
create index resources_of_run on resources (workspace, run) where run is not null;

-- When all that it did was taken back, and who did that.
alter table runs add column undone_at bigint;
alter table runs add column undone_by text;

-- Writes alone: an entry for every read would cost each of them a page of the index, and says nothing about the member.
drop index provisioning_log_member;
create index provisioning_log_member on provisioning_log (workspace, member, sequence)
    where member is not null and method <> 'GET' and method <> 'HEAD';

do $$
declare
    own constant text := 'workspace = (select nullif(current_setting(''rolecall.workspace'', true), '''')::bigint)';
begin
    alter table group_roles enable row level security;
    alter table group_roles force row level security;
    execute format('create policy own on group_roles using (%s) with check (%s)', own, own);
    grant select, insert, update, delete on group_roles to rolecall_server;
end
$$;
