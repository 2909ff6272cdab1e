-- What a workspace defines for itself: schemas, extensions of User and Group, resource types, and the resources of these.

alter table installation add column last_resource integer not null default 0;

-- moves with each change of the definitions: a request must be decided by those it was read by
alter table workspaces add column types integer not null default 0;

create table schemas (
    workspace integer not null references workspaces (workspace),
    -- without case
    uri_key text not null,
    position integer not null,
    -- as RFC 7643 section 7 writes it
    document text not null,
    primary key (workspace, uri_key)
) strict, without rowid;

-- With a document: a type of the workspace's own. Without one: User or Group, which have extensions alone.
create table resource_types (
    workspace integer not null references workspaces (workspace),
    name text not null,
    position integer not null,
    document text,
    extensions text not null,
    primary key (workspace, name)
) strict, without rowid;

create table resources (
    workspace integer not null references workspaces (workspace),
    resource integer not null unique,
    type text not null,
    scim_id text not null,
    external_id text,
    managed_by integer,
    version integer not null,
    created_at integer not null,
    modified_at integer not null,
    -- the audit entry of the last change
    sequence integer not null,
    -- schema URIs, one space between
    extensions text not null,
    -- ready to send, less what is put in at sending
    profile text not null,
    -- the same with every value in the form it is compared in
    search text not null,
    primary key (workspace, type, resource),
    foreign key (workspace, type) references resource_types (workspace, name),
    foreign key (workspace, managed_by) references connections (workspace, connection)
) strict;

create unique index resources_scim_id on resources (workspace, scim_id);
create index resources_external_id on resources (workspace, type, external_id, resource) where external_id is not null;
create index resources_modified on resources (workspace, type, modified_at, resource);

-- A resource as it was before a change; stays when the resource is deleted.
create table resource_images (
    workspace integer not null references workspaces (workspace),
    resource integer not null,
    sequence integer not null,
    run integer,
    image text not null,
    primary key (workspace, resource, sequence)
) strict;

create index resource_images_run on resource_images (workspace, run) where run is not null;

-- Values of the workspace's own attributes that no two resources of a type may have.
create table unique_values (
    workspace integer not null references workspaces (workspace),
    type text not null,
    attribute text not null,
    value_key text not null,
    -- the number of the member, group or resource
    owner integer not null,
    primary key (workspace, type, attribute, value_key)
) strict, without rowid;

create index unique_values_owner on unique_values (workspace, type, owner);

-- Groups can be extended like members.
alter table groups add column extensions text not null default '';
alter table groups add column search text not null default '{}';
