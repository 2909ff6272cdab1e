-- Every table of a workspace has the workspace first in its key, and every reference names it too: a row of one workspace cannot point
-- at another's, and the workspace is the sharding key. Row-level security, at the end, keeps workspaces apart once more.
-- Times are milliseconds since 1970 UTC; order comes from sequences, never from times.
-- Texts compare by code point, whatever the database was set to.

-- Numbers that are unique in the installation, because they come from here: an index over all workspaces would say no more, could not be
-- kept by a distributed database, and would tempt the planner to walk through the rows of others.
create sequence account_numbers;
create sequence member_numbers;
create sequence role_numbers start with 1001;
create sequence connection_numbers;
create sequence group_numbers;
create sequence resource_numbers;

create table installation (
    id bigint primary key check (id = 1),
    public_url text,
    -- the key that cursors are signed with, made at first use
    cursor_key bytea,
    -- counts the proofs that a write can be made durable
    write_checks bigint not null default 0
);

insert into installation (id) values (1);

create table accounts (
    account bigint primary key,
    email text collate "C" not null,
    email_key text collate "C" not null,
    key_version bigint not null,
    name text not null,
    created_at bigint not null
);

create unique index accounts_email on accounts (email_key);

create table workspaces (
    workspace bigint primary key,
    name text not null,
    behaviour text not null,
    owner bigint not null,
    created_at bigint not null,
    released_until bigint,
    -- moves with name, behaviour, owner, roles, connections and types: what was read of them is good while this stands
    settings bigint not null default 0,
    -- kept in the same transaction as what they count
    audit_sequence bigint not null default 0,
    audit_hash bytea not null,
    event_sequence bigint not null default 0,
    log_sequence bigint not null default 0,
    run_sequence bigint not null default 0,
    scim_members bigint not null default 0,
    active_members bigint not null default 0,
    groups bigint not null default 0,
    -- the last place that was given in any group's order of joining
    join_sequence bigint not null default 0,
    -- moves with each change of the definitions: a request must be decided by those it was read by
    types bigint not null default 0,
    -- moves when someone leaves a list or comes back to it: whoever stands after them has another place then
    shifts bigint not null default 0
) with (fillfactor = 50);

create table connections (
    workspace bigint not null references workspaces (workspace),
    connection bigint not null,
    name text not null,
    state text not null,
    proven boolean not null,
    provider text not null,
    places text not null default '[]',
    created_at bigint not null,
    primary key (workspace, connection)
);

create unique index connections_one_enabled on connections (workspace) where state = 'enabled';

create table roles (
    workspace bigint not null references workspaces (workspace),
    role bigint not null,
    name text not null,
    name_key text collate "C" not null,
    key_version bigint not null,
    inherited bigint not null check (inherited between 2 and 5),
    permissions text not null,
    former_names text not null default '[]',
    created_at bigint not null,
    primary key (workspace, role)
);

create unique index roles_name on roles (workspace, name_key);

create table members (
    workspace bigint not null references workspaces (workspace),
    member bigint not null,
    -- null once deleted over SCIM: the row stays, SCIM sees it no more
    scim_id text collate "C",
    user_name text collate "C" not null,
    user_name_key text collate "C" not null,
    key_version bigint not null,
    external_id text collate "C",
    display_name_key text collate "C",
    -- has access: visible to SCIM and active
    active boolean not null,
    -- built-in role, when there is no custom one
    role bigint not null check (role between 1 and 5),
    custom_role bigint,
    managed_by bigint,
    account bigint references accounts (account),
    version bigint not null,
    created_at bigint not null,
    modified_at bigint not null,
    -- the audit entry of the last change: of two changes the later is the one with the greater number
    sequence bigint not null,
    -- schema URIs, one space between
    extensions text collate "C" not null,
    -- ready to send, less what is put in at sending
    profile text not null,
    -- the same with every value in the form it is compared in
    search jsonb not null,
    -- what a group shows of the member, in an index: to read a large group must not be to read the documents of everyone in it
    shown text generated always as (coalesce(nullif(profile::json ->> 'displayName', ''), user_name)) stored,
    primary key (workspace, member),
    foreign key (workspace, custom_role) references roles (workspace, role),
    foreign key (workspace, managed_by) references connections (workspace, connection)
);

