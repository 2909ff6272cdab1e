-- Every table of a workspace has the workspace first in its key, and every reference names it too:
-- a row of one workspace cannot point at another's, and the workspace is the sharding key.
-- Times are milliseconds since 1970 UTC; order comes from sequences, never from times.

create table installation (
    id integer primary key check (id = 1),
    public_url text,
    last_account integer not null default 0,
    last_member integer not null default 0,
    last_role integer not null default 1000,
    last_connection integer not null default 0,
    -- counts the proofs that a write can be made durable
    write_checks integer not null default 0
) strict;

insert into installation (id) values (1);

create table accounts (
    account integer primary key,
    email text not null,
    email_key text not null unique,
    key_version integer not null,
    name text not null,
    created_at integer not null
) strict;

create table workspaces (
    workspace integer primary key,
    name text not null,
    behaviour text not null,
    owner integer not null,
    created_at integer not null,
    released_until integer,
    -- moves with name, behaviour, owner, roles and connections: what was read of them is good while this stands
    settings integer not null default 0,
    -- kept in the same transaction as what they count
    audit_sequence integer not null default 0,
    audit_hash blob not null,
    event_sequence integer not null default 0,
    log_sequence integer not null default 0,
    run_sequence integer not null default 0,
    scim_members integer not null default 0,
    active_members integer not null default 0
) strict;

create table connections (
    workspace integer not null references workspaces (workspace),
    connection integer not null unique,
    name text not null,
    state text not null,
    proven integer not null,
    provider text not null,
    places text not null default '[]',
    created_at integer not null,
    primary key (workspace, connection)
) strict, without rowid;

create unique index connections_one_enabled on connections (workspace) where state = 'enabled';

create table roles (
    workspace integer not null references workspaces (workspace),
    role integer not null unique,
    name text not null,
    name_key text not null,
    key_version integer not null,
    inherited integer not null check (inherited between 2 and 5),
    permissions text not null,
    former_names text not null default '[]',
    created_at integer not null,
    primary key (workspace, role),
    unique (workspace, name_key)
) strict, without rowid;

create table members (
    workspace integer not null references workspaces (workspace),
    member integer not null unique,
    -- null once deleted over SCIM: the row stays, SCIM sees it no more
    scim_id text,
    user_name text not null,
    user_name_key text not null,
    key_version integer not null,
    external_id text,
    display_name_key text,
    -- has access: visible to SCIM and active
    active integer not null,
    -- built-in role, when there is no custom one
    role integer not null check (role between 1 and 5),
    custom_role integer,
    managed_by integer,
    account integer references accounts (account),
    version integer not null,
    created_at integer not null,
    modified_at integer not null,
    -- the audit entry of the last change: of two changes the later is the one with the greater number
    sequence integer not null,
    -- schema URIs, one space between
    extensions text not null,
    -- ready to send, less what is put in at sending
    profile text not null,
    -- the same with every value in the form it is compared in
    search text not null,
    primary key (workspace, member),
    foreign key (workspace, custom_role) references roles (workspace, role),
    foreign key (workspace, managed_by) references connections (workspace, connection)
) strict;

create unique index members_scim_id on members (workspace, scim_id) where scim_id is not null;
create unique index members_user_name on members (workspace, user_name_key) where scim_id is not null;
create index members_former_user_name on members (workspace, user_name_key) where scim_id is null;
create index members_external_id on members (workspace, external_id) where external_id is not null;
create index members_display_name on members (workspace, display_name_key);
create index members_active on members (workspace, active, member);
create index members_custom_role on members (workspace, custom_role) where custom_role is not null;
create index members_modified on members (workspace, modified_at);

-- Ids that were given once and never will be again.
create table retired_ids (
    workspace integer not null,
    scim_id text not null,
    member integer not null,
    retired_at integer not null,
    primary key (workspace, scim_id),
    foreign key (workspace, member) references members (workspace, member)
) strict, without rowid;

create table member_emails (
    workspace integer not null,
    member integer not null,
    position integer not null,
    value_key text,
    type_key text,
    display_key text,
    is_primary integer not null,
    primary key (workspace, member, position),
    foreign key (workspace, member) references members (workspace, member)
) strict, without rowid;

