-- What follows from a change of a projection, in the same transaction.

create function access_house() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into access_home (id, type, area_id, agency_id) values (new.id, new.type, new.area_id, new.agency_id)
    on conflict (id) do update
        set type = excluded.type, area_id = excluded.area_id, agency_id = excluded.agency_id;
    return null;
end $$;
create trigger access_record_housed after insert or update on registry_record
    for each row execute function access_house();
insert into access_home (id, type, area_id, agency_id) select id, type, area_id, agency_id from registry_record;

-- Work out anew from when records are free. Rows are locked before the circle is read, twice, because a join
-- recorded meanwhile shows only then: of two who write at once, the second sees what the first wrote.
create function access_free(records uuid[]) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    affected uuid[];
begin
    perform from access_home where id = any (records) order by id for update;
    affected := array(select distinct joined from unnest(records) one (id), access_joined(one.id) joined);
    perform from access_home where id = any (affected) order by id for update;
    update access_home home set free_from = held.until_at
      from (
        select one.id, coalesce((
            select max(coalesce(circle.until_at, 'infinity')) from access_circle circle
             where circle.relation = 'allocated' and circle.record_id in (select access_joined(one.id))
            ), '-infinity') as until_at
          from unnest(affected) one (id)) held
     where home.id = held.id and home.free_from <> held.until_at;
end $$;

create function access_free_changed() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform access_free(array(select distinct record_id from changed));
    return null;
end $$;
create trigger access_circle_added after insert on access_circle
    referencing new table as changed for each statement execute function access_free_changed();
create trigger access_circle_removed after delete on access_circle
    referencing old table as changed for each statement execute function access_free_changed();
create trigger access_circle_changed after update on access_circle
    referencing new table as changed for each statement execute function access_free_changed();

-- A chain of joins is one person. Locked, because two joins recorded at once must see each other.
create function access_join_persons() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    affected uuid[];
begin
    if not exists (select from changed) then
        return null;
    end if;
    perform pg_advisory_xact_lock(hashtext('access_person'));
    affected := array(select record_id from access_person);
    delete from access_person;
    insert into access_person (record_id, person)
    with recursive pair (a, b) as (
        select record_id, other_id from access_same_person
        union select other_id, record_id from access_same_person
    ), reached (record_id, other_id) as (
        select a, a from pair
        union select reached.record_id, pair.b from reached join pair on pair.a = reached.other_id
    )
    -- As text: PostgreSQL 15 has no min(uuid).
    select record_id, min(other_id::text)::uuid from reached group by record_id;
    perform access_free(affected || array(select record_id from access_person));
    return null;
end $$;
create trigger access_same_person_added after insert on access_same_person
    referencing new table as changed for each statement execute function access_join_persons();
create trigger access_same_person_removed after delete on access_same_person
    referencing old table as changed for each statement execute function access_join_persons();

-- An emergency opening tells the allocated worker and their manager; where nobody is allocated, the duty
-- managers. Never somebody with a conflict. Told once, also when the projection is rebuilt.
create function access_tell_of_emergency() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into access_notice (worker_id, record_id, what, entry_id)
    select worker.id, opened.record_id, 'emergency_access', opened.entry_id
    from opened, access_answerable(opened.record_id) as answerable (id) join registry_worker worker using (id)
    where opened.relation = 'emergency' and worker.id <> opened.worker_id
    on conflict do nothing;
    return null;
end $$;
create trigger access_circle_emergency after insert on access_circle
    referencing new table as opened for each statement execute function access_tell_of_emergency();
