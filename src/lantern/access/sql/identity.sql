-- Who asks. Identity is set for one transaction; without it every question is an error, never an empty answer.
-- In PL/pgSQL throughout: it keeps its plans, where a nested SQL function is planned anew at every call.

create or replace function access_me() returns integer
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    stated text := current_setting('lantern.worker', true);
    worker integer;
begin
    if stated ~ '^[0-9]{1,9}$' then
        select id into worker from registry_worker where id = stated::integer and is_active;
    end if;
    if worker is null then
        raise exception 'Nobody is asking: no worker at work is set for this transaction.'
            using errcode = 'insufficient_privilege',
                  hint = 'Begin the transaction with lantern.access.identity(worker).';
    end if;
    return worker;
end $$;

create or replace function access_my_agency() returns smallint
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return (select agency_id from registry_worker where id = access_me());
end $$;

create or replace function access_my_role() returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return (select role from registry_worker where id = access_me());
end $$;

-- What a conflict with a record closes: it, those joined with it, and the logs and reports about any of them. Not plain
-- SQL: hardly anybody is in conflict with anything, and what is never called need not be planned.
create or replace function access_bound(record uuid) returns setof uuid
    language plpgsql stable as $$
begin
    return query select joined from access_joined(record) joined
        union select log from access_joined(record) joined join access_about about on about.about_id = joined,
            access_joined(about.record_id) log;
end $$;

-- A record and those joined with it as the same person. Plain SQL, so that it becomes part of the question.
create or replace function access_joined(record uuid) returns setof uuid
    language sql stable rows 1 as $$
    select record
    union
    select other.record_id from access_person one join access_person other using (person)
     where one.record_id = record
$$;