create index member_emails_value on member_emails (workspace, value_key);

-- With a rowid: without one, SQLite walks the workspace's grants rather than use the index below when a role goes.
create table grants (
    workspace integer not null,
    member integer not null,
    source text not null,
    role integer,
    custom_role integer,
    via text,
    sequence integer not null,
    made_by text not null,
    request_id text not null,
    made_at integer not null,
    primary key (workspace, member, source),
    check ((role is null) <> (custom_role is null)),
    foreign key (workspace, member) references members (workspace, member),
    foreign key (workspace, custom_role) references roles (workspace, role)
) strict;

create index grants_custom_role on grants (workspace, custom_role) where custom_role is not null;

-- What each connection last sent of the three role attributes.
create table received_roles (
    workspace integer not null,
    member integer not null,
    connection integer not null,
    custom_role_id text,
    custom_role_name text,
    role text,
    primary key (workspace, member, connection),
    foreign key (workspace, connection) references connections (workspace, connection),
    foreign key (workspace, member) references members (workspace, member)
) strict, without rowid;

create table drift (
    workspace integer not null,
    member integer not null,
    attribute text not null,
    sent text,
    reason text not null,
    since integer not null,
    primary key (workspace, member, attribute),
    foreign key (workspace, member) references members (workspace, member)
) strict, without rowid;

create table credentials (
    handle text primary key,
    workspace integer not null references workspaces (workspace),
    kind text not null,
    hash blob not null,
    name text not null,
    connection integer,
    member integer,
    created_at integer not null,
    expires_at integer not null,
    ends_at integer,
    last_used_at integer,
    foreign key (workspace, connection) references connections (workspace, connection),
    foreign key (workspace, member) references members (workspace, member)
) strict, without rowid;

create index credentials_workspace on credentials (workspace);

-- A run: requests of one connection without a long pause between them.
create table runs (
    workspace integer not null,
    run integer not null,
    connection integer not null,
    started_at integer not null,
    last_at integer not null,
    -- requests that changed a member
    writes integer not null,
    primary key (workspace, run),
    foreign key (workspace, connection) references connections (workspace, connection)
) strict, without rowid;

create index runs_of_connection on runs (workspace, connection, run);

create table provisioning_log (
    workspace integer not null references workspaces (workspace),
    sequence integer not null,
    run integer,
    connection integer not null,
    token text not null,
    request_id text not null,
    at integer not null,
    method text not null,
    path text not null,
    request text,
    status integer not null,
    answer text,
    member integer,
    notes text not null,
    primary key (workspace, sequence)
) strict;

create index provisioning_log_member on provisioning_log (workspace, member, sequence) where member is not null;
create index provisioning_log_request on provisioning_log (workspace, request_id);
create index provisioning_log_at on provisioning_log (workspace, at);

-- A member as it was before a change, whole, with grants, received values and drift; the audit sequence names the change.
create table member_images (
    workspace integer not null,
    member integer not null,
    sequence integer not null,
    run integer,
    image text not null,
    primary key (workspace, member, sequence),
    foreign key (workspace, member) references members (workspace, member)
) strict;

create index member_images_run on member_images (workspace, run) where run is not null;

-- Who lost access when, for the mass-deactivation guard.
create table access_ends (
    workspace integer not null,
    connection integer not null,
    sequence integer not null,
    at integer not null,
    member integer not null,
    primary key (workspace, connection, sequence),
    foreign key (workspace, connection) references connections (workspace, connection),
    foreign key (workspace, member) references members (workspace, member)
) strict, without rowid;

create index access_ends_at on access_ends (workspace, connection, at);

create table audit (
    workspace integer not null references workspaces (workspace),
    sequence integer not null,
    at integer not null,
    made_by text not null,
    address text,
    request_id text not null,
    action text not null,
    target text not null,
    detail text not null,
    hash blob not null,
    primary key (workspace, sequence)
) strict;

create table events (
    workspace integer not null references workspaces (workspace),
    sequence integer not null,
    at integer not null,
    type text not null,
    subject text not null,
    data text not null,
    primary key (workspace, sequence)
) strict;
