-- Clocks: what the law makes of the entries that stand. Never whether something is overdue: that is a question of the
-- day on which it is asked.

create table clock (
    record_id uuid not null,
    matter_id uuid not null,
    rule text not null,
    started_by uuid,
    started_on date,
    due_from date,
    due_on date,
    due_from_at timestamptz,
    due_at timestamptz,
    met_by uuid,
    met_on date,
    ended_by uuid,
    ended_on date,
    standing text not null
        check (standing in ('running', 'provisional', 'met', 'met_late', 'not_required', 'not_known')),
    law_digest text not null,
    unique nulls not distinct (record_id, matter_id, rule, started_by)
);
comment on table clock is
    'Due between due_from and due_on; for hours between the moments. Ended only from ended_on. See lantern.kinds.clocks';
-- All that a list says of a clock that runs, so that the table itself need not be looked at.
create index clock_due on clock (record_id, due_on) include (rule, standing, ended_on, due_from, due_from_at, due_at)
    where standing in ('running', 'provisional');

-- The records whose clocks may have changed with these: those joined as the same person, now or before. Only for
-- whoever has just recorded in them, because nobody else has reason to compute their clocks.
create function kinds_clock_reach(records uuid[]) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    if session_user <> 'lantern_owner' and exists (
        select from unnest(records) asked (id) where not exists (
            select from journal_entry e where e.record_id = asked.id and e.xid = pg_current_xact_id_if_assigned())
    ) then
        raise exception 'Clocks are kept for records written in this transaction only'
            using errcode = 'insufficient_privilege';
    end if;
    return array(
        select distinct joined from (
            select unnest(records) union select e.concerns_record from journal_entry e
            where e.record_id = any (records) and e.kind = 'same_person.stated' and e.concerns_record is not null
        ) near (id), access_joined(near.id) joined order by 1);
end $$;

-- What the law may read of them, with the records of one person under the least of their ids.
create function kinds_clock_spines(records uuid[])
    returns table (person uuid, record uuid, id uuid, kind text, matter uuid, opens text, happened_earliest date,
                   happened_latest date, happened_at timestamptz, recorded_at timestamptz, outcome text, answer text,
                   dated_on date)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
    reach constant uuid[] := kinds_clock_reach(records);
begin
    -- A record's own writers queue at its chain; those of another record of the same person are waited for here.
    perform pg_advisory_xact_lock(hashtext('kinds_clock'), hashtext(p.person::text))
        from (select distinct a.person from access_person a where a.record_id = any (reach) order by 1) p;
    return query
        select coalesce(a.person, e.record_id), e.record_id, e.id, e.kind, e.matter_id, e.opens, e.happened_earliest,
               e.happened_latest, e.happened_at, e.recorded_at, e.outcome, e.answer, e.dated_on
        from journal_live e left join access_person a on a.record_id = e.record_id
        where e.record_id = any (reach) and (e.pathway or e.opens <> '')
        order by 1;
end $$;

-- The clocks of these records are now these.
create function kinds_clock_keep(records uuid[], clocks jsonb) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
    reach constant uuid[] := kinds_clock_reach(records);
begin
    delete from clock where record_id = any (reach);
    insert into clock select c.* from jsonb_populate_recordset(null::clock, clocks) c where c.record_id = any (reach);
end $$;
