-- The one way in.

-- The entries that a key was answered with before. The same key may not ask for something else.
create function journal_answered(author integer, asked_key text, asked_content bytea) returns uuid[]
language plpgsql stable set search_path = public, pg_temp as $$
declare
    prior journal_receipt;
begin
    select * into strict prior from journal_receipt r where r.author_id = author and r.key = asked_key;
    if prior.content <> asked_content then
        raise exception 'This key was used before, for other entries: ask again under a new key' using errcode = 'LJ002';
    end if;
    return prior.entries;
end $$;

-- The moment stated for an entry: past, and in order within its record. Only the loader of a demonstration may.
create function journal_stated_moment(stated timestamptz, record uuid) returns timestamptz
language plpgsql set search_path = public, pg_temp as $$
begin
    if 'lantern_loader' not in (session_user, current_setting('role')) then
        raise exception 'The database states when an entry was recorded; nobody else may' using errcode = 'LJ001';
    end if;
    if stated > clock_timestamp()
        or stated <= (select max(x.recorded_at) from journal_entry x where x.record_id = record) then
        raise exception 'A stated recorded time is past, and later than the last one in the record'
            using errcode = 'LJ003';
    end if;
    return stated;
end $$;

-- Brings up to date the views that entries of these kinds in these records affect, each once.
create function journal_project(records uuid[], kinds text[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
    stale record;
begin
    for stale in
        select distinct p.function, a.record_id
        from unnest(records, kinds) a (record_id, kind) join journal_projection p on p.kind = a.kind
        order by 1, 2
    loop
        execute format('select %I($1)', stale.function) using stale.record_id;
    end loop;
end $$;

-- Why an entry cannot be stored; null if it can.
create function journal_fault(e journal_entry, body text) returns text
language sql stable
return case
    when e.happened_latest < e.happened_earliest then 'It cannot have ended before it began: check the two dates'
    when (e.happened_at at time zone 'Europe/London')::date not between e.happened_earliest and e.happened_latest
        then 'The moment is not on the days it is said to have happened on'
    when least(e.happened_earliest, e.learned_earliest, e.due_on, e.dated_on) < date '0001-01-01'
        or greatest(e.happened_latest, e.learned_earliest, e.due_on, e.dated_on) > date '9999-12-31'
        then 'A date is outside the calendar'
    when e.marking <> all ('{open,agency,restricted,guarded}') then 'There is no such marking: ' || e.marking
    when e.marking = 'guarded' and not e.guarded then 'Only a guarded kind is marked guarded'
    when e.pathway and e.guarded then 'A kind is pathway or guarded, never both'
    when jsonb_typeof(body::jsonb) <> 'object' then 'The body is a JSON object'
    when left(e.kind, 6) = 'entry.' and num_nonnulls(e.withdraws, e.disputes, e.restricts) = 0
        then 'An entry of kind ' || e.kind || ' names the entry it is about'
end;

-- Writes entries, all or none, and answers their ids. The writer is the worker of the transaction; the key makes
-- asking twice write once. Every entry pays for each statement here, so there are few, and one asks for much.
create function journal_record(entries jsonb, key text) returns uuid[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    me constant integer := access_me();
    total constant integer := jsonb_array_length(entries);
    asked text[];
    content bytea;
    ids uuid[];
    records uuid[];
    kinds text[];
    item jsonb;
    blank journal_entry;
    e journal_entry;
    mentions uuid[];
    held journal_chain;
    is_projected boolean;
    lock text;
    c smallint;
    salt bytea;
    spine text;
    digest bytea;
    fault text;
begin
    for i in 1 .. total loop
        item := entries->(i - 1);
        ids[i] := item->>'id';
        records[i] := item->>'record_id';
        kinds[i] := item->>'kind';
        -- A client that asks again may have made new ids: an entry's place in the request counts, not its id.
        asked[i] := replace(item::text, item->>'id', i::text);
        if item ? 'matter_id' then
            asked[i] := replace(asked[i], item->>'matter_id', coalesce(
                array_position(ids, (item->>'matter_id')::uuid)::text, item->>'matter_id'));
        end if;
    end loop;
    content := sha256(convert_to(array_to_string(asked, ' '), 'UTF8'));
    insert into journal_receipt values (me, key, content, ids) on conflict on constraint journal_receipt_pkey do nothing;
    if not found then
        return journal_answered(me, key, content);
    end if;

    -- Always in the order of the chains, so that two writers never wait for one another.
    if total = 1 then
        lock := pg_advisory_xact_lock(1818845807, journal_chain_of(records[1]));
    else
        for c in select distinct journal_chain_of(r) from unnest(records) r order by 1 loop
            lock := pg_advisory_xact_lock(1818845807, c);
        end loop;
    end if;

    blank.author_id := me;
    blank.xid := pg_current_xact_id();
    for i in 1 .. total loop
        if i = 1 or records[i] <> records[i - 1] then
            if i > 1 then
                update journal_chain h set head = held.head, count = held.count, last_at = held.last_at
                    where h.chain = held.chain;
            end if;
            select w.agency_id, r.area_id, h.chain, h.head, h.count, h.last_at,
                exists (select from journal_projection p where p.kind = any (kinds))
                into blank.agency_id, blank.area_id, held.chain, held.head, held.count, held.last_at, is_projected
                from registry_worker w, registry_record r, journal_chain h
                where w.id = me and r.id = records[i] and h.chain = journal_chain_of(records[i]);
            if not found then
                raise exception 'You may not record % in this record, or there is none', kinds[i] using errcode = 'LJ001';
            end if;
        end if;
        item := entries->(i - 1);
        e := jsonb_populate_record(blank, item);
        if num_nonnulls(e.amends, e.withdraws, e.disputes, e.restricts) > 0 then
            e := journal_checked_act(e);
        elsif not access_may_write(e.record_id, e.kind, e.matter_id, e.concerns_record, e.concerns_worker) then
            raise exception 'You may not record % in this record, or there is none', e.kind using errcode = 'LJ001';
        end if;
        fault := journal_fault(e, item->>'body');
        if fault is not null then
            raise exception '%', fault using errcode = 'LJ003';
        end if;
        if e.matter_id is not null and e.matter_id <> e.id
            and not exists (select from journal_entry m where m.id = e.matter_id and m.opens <> '') then
            raise exception 'No entry opened the matter that this one is said to belong to' using errcode = 'LJ003';
        end if;
        mentions := '{}';
        if item ? 'mentions' then
            mentions := array(select distinct m::uuid from jsonb_array_elements_text(item->'mentions') m order by 1);
            insert into journal_mention select e.id, m from unnest(mentions) m;
        end if;

        e.recorded_stated := e.recorded_at is not null;
        if e.recorded_stated then
            e.recorded_at := journal_stated_moment(e.recorded_at, e.record_id);
        else
            e.recorded_at := greatest(clock_timestamp(), held.last_at + interval '1 microsecond');
        end if;
        if e.happened_earliest is null then
            e.happened_earliest := (e.recorded_at at time zone 'Europe/London')::date;
            e.happened_latest := e.happened_earliest;
        end if;
        e.position := nextval('journal_position');
        salt := uuid_send(gen_random_uuid());
        spine := journal_canonical(e, mentions, key, content, i);
        digest := sha256(salt || convert_to(spine || (item->>'body'), 'UTF8'));
        held := row(held.chain, sha256(held.head || digest || convert_to(spine, 'UTF8')), held.count + 1,
            greatest(held.last_at, e.recorded_at));
        insert into journal_entry values (e.*);
        insert into journal_body values (e.position, item->>'body');
        insert into journal_salt values (e.position, salt);
        insert into journal_digest values (e.position, held.chain, digest, held.head);
        if e.withdraws is not null or e.amends is not null or e.restricts is not null then
            perform journal_project_standing(e.record_id);
            is_projected := true;
            select records || t.record_id, kinds || t.kind into records, kinds from journal_entry t
                where t.id = coalesce(e.withdraws, e.restricts, e.amends);
        end if;
    end loop;
    update journal_chain h set head = held.head, count = held.count, last_at = held.last_at where h.chain = held.chain;
    if is_projected then
        perform journal_project(records, kinds);
    end if;
    return ids;
end $$;

-- Whether this entry was recorded in the transaction that asks: a repeated request finds it recorded before.
create function journal_is_new(entry uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from journal_entry e where e.id = entry and e.xid = pg_current_xact_id_if_assigned())
$$;
