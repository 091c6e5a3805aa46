-- What lists of many people go by: actions that are still owed, and episodes. Both are of the pathway, so that whoever
-- may open the record sees their spines whatever the marking.

create table agreed_action (
    entry_id uuid primary key,
    record_id uuid not null,
    worker_id integer,
    agency_id smallint,
    due_on date
);
comment on table agreed_action is 'Projection: actions agreed that are neither done nor dropped, and who owes them';
create index agreed_action_record on agreed_action (record_id);
create index agreed_action_worker on agreed_action (worker_id);
create index agreed_action_agency on agreed_action (agency_id);

create table episodes (
    record_id uuid primary key,
    since date not null,
    all_ended boolean not null
);
comment on table episodes is
    'Projection: since when a record has had episodes, and whether each was closed, transferred or came to nothing further';
create index episodes_ended on episodes (record_id) where all_ended;

create table look_again (
    stands_id uuid not null,
    entry_id uuid not null,
    record_id uuid not null,
    kind text not null,
    agency_id smallint not null,
    author_id integer not null,
    marking text not null,
    guarded boolean not null,
    pathway boolean not null,
    recorded_at timestamptz not null,
    due_on date,
    ends boolean not null,
    primary key (stands_id, entry_id)
);
comment on table look_again is
    'Projection: what stands with a day to look at it again, and each entry that names such a day, or none, or ends it, with what decides who reads it';
create index look_again_record on look_again (record_id);