create unique index members_scim_id on members (workspace, scim_id) where scim_id is not null;
create unique index members_user_name on members (workspace, user_name_key) where scim_id is not null;
create index members_former_user_name on members (workspace, user_name_key) where scim_id is null;
-- With the member last, so that a page of the sorted list begins at its place however many before it have the same value, or none.
create index members_external_id on members (workspace, external_id, member) where external_id is not null;
create index members_display_name on members (workspace, display_name_key, member);
create index members_active on members (workspace, active, member);
create index members_custom_role on members (workspace, custom_role) where custom_role is not null;
create index members_modified on members (workspace, modified_at, member);
create index members_shown on members (workspace, member) include (scim_id, shown);
create index members_listed on members (workspace, member) where scim_id is not null;

-- Ids that were given once and never will be again.
create table retired_ids (
    workspace bigint not null,
    scim_id text collate "C" not null,
    member bigint not null,
    retired_at bigint not null,
    primary key (workspace, scim_id),
    foreign key (workspace, member) references members (workspace, member)
);

create table member_emails (
    workspace bigint not null,
    member bigint not null,
    position bigint not null,
    value_key text collate "C",
    type_key text collate "C",
    display_key text collate "C",
    is_primary boolean not null,
    primary key (workspace, member, position),
    foreign key (workspace, member) references members (workspace, member)
);

create index member_emails_value on member_emails (workspace, value_key);

create table grants (
    workspace bigint not null,
    member bigint not null,
    source text collate "C" not null,
    role bigint,
    custom_role bigint,
    via text,
    sequence bigint not null,
    made_by text not null,
    request_id text not null,
    made_at bigint not null,
    primary key (workspace, member, source),
    check ((role is null) <> (custom_role is null)),
    foreign key (workspace, member) references members (workspace, member),
    foreign key (workspace, custom_role) references roles (workspace, role)
);

create index grants_custom_role on grants (workspace, custom_role) where custom_role is not null;

-- What each connection last sent of the three role attributes.
create table received_roles (
    workspace bigint not null,
    member bigint not null,
    connection bigint not null,
    custom_role_id text,
    custom_role_name text,
    role text,
    primary key (workspace, member, connection),
    foreign key (workspace, connection) references connections (workspace, connection),
    foreign key (workspace, member) references members (workspace, member)
);

create table drift (
    workspace bigint not null,
    member bigint not null,
    attribute text collate "C" not null,
    sent text,
    reason text not null,
    since bigint not null,
    primary key (workspace, member, attribute),
    foreign key (workspace, member) references members (workspace, member)
);

create table credentials (
    handle text collate "C" primary key,
    workspace bigint not null references workspaces (workspace),
    kind text not null,
    hash bytea not null,
    name text not null,
    connection bigint,
    member bigint,
    created_at bigint not null,
    expires_at bigint not null,
    ends_at bigint,
    last_used_at bigint,
    foreign key (workspace, connection) references connections (workspace, connection),
    foreign key (workspace, member) references members (workspace, member)
);

create index credentials_workspace on credentials (workspace);

-- A run: requests of one connection without a long pause between them.
create table runs (
    workspace bigint not null,
    run bigint not null,
    connection bigint not null,
    started_at bigint not null,
    last_at bigint not null,
    -- requests that changed a member
    writes bigint not null,
    primary key (workspace, run),
    foreign key (workspace, connection) references connections (workspace, connection)
) with (fillfactor = 50);

create index runs_of_connection on runs (workspace, connection, run);

create table provisioning_log (
    workspace bigint not null references workspaces (workspace),
    sequence bigint not null,
    run bigint,
    connection bigint not null,
    token text not null,
    request_id text collate "C" not null,
    at bigint not null,
    method text not null,
    path text not null,
    request text,
    status bigint not null,
    answer text,
    member bigint,
    notes text not null,
    primary key (workspace, sequence)
);

create index provisioning_log_member on provisioning_log (workspace, member, sequence) where member is not null;
create index provisioning_log_request on provisioning_log (workspace, request_id);

