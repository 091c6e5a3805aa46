-- The child's own page. A child opens no record, so that no policy shows them any row of the journal; these functions
-- are all they have.

-- What was last written for the asking child since the page was opened, and when they answered, also where a worker
-- withdrew it; never what they answered, which somebody else could read who takes the telephone from them.
create function own_page_now() returns table (record_id uuid, written_at timestamptz, page jsonb, answered timestamptz[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    mine constant uuid[] := access_own();
    me constant integer := access_me();
begin
    return query
        select circle.record_id, given.recorded_at, given.page, array(
            select a.recorded_at from journal_entry a
            where a.record_id = circle.record_id and a.kind = 'own_page.answered' and a.author_id = me
                and a.amends is null order by 1 desc)
        from access_circle circle left join lateral (
            select w.recorded_at, jsonb_build_object('next', b->'next', 'team', b->'team', 'said', b->'said',
                'changed', b->'changed', 'ring', b->'ring') as page
            from journal_live w, lateral (select w.body::jsonb as b) read
            where w.record_id = circle.record_id and w.kind = 'own_page.written' and w.recorded_at >= circle.from_at
            order by w.recorded_at desc limit 1) given on true
        where circle.worker_id = me and circle.relation = 'own_page' and circle.record_id = any (mine)
            and (circle.until_at is null or circle.until_at > now())
        order by circle.from_at desc limit 1;
end $$;

-- Tells those who answer for the record that the asking child wrote something.
create function own_page_tell(entry uuid) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
    insert into access_notice (worker_id, record_id, what, entry_id)
    select worker, e.record_id, e.kind, e.id from journal_entry e, access_answerable(e.record_id) worker
    where e.id = entry and e.kind = 'own_page.answered' and e.author_id = access_me()
    on conflict do nothing
$$;

-- Registers a child to whom a page is opened, in the team of whoever opens it; under no name, for the register has none.
create function own_page_register(record uuid, account integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    me registry_worker;
begin
    if not access_may(record, 'record:own_page')
        or exists (select from registry_worker w where w.user_id = account) then
        raise exception 'You may not open a page of the child''s own here' using errcode = 'insufficient_privilege';
    end if;
    select * into me from registry_worker where id = access_me();
    return registry_register('The young person', 'young_person', account, me.team_id, me.agency_id, me.area_id);
end $$;

revoke all on function own_page_now(), own_page_tell(uuid), own_page_register(uuid, integer) from public;
grant execute on function own_page_now(), own_page_tell(uuid), own_page_register(uuid, integer) to lantern_app;
