-- The log of reads.

-- Why a worker may or may not have a record, in full. For the log alone: a worker never learns of a denial.
create or replace function access_reason(worker integer, record uuid) returns text
    language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    denials text := (select string_agg(distinct denial, ' ') from access_denied(worker) denied
                      where denied.record_id = access_reason.record);
    -- Worked out for a denial too: a refusal that came sooner would tell of a conflict set without the worker knowing.
    grounds text := array_to_string(access_standing(worker, record, null), ' ');
begin
    return coalesce(denials, nullif(grounds, ''), 'no_ground');
end $$;

create or replace function access_log_read(
    action text, record uuid, purpose text, entries integer, refused boolean
) returns void
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
    insert into access_read_log (worker_id, action, record_id, purpose, entries, refused, rule)
    values (access_me(), action, record, purpose, entries, refused,
            case when record is null then '' else access_reason(access_me(), record) end);
end $$;

create or replace function access_who_looked(record uuid)
    returns table (at timestamptz, worker_id integer, action text, purpose text, entries integer, refused boolean)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    if access_may(record, 'see_who_looked') then
        return query
        select log.at, log.worker_id, log.action, log.purpose, log.entries, log.refused from access_read_log log
         where log.record_id in (select access_joined(record)) order by log.id desc;
    end if;
end $$;

-- The whole log, for the auditor; never of a record that the auditor is in conflict with.
create or replace function access_audit(after bigint, most integer)
    returns table (id bigint, at timestamptz, worker_id integer, action text, record_id uuid, purpose text,
                   entries integer, refused boolean, rule text)
    language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    if access_giving('audit', access_my_role()) <> '{}' then
        return query
        select log.* from access_read_log log
         where log.id > after and (log.record_id is null or access_may(log.record_id, 'see_who_looked'))
         order by log.id limit most;
    end if;
end $$;