create function kinds_project_actions(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from agreed_action where record_id = record;
    insert into agreed_action
    select agreed.id, agreed.record_id, agreed.concerns_worker, agreed.concerns_agency, agreed.due_on
    from journal_live agreed
    where agreed.record_id = record and agreed.kind = 'action.agreed'
        and not exists (select from journal_live settled where settled.record_id = record
            and settled.kind in ('action.done', 'action.dropped') and settled.matter_id = agreed.id);
$$;

-- What stands, and all that was said of when to look at it again, each entry under its own marking: which day was named
-- last, and whether it ended, is for each reader what they may read of it. What everybody sees to have ended is left out.
-- Some is looked at again, and ended, in the matter that it opens. Of the rest, what is recorded later takes its place,
-- and where it is of the work with the child the end of that work ends it. After a death nothing is looked at again.
create function kinds_project_look_again(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from look_again where record_id = record;
    insert into look_again
    with until_later (kind, later, of_the_work) as (values
        ('consultation.held', array['consultation.held', 'referral.received'], false),
        ('family_member.support_offered', array['family_member.support_offered'], false),
        ('support.stepped_down', array['support.stepped_down'], false),
        ('exit_plan.made', array['exit_plan.made'], false),
        ('definition.tested', array['definition.tested'], true),
        ('management_decision.made', array['management_decision.made'], true),
        ('alleged_abuser.left', array['alleged_abuser.left'], true),
        ('move.agreed', array['move.agreed'], true),
        ('initial_assessment.completed', array['initial_assessment.completed', 'core_assessment.completed'], true),
        ('core_assessment.completed', array['core_assessment.completed'], true),
        ('assessment.completed', array['assessment.completed'], true),
        ('child_in_need_plan.agreed',
            array['child_in_need_plan.agreed', 'child_in_need_plan.reviewed', 'child_in_need_plan.ended'], true),
        ('child_in_need_plan.reviewed',
            array['child_in_need_plan.agreed', 'child_in_need_plan.reviewed', 'child_in_need_plan.ended'], true)
    ), said as (
        select stands.id as stands_id, said.*, said.id <> stands.id and said.kind not in (
            'marker.reviewed', 'help.followed', 'early_help.reviewed', 'sharing_withheld.reviewed') as ends
        from journal_live stands left join until_later u on u.kind = stands.kind
            join journal_live said on said.record_id = record and (said.id = stands.id
                or said.matter_id = stands.id and said.kind in ('marker.reviewed', 'help.followed', 'early_help.reviewed',
                    'sharing_withheld.reviewed', 'marker.removed', 'early_help.ended', 'sharing_withheld.closed',
                    'contact_agreement.ended', 'address_protection.lifted')
                or said.recorded_at > stands.recorded_at and (said.kind = any (u.later)
                    or u.of_the_work and said.kind in ('episode.closed', 'transfer_out.accepted')))
        where stands.record_id = record and (u.kind is not null or stands.kind in ('marker.set', 'help.offered',
                'early_help.assessed', 'sharing.withheld', 'contact_agreement.made', 'address_protection.set'))
            and not exists (select from journal_live death where death.record_id = record and death.kind = 'child.died')
    )
    select stands_id, id, record_id, kind, agency_id, author_id, marking, guarded, pathway, recorded_at, due_on, ends
    from (select *, bool_or(due_on is not null and not ends) over its as names_a_day,
            bool_or(ends and pathway) over its as is_over
        from said window its as (partition by stands_id)) of_it
    where names_a_day and not is_over;
$$;

create function kinds_project_episodes(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from episodes where record_id = record;
    insert into episodes
    select record, min(began.happened_earliest), bool_and(
        exists (select from journal_live ended where ended.record_id = record
            and ended.kind in ('episode.closed', 'transfer_out.accepted') and ended.matter_id = began.id)
        or coalesce('no_further_action' = (
            select decided.outcome from journal_live decided where decided.record_id = record
                and decided.kind = 'referral.decided' and decided.matter_id = began.id
            order by decided.recorded_at desc limit 1), false))
    from journal_live began where began.record_id = record and began.opens = 'episode' having count(*) > 0;
$$;

-- Lists. Each asks access once which records the asking worker may open, where row-level security would go through
-- all of them again for every row; what may not be opened is in none. `whose` is mine, owed, team or duty.

-- The records of a list, those joined with one of them too; of `owed` none, for whoever has no part in the care of
-- any one child, and to whom the list says only what they, or their agency, agreed to do.
create function kinds_listed(whose text) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    me registry_worker;
    chosen uuid[];
begin
    select * into me from registry_worker where id = access_me();
    if whose = 'duty' then
        return access_reach(me.id, array(
            select ground from unnest(access_giving('open', me.role)) ground where ground = 'duty'));
    end if;
    chosen := case whose
        when 'mine' then array(
            select c.record_id from access_circle c
            where c.from_at <= now() and (c.until_at is null or c.until_at > now())
                and (c.worker_id = me.id and c.relation in ('allocated', 'co_allocated', 'invited')
                    or c.agency_id = me.agency_id and c.relation = 'shared'))
        when 'team' then array(
            select c.record_id from registry_worker mate join access_circle c on c.worker_id = mate.id
            where mate.team_id = me.team_id and c.relation = 'allocated'
                and c.from_at <= now() and (c.until_at is null or c.until_at > now()))
        end;
    chosen := chosen || array(
        select other.record_id from access_person one join access_person other using (person)
        where one.record_id in (select unnest(chosen)));
    return array(select unnest(chosen) intersect select unnest(access_records()));
end $$;

-- The worker allocated to a record now. This and the next in plain SQL, so that they become part of the question.
create function kinds_allocated(record uuid) returns table (name text)
language sql stable as $$
    select w.name from access_circle c join registry_worker w on w.id = c.worker_id
    where c.record_id = record and c.relation = 'allocated' and (c.until_at is null or c.until_at > now())
    order by c.from_at desc limit 1
$$;

-- When something was last recorded that the asking worker may see: the day in London. Nearly every entry is seen by
-- whoever may open the record, so that access need be asked of few.
create function kinds_last_recorded(record uuid) returns table (on_day date)
language sql stable as $$
    select (e.recorded_at at time zone 'Europe/London')::date
    from journal_entry e left join journal_marked m on m.entry_id = e.id
    where e.record_id = record and not exists (select from journal_hidden h where h.entry_id = e.id)
        and (not e.guarded and (e.pathway or coalesce(m.marking, e.marking) = 'open' and access_reads_open())
            or access_may_read_spine(e.record_id, e.kind, e.agency_id, e.author_id, coalesce(m.marking, e.marking),
                e.guarded, e.pathway))
    order by e.recorded_at desc limit 1
$$;

-- What a record's person is called: the name they use, else their name in law, else any; and the children's services'
-- number for them; of a family's log, who keeps it. Only what the asking worker may read; of a record that they may not
-- open, nothing is asked.
create function kinds_named(record uuid) returns table (name text, number text)
language sql stable as $$
    select coalesce((
        select n.name from people_name n
        where n.record_id = record and (n.marking = 'open' and not n.guarded and access_reads_open()
            or access_may_read_body(n.record_id, n.kind, n.agency_id, n.author_id, n.marking, n.guarded))
        order by n.type = 'used' desc, n.type = 'legal' desc, n.recorded_at desc limit 1
    ), (
        select 'Log kept by ' || w.name from family_log l join registry_worker w on w.id = l.keeper_id
        where l.record_id = record and access_may_open(record)
    )), (
        select i.folded from people_identifier i
        where i.record_id = record and i.type = 'la_child_id' and (i.marking = 'open' and not i.guarded and access_reads_open()
            or access_may_read_body(i.record_id, i.kind, i.agency_id, i.author_id, i.marking, i.guarded))
        order by i.recorded_at desc limit 1
    )
$$;

-- What was agreed to be done, where the asking worker may read it.
create function kinds_agreed(action uuid) returns table (what text)
language sql stable as $$
    select e.body::jsonb->>'what' from journal_live e
    where e.id = action and (e.marking = 'open' and not e.guarded and access_reads_open()
        or access_may_read_body(e.record_id, e.kind, e.agency_id, e.author_id, e.marking, e.guarded))
$$;

-- An entry as it stands, to be said in a sentence: its columns, and where the asking worker may read it, its body.
create function kinds_told(entry uuid) returns jsonb
language sql stable as $$
    select jsonb_build_object(
        'kind', e.kind, 'version', e.version, 'happened_earliest', e.happened_earliest, 'happened_latest', e.happened_latest,
        'happened_at', e.happened_at, 'learned_earliest', e.learned_earliest, 'outcome', e.outcome, 'answer', e.answer,
        'due_on', e.due_on, 'dated_on', e.dated_on, 'concerns_worker', e.concerns_worker,
        'concerns_agency', e.concerns_agency,
        'concerns_record', case when access_may_open(e.concerns_record) then e.concerns_record end,
        'body', case when e.marking = 'open' and not e.guarded and access_reads_open()
            or access_may_read_body(e.record_id, e.kind, e.agency_id, e.author_id, e.marking, e.guarded)
            then e.body::jsonb end)
    from journal_live e where e.id = entry
$$;

-- Records in which the asking worker's own agency recorded something since a moment that they may read, each with the
-- last of it; the last of all first. To ask whether one may be read takes longer than all else, so no more are asked
-- about than are shown.
create function kinds_recorded(since timestamptz, skip bigint, most integer)
    returns table (record_id uuid, name text, number text, entry_id uuid, recorded_at timestamptz, told jsonb)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
    my_agency constant smallint := access_my_agency();
    opened constant uuid[] := access_records();
    seen uuid[] := '{}';
begin
    for record_id, entry_id, recorded_at in
        select e.record_id, e.id, e.recorded_at
        from journal_live e join unnest(opened) o (id) on o.id = e.record_id
        where e.agency_id = my_agency and e.recorded_at > since order by e.recorded_at desc, e.id
    loop
        continue when record_id = any (seen);
        told := kinds_told(entry_id);
        continue when told->>'body' is null;
        seen := seen || record_id;
        continue when cardinality(seen) <= skip;
        select named.name, named.number into name, number from kinds_named(record_id) named;
        return next;
        exit when cardinality(seen) = skip + most;
    end loop;
end $$;

-- A list at a moment, by group: clocks that run (overdue, by the minute where the rule counts hours, today, week, later,
-- or waiting for those whose rule is in `others`); actions still owed in its records (in one's own list also those that
-- one, or one's agency, owes anywhere); what is to be looked at again, where the worker sees that it stands, by the day
-- that they may read; and open cases in which no clock runs and nothing was recorded after `heard`. Of each group the
-- first row comes always, with how many there are; of the group asked for, or of each, `most` rows after the first `skip`.
create function kinds_list(whose text, at timestamptz, heard date, others text[], asked text, skip bigint, most integer)
    returns table (grp text, total bigint, place bigint, record_id uuid, name text, number text, worker text, on_day date,
                   from_day date, at_moment timestamptz, from_moment timestamptz, rule text, provisional boolean,
                   entry_id uuid, what text, told jsonb)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
    me constant integer := access_me();
    my_agency constant smallint := access_my_agency();
    reads_open constant boolean := access_reads_open();
    today constant date := (at at time zone 'Europe/London')::date;
    listed constant uuid[] := kinds_listed(whose);
    opened constant uuid[] := case when whose in ('mine', 'owed') then access_records() else listed end;
begin
    return query
        with running as materialized (
            select c.record_id, c.rule, c.due_from, c.due_on, c.due_from_at, c.due_at, c.standing,
                case when c.rule = any (others) then 'waiting'
                when coalesce(c.due_at < date_trunc('minute', at), c.due_on < today) then 'overdue'
                when c.due_on = today then 'today' when c.due_on <= today + 7 then 'week' else 'later' end as grp
            from unnest(listed) l (id) join clock c on c.record_id = l.id
            where c.standing in ('running', 'provisional') and (c.ended_on is null or c.ended_on > today)
        ), quiet as (
            -- A case without any episode is open: an entry without one must not be lost sight of.
            select h.id, last.on_day
            from unnest(listed) l (id) join access_home h on h.id = l.id and h.type = 'person'
                cross join lateral kinds_last_recorded(h.id) last
            where not exists (select from episodes e where e.record_id = l.id and e.all_ended)
                and not exists (select from running r where r.record_id = l.id) and last.on_day <= heard
        ), stands as (
            select * from running where due_on is not null
            union all select q.id, null, null, q.on_day, null, null, null, 'quiet' from quiet q
        ), numbered as (
            select s.*, count(*) over (partition by s.grp) as total,
                row_number() over (partition by s.grp order by s.due_on, s.record_id, s.rule) as place from stands s
        )
        select n.grp, n.total, n.place, n.record_id, named.name, named.number, w.name, n.due_on, n.due_from, n.due_at,
            n.due_from_at, n.rule, n.standing = 'provisional', null::uuid, null, null::jsonb
        from numbered n cross join lateral kinds_named(n.record_id) named
            left join lateral kinds_allocated(n.record_id) w on true
        where n.place = 1 or coalesce(n.grp = asked, true) and n.place > skip and n.place <= skip + most
        order by n.grp, n.place;
    return query
        with owed as (
            select a.* from unnest(listed) l (id) join agreed_action a on a.record_id = l.id
            union
            select a.* from agreed_action a join unnest(opened) o (id) on a.record_id = o.id
            where a.worker_id = me or a.agency_id = my_agency
        ), numbered as (
            select o.*, count(*) over () as total,
                row_number() over (order by o.due_on nulls last, o.record_id, o.entry_id) as place from owed o
        )
        select 'agreed', n.total, n.place, n.record_id, named.name, named.number, coalesce(w.name, g.name), n.due_on,
            null::date, null::timestamptz, null::timestamptz, null, null::boolean, n.entry_id, agreed.what, null::jsonb
        from numbered n cross join lateral kinds_named(n.record_id) named
            left join lateral kinds_agreed(n.entry_id) agreed on true
            left join registry_worker w on w.id = n.worker_id left join registry_agency g on g.id = n.agency_id
        where n.place = 1 or coalesce(asked = 'agreed', true) and n.place > skip and n.place <= skip + most
        order by n.place;
    return query
        with shown as (
            select a.*, a.marking = 'open' and not a.guarded and reads_open or access_may_read_body(
                a.record_id, a.kind, a.agency_id, a.author_id, a.marking, a.guarded) as is_read
            from unnest(listed) l (id) join look_again a on a.record_id = l.id
        ), again as (
            -- Whoever may not read a step of the pathway sees that it was taken, and not which day it names.
            select s.stands_id as entry_id, s.record_id, min(s.kind) filter (where s.entry_id = s.stands_id) as kind,
                (array_agg(s.due_on order by s.recorded_at desc) filter (where s.is_read and not s.ends))[1] as due_on
            from shown s where s.pathway or s.is_read group by s.stands_id, s.record_id
            having bool_or(s.entry_id = s.stands_id) and not bool_or(s.ends)
        ), numbered as (
            select a.*, count(*) over () as total, row_number() over (order by a.due_on, a.record_id, a.entry_id) as place
            from again a where a.due_on is not null
        )
        select 'again', n.total, n.place, n.record_id, named.name, named.number, w.name, n.due_on,
            null::date, null::timestamptz, null::timestamptz, null, null::boolean, n.entry_id, n.kind, kinds_told(n.entry_id)
        from numbered n cross join lateral kinds_named(n.record_id) named
            left join lateral kinds_allocated(n.record_id) w on true
        where n.place = 1 or coalesce(asked = 'again', true) and n.place > skip and n.place <= skip + most
        order by n.place;
end $$;

-- Everybody in a list: since when work goes on, when something was last recorded, whether the history was taken over
-- from a return, whether the case is closed, and the worker. Those longest open first, closed cases last.
create function kinds_list_everybody(whose text, closed_too boolean, skip bigint, most integer)
    returns table (record_id uuid, name text, number text, since date, last_on date, taken_over boolean, closed boolean,
                   worker text)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan as $$
declare
    listed constant uuid[] := kinds_listed(whose);
begin
    return query
        with told as materialized (
            select l.id, e.since, coalesce(e.all_ended, false) as closed
            from unnest(listed) l (id) join access_home h using (id) left join episodes e on e.record_id = l.id
            where h.type = 'person'
        ), shown as materialized (
            select t.* from told t where closed_too or not t.closed
            order by t.closed, t.since nulls first, t.id limit most offset skip
        )
        select s.id, named.name, named.number, s.since, last.on_day,
            exists (select from journal_live e where e.record_id = s.id and e.kind = 'history.taken_over'), s.closed, w.name
        from shown s cross join lateral kinds_named(s.id) named
            left join lateral kinds_last_recorded(s.id) last on true left join lateral kinds_allocated(s.id) w on true
        order by s.closed, s.since nulls first, s.id;
end $$;
