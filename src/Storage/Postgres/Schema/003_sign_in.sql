-- oldest: 2
-- How people sign in: what an account proves itself with, sessions, links to identity providers, mails, and the keys behind them.
-- Columns named "sealed" hold what only the master key opens, which is not in the store.

-- the id of the master key that this store's secrets are sealed under
alter table installation add column master_key text;

alter table accounts add column password text;
-- moves with password, address and second factor: a mailed link made before is good no more
alter table accounts add column version bigint not null default 0;
alter table accounts add column totp_sealed bytea;
-- the last time step that was accepted: none is taken twice
alter table accounts add column totp_step bigint not null default 0;
-- SHA-256 of each recovery code that is left, base64
alter table accounts add column recovery text not null default '[]';

-- when access was last given back: no session that was proven before opens the workspace again
alter table members add column readmitted_at bigint;

create index members_account on members (workspace, account) where account is not null;

-- In which workspaces an account has members: it is asked before it is known which.
create table account_workspaces (
    account bigint not null references accounts (account),
    only_workspace bigint not null references workspaces (workspace),
    primary key (account, only_workspace)
);

-- The owner of the table is bound by its row security too, but for this.
alter table members no force row level security;
insert into account_workspaces (account, only_workspace) select distinct account, workspace from members where account is not null;
alter table members force row level security;

-- An account that only a workspace vouches for has no row: a session through an identity provider is of a member.
create table sessions (
    handle text collate "C" primary key,
    hash bytea not null,
    account bigint references accounts (account),
    -- a session that opens one workspace alone, as whom, and through which link
    only_workspace bigint,
    member bigint,
    connection bigint,
    subject text collate "C",
    method text not null,
    created_at bigint not null,
    -- when the person last proved who they are
    authenticated_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null,
    address text,
    agent text,
    foreign key (only_workspace, member) references members (workspace, member),
    foreign key (only_workspace, connection) references connections (workspace, connection)
);

create index sessions_account on sessions (account) where account is not null;
create index sessions_member on sessions (only_workspace, member) where only_workspace is not null;
create index sessions_expires on sessions (expires_at);

-- Who a subject of an identity provider is. Only by the whole of (connection, issuer, subject).
create table sso_links (
    workspace bigint not null,
    connection bigint not null,
    issuer text collate "C" not null,
    subject text collate "C" not null,
    member bigint not null,
    linked_at bigint not null,
    last_used_at bigint not null,
    primary key (workspace, connection, issuer, subject),
    unique (workspace, connection, member),
    foreign key (workspace, connection) references connections (workspace, connection),
    foreign key (workspace, member) references members (workspace, member)
);

create index sso_links_member on sso_links (workspace, member);

-- A sign-in under way: one use, bound to the browser that began it.
create table sign_in_states (
    workspace bigint not null,
    handle text collate "C" not null,
    connection bigint not null,
    hash bytea not null,
    purpose text not null,
    return_to text not null,
    -- of the session that wants to be proved again or linked
    session text,
    sealed bytea not null,
    expires_at bigint not null,
    primary key (workspace, handle),
    foreign key (workspace, connection) references connections (workspace, connection)
);

create index sign_in_states_expires on sign_in_states (workspace, expires_at);

-- Assertions that were accepted, as long as they could be presented again.
create table used_assertions (
    workspace bigint not null,
    connection bigint not null,
    assertion text collate "C" not null,
    good_until bigint not null,
    primary key (workspace, connection, assertion),
    foreign key (workspace, connection) references connections (workspace, connection)
);

create index used_assertions_until on used_assertions (workspace, good_until);

-- Attempts to sign in, with the reason in words for whoever looks after the connection.
create table sign_ins (
    workspace bigint not null references workspaces (workspace),
    id text collate "C" not null,
    at bigint not null,
    connection bigint,
    method text not null,
    member bigint,
    outcome text not null,
    reason text,
    address text,
    request_id text not null,
    primary key (workspace, id)
);

-- Who may sign in without the identity provider although it is required.
create table sso_bypasses (
    workspace bigint not null,
    member bigint not null,
    made_by text not null,
    made_at bigint not null,
    primary key (workspace, member),
    foreign key (workspace, member) references members (workspace, member)
);

-- Secrets of a connection: an OpenID Connect client secret, the key that requests are signed with.
create table connection_secrets (
    workspace bigint not null,
    connection bigint not null,
    kind text collate "C" not null,
    sealed bytea not null,
    -- what is public of it: a certificate
    public text,
    made_at bigint not null,
    primary key (workspace, connection, kind),
    foreign key (workspace, connection) references connections (workspace, connection)
);

-- Links that were mailed and prove the address they were mailed to.
create table mailed_links (
    handle text collate "C" primary key,
    hash bytea not null,
    purpose text not null,
    email text not null,
    account bigint references accounts (account),
    account_version bigint not null,
    -- of a person without an account
    only_workspace bigint,
    member bigint,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint,
    foreign key (only_workspace, member) references members (workspace, member)
);

create index mailed_links_expires on mailed_links (expires_at);

-- Mails that are still to be sent, and those of a development server, which shows them.
create table mails (
    mail text collate "C" primary key,
    sealed bytea not null,
    made_at bigint not null,
    due_at bigint not null,
    attempts bigint not null default 0,
    sent_at bigint
);

create index mails_due on mails (due_at) where sent_at is null;

-- The ring that cookies and forms are protected with.
create table protection_keys (
    name text collate "C" primary key,
    sealed bytea not null,
    made_at bigint not null
);

do $$
declare
    name text;
    own constant text := 'workspace = (select nullif(current_setting(''rolecall.workspace'', true), '''')::bigint)';
begin
    foreach name in array array['sso_links', 'sign_in_states', 'used_assertions', 'sign_ins', 'sso_bypasses', 'connection_secrets']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy own on %I using (%s) with check (%s)', name, own, own);
        execute format('grant select, insert, update, delete on %I to rolecall_server', name);
    end loop;
end
$$;

grant select, insert, update, delete on sessions, mailed_links, mails, protection_keys, account_workspaces to rolecall_server;
revoke update on sign_ins from rolecall_server;
