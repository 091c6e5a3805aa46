-- The questions that pages, policies and the journal ask. What the answers rest on is compiled from the policy.

create or replace function access_may(record uuid, action text) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    me constant integer := access_me();
    my_role constant text := (select role from registry_worker where id = me);
    wanted constant text[] := access_giving(action, my_role);
begin
    return wanted <> '{}' and access_standing(me, record, wanted, one => true) <> '{}';
end $$;

create or replace function access_may_open(record uuid) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return access_may(record, 'open');
end $$;

-- Whether the worker may open the record, or at least its safety summary and entries of this kind belong to it.
create or replace function access_within_reach(record uuid, kind text) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return access_may(record, 'open')
        or access_may(record, 'summary') and exists (
            select from access_kind known where known.kind = access_within_reach.kind and known.summary);
end $$;

create or replace function access_records() returns uuid[]
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return access_reach(access_me(), access_giving('open', access_my_role()));
end $$;

create or replace function access_summary_records() returns uuid[]
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return access_reach(access_me(), access_giving('summary', access_my_role()));
end $$;

create or replace function access_restricted_records() returns uuid[]
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return access_reach(access_me(), access_giving('read_restricted', access_my_role()));
end $$;

-- The logs that the asking parent or carer keeps: of nobody else are there any, and it opens none of them.
create or replace function access_kept() returns uuid[]
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return access_reach(access_me(), access_giving('keep', access_my_role()));
end $$;

-- The record of which the asking child has their own page: of nobody else is there any, and it does not open it.
create or replace function access_own() returns uuid[]
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return access_reach(access_me(), access_giving('own', access_my_role()));
end $$;

create or replace function access_summary_kinds() returns text[]
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return array(select kind from access_kind where summary);
end $$;

-- `matter` is the matter the entry stands in, `other` the record and `worker` the worker it concerns.
create or replace function access_may_write(
    record uuid, kind text, matter uuid default null, other uuid default null, worker integer default null
) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    its_part text := (select known.part from access_kind known where known.kind = access_may_write.kind);
begin
    return its_part is not null
       and access_may(record, 'record:' || its_part)
       and access_condition(its_part, record, matter, other, worker);
end $$;

-- What a search may say of a record whose name matches: shown, ring_duty_manager, or nothing.
create or replace function access_search_answer(record uuid) returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return case when access_may(record, 'open') then 'shown'
                when access_may(record, 'be_told') then 'ring_duty_manager'
                else 'nothing' end;
end $$;

-- Why a worker may open a record: grounds that hold and give it. Empty for a refusal of whatever cause.
create or replace function access_explain(worker integer, record uuid) returns text[]
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    their_role text := (select role from registry_worker where id = worker);
begin
    if worker <> access_me() and not access_may(record, 'see_who_looked') then
        return '{}';
    end if;
    return access_standing(
        worker, record, access_giving('open', their_role) || access_giving('summary', their_role));
end $$;

-- Those who answer for a record: who may read what is restricted in it. Looked for among the teams of its circle
-- and the workers of its agency and area.
create or replace function access_answerable(record uuid) returns setof integer
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
    select worker.id from registry_worker worker
     where access_giving('read_restricted', worker.role) <> '{}'
       and (worker.team_id in (select named.team_id from access_joined(record) same
                                 join access_circle circle on circle.record_id = same
                                 join registry_worker named on named.id = circle.worker_id)
            or (worker.area_id, worker.agency_id) in (
                select home.area_id, home.agency_id from access_joined(record) same
                  join access_home home on home.id = same))
       and access_standing(worker.id, record, access_giving('read_restricted', worker.role), one => true) <> '{}';
end $$;
