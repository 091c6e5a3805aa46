-- Projections that access rests on: who stands in what relation to a record, conflicts, and the same person.
-- Each is made anew from the entries of one record that stand today. access owns the tables.

-- When an entry takes effect: at its moment, or as its first day begins in London.
create function kinds_begins(happened_at timestamptz, earliest date) returns timestamptz
language sql immutable parallel safe
return coalesce(happened_at, earliest::timestamp at time zone 'Europe/London');

-- When an end takes effect: at its moment. Where only the day is known, as that day ends, but for an end recorded on
-- the day itself at once: whoever ends somebody's access means now.
create function kinds_ends(happened_at timestamptz, latest date, recorded_at timestamptz) returns timestamptz
language sql immutable parallel safe
return coalesce(happened_at, least((latest + 1)::timestamp at time zone 'Europe/London', recorded_at));

-- The entry by which a family's log is closed now; none where it is open.
create function kinds_log_closed(record uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
    select closed.id from journal_live closed where closed.record_id = record and closed.kind = 'family_log.closed'
        and not exists (select from journal_live again where again.record_id = record
                        and again.kind = 'family_log.opened_again' and again.matter_id = closed.id)
    order by closed.recorded_at desc limit 1
$$;
revoke all on function kinds_log_closed(uuid) from public;

create function kinds_project_circle(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from access_circle where record_id = record;
    insert into access_circle (record_id, worker_id, agency_id, relation, from_at, until_at, entry_id)
    with ended as (
        select matter_id as id, min(kinds_ends(happened_at, happened_latest, recorded_at)) as at from journal_live
        where record_id = record and kind in ('allocation.ended', 'share.ended', 'invitation.ended')
        group by matter_id
    ), begun as (
        select live.*, case kind when 'allocation.made' then outcome when 'share.made' then 'shared'
                                 when 'chair.invited' then 'invited' end as relation
        from journal_live live
        where record_id = record and kind in ('allocation.made', 'share.made', 'chair.invited')
    )
    select begun.record_id,
           case when relation <> 'shared' then concerns_worker end,
           case when relation = 'shared' then concerns_agency end,
           relation,
           kinds_begins(happened_at, happened_earliest),
           -- The day on which a share or an invitation is to end is still within it.
           case when relation in ('shared', 'invited')
                then least(ended.at, (due_on + 1)::timestamp at time zone 'Europe/London') else ended.at end,
           begun.id
    from begun left join ended on ended.id = begun.id
    where relation = 'shared' and concerns_agency in (select id from registry_agency)
       or relation in ('allocated', 'co_allocated', 'invited') and concerns_worker in (select id from registry_worker)
    union all
    -- Whoever recorded the opening has it, and for an hour from then, whatever the entry says.
    select record_id, author_id, null, 'emergency', recorded_at, recorded_at + interval '1 hour', id
    from journal_live where record_id = record and kind = 'emergency_access.opened'
    union all
    -- The family's log: who keeps it, or while it is closed, kept it; and the worker named for it last, who answers for
    -- it as for a child.
    select record_id, concerns_worker, null, case when kinds_log_closed(record) is null then 'keeps' else 'kept' end,
           recorded_at, null, id
    from journal_live where record_id = record and kind = 'family_log.opened'
        and concerns_worker in (select id from registry_worker)
    union all
    (select record_id, concerns_worker, null, 'allocated', recorded_at, null, id
    from journal_live where record_id = record and kind = 'family_log.worker_named'
        and concerns_worker in (select id from registry_worker)
    order by recorded_at desc limit 1)
    union all
    -- The child's own page: until it is closed.
    select record_id, concerns_worker, null, 'own_page', recorded_at,
           (select min(closed.recorded_at) from journal_live closed where closed.record_id = record
            and closed.kind = 'own_page.closed' and closed.matter_id = made.matter_id), id
    from journal_live made where record_id = record and kind = 'own_page.account_made'
        and concerns_worker in (select id from registry_worker)
    union all
    -- Gives nothing: it says who may not be the one to close the decision.
    select record_id, author_id, null, 'withheld', recorded_at, null, id
    from journal_live where record_id = record and kind = 'sharing.withheld';
$$;

create function kinds_project_conflict(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from access_conflict where record_id = record;
    insert into access_conflict (record_id, worker_id, silent, entry_id)
    select record_id, concerns_worker, kind = 'conflict.set', id from journal_live live
    where record_id = record and kind in ('conflict.declared', 'conflict.set')
      and concerns_worker in (select id from registry_worker)
      and not exists (select from journal_live lifted where lifted.record_id = record
                      and lifted.kind = 'conflict.lifted' and lifted.matter_id = live.id);
$$;

create function kinds_project_same_person(record uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
    delete from access_same_person where record_id = record;
    insert into access_same_person (record_id, other_id, entry_id)
    select record_id, concerns_record, id from journal_live
    where record_id = record and kind = 'same_person.stated' and concerns_record <> record
      and concerns_record in (select id from registry_record);
$$;
