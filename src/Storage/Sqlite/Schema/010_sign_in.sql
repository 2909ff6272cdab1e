-- oldest: 9
-- How people sign in: what an account proves itself with, sessions, links to identity providers, mails, and the keys behind them.
-- Columns named "sealed" hold what only the master key opens, which is not in the store.

-- the id of the master key that this store's secrets are sealed under
alter table installation add column master_key text;

alter table accounts add column password text;
-- moves with password, address and second factor: a mailed link made before is good no more
alter table accounts add column version integer not null default 0;
alter table accounts add column totp_sealed blob;
-- the last time step that was accepted: none is taken twice
alter table accounts add column totp_step integer not null default 0;
-- SHA-256 of each recovery code that is left, base64
alter table accounts add column recovery text not null default '[]';

-- when access was last given back: no session that was proven before opens the workspace again
alter table members add column readmitted_at integer;

create index members_account on members (workspace, account) where account is not null;

-- In which workspaces an account has members: it is asked before it is known which.
create table account_workspaces (
    account integer not null references accounts (account),
    only_workspace integer not null references workspaces (workspace),
    primary key (account, only_workspace)
) strict, without rowid;

insert into account_workspaces (account, only_workspace) select distinct account, workspace from members where account is not null;

-- An account that only a workspace vouches for has no row: a session through an identity provider is of a member.
create table sessions (
    handle text primary key,
    hash blob not null,
    account integer references accounts (account),
    -- a session that opens one workspace alone, as whom, and through which link
    only_workspace integer,
    member integer,
    connection integer,
    subject text,
    method text not null,
    created_at integer not null,
    -- when the person last proved who they are
    authenticated_at integer not null,
    seen_at integer not null,
    expires_at integer not null,
    address text,
    agent text,
    foreign key (only_workspace, member) references members (workspace, member),
    foreign key (only_workspace, connection) references connections (workspace, connection)
) strict, without rowid;

create index sessions_account on sessions (account) where account is not null;
create index sessions_member on sessions (only_workspace, member) where only_workspace is not null;
create index sessions_expires on sessions (expires_at);

-- Who a subject of an identity provider is. Only by the whole of (connection, issuer, subject). With a rowid, as grants.
create table sso_links (
    workspace integer not null,
    connection integer not null,
    issuer text not null,
    subject text not null,
    member integer not null,
    linked_at integer not null,
    last_used_at integer not null,
    primary key (workspace, connection, issuer, subject),
    unique (workspace, connection, member),
    foreign key (workspace, connection) references connections (workspace, connection),
    foreign key (workspace, member) references members (workspace, member)
) strict;

create index sso_links_member on sso_links (workspace, member);

-- A sign-in under way: one use, bound to the browser that began it.
create table sign_in_states (
    workspace integer not null,
    handle text not null,
    connection integer not null,
    hash blob not null,
    purpose text not null,
    return_to text not null,
    -- of the session that wants to be proved again or linked
    session text,
    sealed blob not null,
    expires_at integer not null,
    primary key (workspace, handle),
    foreign key (workspace, connection) references connections (workspace, connection)
) strict, without rowid;

create index sign_in_states_expires on sign_in_states (workspace, expires_at);

-- Assertions that were accepted, as long as they could be presented again.
create table used_assertions (
    workspace integer not null,
    connection integer not null,
    assertion text not null,
    good_until integer not null,
    primary key (workspace, connection, assertion),
    foreign key (workspace, connection) references connections (workspace, connection)
) strict, without rowid;

create index used_assertions_until on used_assertions (workspace, good_until);

-- Attempts to sign in, with the reason in words for whoever looks after the connection.
create table sign_ins (
    workspace integer not null references workspaces (workspace),
    id text not null,
    at integer not null,
    connection integer,
    method text not null,
    member integer,
    outcome text not null,
    reason text,
    address text,
    request_id text not null,
    primary key (workspace, id)
) strict, without rowid;

-- Who may sign in without the identity provider although it is required.
create table sso_bypasses (
    workspace integer not null,
    member integer not null,
    made_by text not null,
    made_at integer not null,
    primary key (workspace, member),
    foreign key (workspace, member) references members (workspace, member)
) strict, without rowid;

-- Secrets of a connection: an OpenID Connect client secret, the key that requests are signed with.
create table connection_secrets (
    workspace integer not null,
    connection integer not null,
    kind text not null,
    sealed blob not null,
    -- what is public of it: a certificate
    public text,
    made_at integer not null,
    primary key (workspace, connection, kind),
    foreign key (workspace, connection) references connections (workspace, connection)
) strict, without rowid;

-- Links that were mailed and prove the address they were mailed to.
create table mailed_links (
    handle text primary key,
    hash blob not null,
    purpose text not null,
    email text not null,
    account integer references accounts (account),
    account_version integer not null,
    -- of a person without an account
    only_workspace integer,
    member integer,
    created_at integer not null,
    expires_at integer not null,
    used_at integer,
    foreign key (only_workspace, member) references members (workspace, member)
) strict, without rowid;

create index mailed_links_expires on mailed_links (expires_at);

-- Mails that are still to be sent, and those of a development server, which shows them.
create table mails (
    mail text primary key,
    sealed blob not null,
    made_at integer not null,
    due_at integer not null,
    attempts integer not null default 0,
    sent_at integer
) strict, without rowid;

create index mails_due on mails (due_at) where sent_at is null;

-- The ring that cookies and forms are protected with.
create table protection_keys (
    name text primary key,
    sealed blob not null,
    made_at integer not null
) strict, without rowid;