-- A member as it was before a change, whole, with grants, received values and drift; the audit sequence names the change.
create table member_images (
    workspace bigint not null,
    member bigint not null,
    sequence bigint not null,
    run bigint,
    image text not null,
    primary key (workspace, member, sequence),
    foreign key (workspace, member) references members (workspace, member)
);

create index member_images_run on member_images (workspace, run) where run is not null;

-- Who lost access when, for the mass-deactivation guard.
create table access_ends (
    workspace bigint not null,
    connection bigint not null,
    sequence bigint not null,
    at bigint not null,
    member bigint not null,
    primary key (workspace, connection, sequence),
    foreign key (workspace, connection) references connections (workspace, connection),
    foreign key (workspace, member) references members (workspace, member)
);

create index access_ends_at on access_ends (workspace, connection, at);

create table audit (
    workspace bigint not null references workspaces (workspace),
    sequence bigint not null,
    at bigint not null,
    made_by text not null,
    address text,
    request_id text not null,
    action text not null,
    target text not null,
    detail text not null,
    hash bytea not null,
    primary key (workspace, sequence)
);

create table events (
    workspace bigint not null references workspaces (workspace),
    sequence bigint not null,
    at bigint not null,
    type text not null,
    subject text not null,
    data text not null,
    primary key (workspace, sequence)
);

-- Groups. Membership is rows, never a list in a document: to add or remove one member costs the same in a group of ten and of a
-- hundred thousand.

create table groups (
    workspace bigint not null references workspaces (workspace),
    group_number bigint not null,
    scim_id text collate "C" not null,
    display_name text not null,
    display_name_key text collate "C" not null,
    key_version bigint not null,
    external_id text collate "C",
    managed_by bigint,
    -- kept in the same transaction as what it counts
    members bigint not null,
    version bigint not null,
    created_at bigint not null,
    modified_at bigint not null,
    -- the audit entry of the last change
    sequence bigint not null,
    extensions text collate "C" not null default '',
    -- ready to send, less what is put in at sending
    profile text not null,
    search jsonb not null default '{}',
    primary key (workspace, group_number),
    foreign key (workspace, managed_by) references connections (workspace, connection)
);

create unique index groups_scim_id on groups (workspace, scim_id);
create index groups_display_name on groups (workspace, display_name_key, group_number);
create index groups_external_id on groups (workspace, external_id, group_number) where external_id is not null;
create index groups_modified on groups (workspace, modified_at, group_number);

-- By group in the order of joining, which is the order a group is read in; by member below, which also keeps each pair single.
create table group_members (
    workspace bigint not null,
    group_number bigint not null,
    joined bigint not null,
    member bigint not null,
    primary key (workspace, group_number, joined),
    foreign key (workspace, group_number) references groups (workspace, group_number),
    foreign key (workspace, member) references members (workspace, member)
);

create unique index group_members_of on group_members (workspace, member, group_number);

-- A group as it was before a change, less its members; stays when the group is deleted.
create table group_images (
    workspace bigint not null references workspaces (workspace),
    group_number bigint not null,
    sequence bigint not null,
    run bigint,
    image text not null,
    primary key (workspace, group_number, sequence)
);

create index group_images_run on group_images (workspace, run) where run is not null;

-- Who came or went by which change: the image of a membership, and all that is kept of a member's side of it.
create table group_member_changes (
    workspace bigint not null,
    group_number bigint not null,
    sequence bigint not null,
    member bigint not null,
    came boolean not null,
    primary key (workspace, group_number, sequence, member),
    foreign key (workspace, member) references members (workspace, member)
);

-- What a workspace defines for itself: schemas, extensions of User and Group, resource types, and the resources of these.

create table schemas (
    workspace bigint not null references workspaces (workspace),
    -- without case
    uri_key text collate "C" not null,
    position bigint not null,
    -- as RFC 7643 section 7 writes it
    document text not null,
    primary key (workspace, uri_key)
);

-- With a document: a type of the workspace's own. Without one: User or Group, which have extensions alone.
create table resource_types (
    workspace bigint not null references workspaces (workspace),
    name text collate "C" not null,
    position bigint not null,
    document text,
    extensions text not null,
    primary key (workspace, name)
);

