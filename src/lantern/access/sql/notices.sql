-- Notices: who was told of what.

-- Somebody in conflict with the record is silently not told.
create or replace function access_tell(worker integer, record uuid, what text, entry uuid) returns void
    language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
    if not access_may_open(record) then
        raise exception 'No record here that you may open.' using errcode = 'insufficient_privilege';
    end if;
    if not exists (select from access_denied(worker) denied where denied.record_id = record) then
        insert into access_notice (worker_id, record_id, what, entry_id) values (worker, record, what, entry)
        on conflict do nothing;
    end if;
end $$;

create or replace function access_notice_seen(notice bigint) returns void
    language sql volatile security definer set search_path = public, pg_temp as $$
    update access_notice set seen_at = now() where id = notice and worker_id = access_me() and seen_at is null
$$;

-- What the asking worker was told, newest first; nothing of a record that has since been denied them.
create or replace function access_notices()
    returns table (id bigint, at timestamptz, record_id uuid, what text, entry_id uuid, seen_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select notice.id, notice.at, notice.record_id, notice.what, notice.entry_id, notice.seen_at
      from access_notice notice
     where notice.worker_id = access_me()
       and not exists (select from access_denied(access_me()) denied where denied.record_id = notice.record_id)
     order by notice.id desc
$$;
