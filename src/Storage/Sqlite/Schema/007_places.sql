-- A page far down a plain list begins where it was seen to begin, as long as nobody before it left or came back.

alter table workspaces add column shifts integer not null default 0;

create index members_listed on members (workspace, member) where scim_id is not null;
