-- What is said about an entry already recorded: an amendment, a withdrawal and what becomes of it, a dispute, a
-- restriction. SQLSTATEs of class LJ are turned into named errors by lantern.journal.errors.

-- Whether the writer may do this to the target, as it is marked today. Access decides; see policy.toml, deeds.
create function journal_may_act(e journal_entry, t journal_entry) returns boolean
language sql stable set search_path = public, pg_temp as $$
    select case
        when e.amends is not null
            then access_may_amend(t.record_id, t.kind, t.agency_id, t.author_id, t.marking, t.guarded)
        when e.disputes is not null
            then access_may_dispute(t.record_id, t.kind, t.agency_id, t.author_id, t.marking, t.guarded)
        when e.restricts is not null
            then access_may_restrict(t.record_id, t.kind, t.agency_id, t.author_id, t.marking, t.guarded)
        when e.kind = 'entry.withdrawn'
            then access_may_withdraw(t.record_id, t.kind, t.agency_id, t.author_id, t.marking, t.guarded)
        else access_may_confirm(t.record_id, t.kind, t.agency_id, t.author_id, t.marking, t.guarded)
    end
$$;

-- Why this cannot be said of the target whoever says it; null if it can.
create function journal_act_fault(e journal_entry, t journal_entry) returns text
language sql stable set search_path = public, pg_temp as $$
    select case
        when num_nonnulls(e.amends, e.withdraws, e.disputes, e.restricts) > 1
            then 'One entry says one thing about another: record two'
        when t.withdraws is not null
            or (num_nonnulls(t.amends, t.disputes, t.restricts) > 0 and e.withdraws is null)
            then 'This is said of what happened, not of what was said about it: name the first entry'
        when exists (select from journal_hidden h where h.entry_id = t.id)
            <> (e.kind in ('entry.withdrawal_confirmed', 'entry.restored'))
            then case when e.kind in ('entry.withdrawal_confirmed', 'entry.restored') then 'This entry is not withdrawn'
                else 'This entry is withdrawn: record what is right as a new entry' end
        when e.kind <> all (case
            when e.amends is not null then array[t.kind]
            when e.disputes is not null then '{entry.disputed}'
            when e.restricts is not null then '{entry.restricted}'
            else '{entry.withdrawn,entry.withdrawal_confirmed,entry.restored}' end)
            then 'An entry of kind ' || e.kind || ' does not say this of an entry of kind ' || t.kind
        when e.restricts is not null and (e.marking = 'guarded' or t.guarded)
            then 'A guarded entry keeps its marking, and no other entry becomes guarded'
        when e.kind = 'entry.withdrawal_confirmed' and e.author_id = (
            select w.author_id from journal_entry w where w.record_id = t.record_id and w.withdraws = t.id
                and w.kind = 'entry.withdrawn' order by w.recorded_at desc limit 1)
            then 'A withdrawal is confirmed by somebody other than who made it'
    end
$$;

-- The act as it will be stored: it stands under the marking of what it is about. Whoever may not do it is told
-- what they would be told if there were no such entry.
create function journal_checked_act(e journal_entry) returns journal_entry
language plpgsql stable set search_path = public, pg_temp as $$
declare
    t journal_entry;
    fault text;
begin
    select * into t from journal_entry x
        where x.id = coalesce(e.amends, e.withdraws, e.disputes, e.restricts) and x.record_id = e.record_id;
    t.marking := coalesce((select m.marking from journal_marked m where m.entry_id = t.id), t.marking);
    if t.id is null or not journal_may_act(e, t) then
        raise exception 'There is no such entry in this record, or you may not do this to it' using errcode = 'LJ001';
    end if;
    fault := journal_act_fault(e, t);
    if fault is not null then
        raise exception '%', fault using errcode = 'LJ003';
    end if;
    e.guarded := t.guarded;
    e.pathway := e.amends is not null and t.pathway;
    if e.restricts is null then
        e.marking := t.marking;
    end if;
    return e;
end $$;

-- The withdrawals in force in a record, for whoever may confirm them, with why and whether one did.
create function journal_withdrawals(record uuid)
returns table (entry_id uuid, kind text, author_id integer, recorded_at timestamptz, because text, confirmed boolean)
language sql stable security definer set search_path = public, pg_temp as $$
    select t.id, t.kind, w.author_id, w.recorded_at, b.body::jsonb->>'because',
        exists (select from journal_entry c where c.record_id = w.record_id and c.withdraws = t.id
            and c.kind = 'entry.withdrawal_confirmed' and c.recorded_at > w.recorded_at)
    from journal_hidden h join journal_entry t on t.id = h.entry_id
        cross join lateral (
            select x.* from journal_entry x where x.record_id = t.record_id and x.withdraws = t.id
                and x.kind = 'entry.withdrawn' order by x.recorded_at desc limit 1
        ) w
        left join journal_body b on b.position = w.position
    where t.record_id = record
        and access_may_confirm(t.record_id, t.kind, t.agency_id, t.author_id,
            coalesce((select m.marking from journal_marked m where m.entry_id = t.id), t.marking), t.guarded)
    order by w.recorded_at
$$;

-- Who was shown the record while a withdrawn entry stood in it, for whoever may confirm the withdrawal.
create function journal_had_read(entry uuid) returns table (worker_id integer, last_read_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select l.worker_id, max(l.at)
    from journal_entry t
        join lateral (select max(x.recorded_at) as at from journal_entry x
            where x.record_id = t.record_id and x.withdraws = t.id and x.kind = 'entry.withdrawn') w on true
        join access_read_log l on l.record_id in (select access_joined(t.record_id))
            and l.at >= t.recorded_at and l.at <= w.at and not l.refused
    where t.id = entry and exists (select from journal_hidden h where h.entry_id = t.id)
        and access_may_confirm(t.record_id, t.kind, t.agency_id, t.author_id,
            coalesce((select m.marking from journal_marked m where m.entry_id = t.id), t.marking), t.guarded)
    group by l.worker_id
    order by max(l.at) desc
$$;