create table resources (
    workspace bigint not null references workspaces (workspace),
    resource bigint not null,
    type text collate "C" not null,
    scim_id text collate "C" not null,
    external_id text collate "C",
    managed_by bigint,
    version bigint not null,
    created_at bigint not null,
    modified_at bigint not null,
    -- the audit entry of the last change
    sequence bigint not null,
    -- schema URIs, one space between
    extensions text collate "C" not null,
    -- ready to send, less what is put in at sending
    profile text not null,
    -- the same with every value in the form it is compared in
    search jsonb not null,
    primary key (workspace, type, resource),
    foreign key (workspace, type) references resource_types (workspace, name),
    foreign key (workspace, managed_by) references connections (workspace, connection)
);

create unique index resources_scim_id on resources (workspace, scim_id);
create index resources_external_id on resources (workspace, type, external_id, resource) where external_id is not null;
create index resources_modified on resources (workspace, type, modified_at, resource);

-- A resource as it was before a change; stays when the resource is deleted.
create table resource_images (
    workspace bigint not null references workspaces (workspace),
    resource bigint not null,
    sequence bigint not null,
    run bigint,
    image text not null,
    primary key (workspace, resource, sequence)
);

create index resource_images_run on resource_images (workspace, run) where run is not null;

-- Values of the workspace's own attributes that no two resources of a type may have.
create table unique_values (
    workspace bigint not null references workspaces (workspace),
    type text collate "C" not null,
    attribute text collate "C" not null,
    value_key text collate "C" not null,
    -- the number of the member, group or resource
    owner bigint not null,
    primary key (workspace, type, attribute, value_key)
);

create index unique_values_owner on unique_values (workspace, type, owner);

-- Most workspaces are small and some are not. By its own count the planner takes each for a small one and would sooner read a whole
-- workspace than look a row of it up; it is told that a workspace is as large as the largest. Not of what every workspace has little of.
do $$
declare
    name text;
begin
    for name in
        select c.table_name from information_schema.columns c
        where c.table_schema = current_schema and c.column_name = 'workspace'
            and c.table_name not in ('workspaces', 'connections', 'roles', 'credentials', 'schemas', 'resource_types', 'runs')
    loop
        execute format('alter table %I alter column workspace set (n_distinct = 1)', name);
    end loop;
end
$$;

-- The server works as a role that owns nothing: what row-level security and the grants below forbid, it cannot do. Whose rows it sees is
-- set anew in each transaction; a transaction that sets nothing sees nothing.

do $$
declare
    name text;
    own constant text := 'workspace = (select nullif(current_setting(''rolecall.workspace'', true), '''')::bigint)';
begin
    if not exists (select from pg_roles where rolname = 'rolecall_server') then
        create role rolecall_server nologin;
    end if;
    if not pg_has_role(current_user, 'rolecall_server', 'member') then
        grant rolecall_server to current_user;
    end if;
    for name in
        select c.table_name from information_schema.columns c
        where c.table_schema = current_schema and c.column_name = 'workspace'
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy own on %I using (%s) with check (%s)', name, own, own);
        execute format('grant select, insert, update, delete on %I to rolecall_server', name);
    end loop;
    execute format('grant usage on schema %I to rolecall_server', current_schema);
end
$$;

-- Whoever works above workspaces sees which there are, and of a credential nobody sees more than the one that was presented.
create policy every on workspaces for select using ((select current_setting('rolecall.installation', true)) = 'on');
create policy presented on credentials for select using (handle = (select current_setting('rolecall.credential', true)));
create policy used on credentials for update using (handle = (select current_setting('rolecall.credential', true)));

grant select, update on installation to rolecall_server;
grant select, insert, update on accounts to rolecall_server;
grant usage on sequence account_numbers, member_numbers, role_numbers, connection_numbers, group_numbers, resource_numbers
    to rolecall_server;

-- What has happened stays so.
revoke update, delete on audit, events, retired_ids, access_ends, member_images, group_images, resource_images, group_member_changes
    from rolecall_server;
revoke update on provisioning_log from rolecall_server;
revoke delete on workspaces, members, connections, credentials, runs from rolecall_server;
