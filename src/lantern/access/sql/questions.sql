-- The questions that pages, policies and the journal ask. What the answers rest on is compiled from the policy.

create or replace function access_may(record uuid, action text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select access_standing(access_me(), record) && access_giving(action, access_my_role())
$$;

create or replace function access_may_open(record uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select access_may(record, 'open')
$$;

create or replace function access_records() returns uuid[]
    language sql stable security definer set search_path = public, pg_temp as $$
    select access_reach(access_me(), access_giving('open', access_my_role()))
$$;

create or replace function access_summary_records() returns uuid[]
    language sql stable security definer set search_path = public, pg_temp as $$
    select access_reach(access_me(), access_giving('summary', access_my_role()))
$$;

create or replace function access_restricted_records() returns uuid[]
    language sql stable security definer set search_path = public, pg_temp as $$
    select access_reach(access_me(), access_giving('read_restricted', access_my_role()))
$$;

create or replace function access_summary_kinds() returns text[]
    language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(kind), '{}') from access_kind where summary
$$;

-- `matter` is the matter the entry stands in, `other` the record and `worker` the worker it concerns.
create or replace function access_may_write(
    record uuid, kind text, matter uuid default null, other uuid default null, worker integer default null
) returns boolean
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    its_part text := (select known.part from access_kind known where known.kind = access_may_write.kind);
begin
    return its_part is not null and access_may(record, 'record:' || its_part)
       and access_condition(its_part, record, matter, other, worker);
end $$;

-- What a search may say of a record whose name matches: shown, ring_duty_manager, or nothing.
create or replace function access_search_answer(record uuid) returns text
    language sql stable security definer set search_path = public, pg_temp as $$
    select case when access_may(record, 'open') then 'shown'
                when access_may(record, 'be_told') then 'ring_duty_manager'
                else 'nothing' end
$$;

-- Why a worker may open a record: grounds that hold and give it. Empty for a refusal of whatever cause.
create or replace function access_explain(worker integer, record uuid) returns text[]
    language sql stable security definer set search_path = public, pg_temp as $$
    select array(
        select unnest(access_standing(worker, record))
        intersect
        select unnest(access_giving('open', role) || access_giving('summary', role))
          from registry_worker where id = worker and (worker = access_me() or access_may(record, 'see_who_looked'))
        order by 1)
$$;

-- Those who answer for a record: who may read what is restricted in it.
create or replace function access_answerable(record uuid) returns setof integer
    language sql stable security definer set search_path = public, pg_temp as $$
    select worker.id from registry_worker worker
     where (worker.team_id in (select named.team_id from access_joined(record) same
                                 join access_circle circle on circle.record_id = same
                                 join registry_worker named on named.id = circle.worker_id)
            or exists (select from access_joined(record) same join registry_record home on home.id = same
                        where (home.area_id, home.agency_id) = (worker.area_id, worker.agency_id)))
       and access_standing(worker.id, record) && access_giving('read_restricted', worker.role)
$$;
