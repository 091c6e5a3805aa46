-- How entries stand today: withdrawn, marked anew, amended. Made from the entries of one record.

create function journal_project_standing(record uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from journal_hidden h where h.record_id = record;
    delete from journal_marked m where m.record_id = record;
    delete from journal_amended a where a.record_id = record;

    -- What was said about a withdrawn entry goes with it, but for the withdrawal itself.
    insert into journal_hidden (entry_id, record_id)
    with last_said as (
        select distinct on (w.withdraws) w.withdraws as id, w.kind from journal_entry w
        where w.record_id = record and w.kind in ('entry.withdrawn', 'entry.restored')
        order by w.withdraws, w.recorded_at desc
    )
    select e.id, e.record_id from journal_entry e
    where e.record_id = record and exists (
        select from last_said s where s.kind = 'entry.withdrawn'
            and s.id in (e.id, e.amends, e.disputes, e.restricts)
    );

    insert into journal_marked (entry_id, record_id, marking)
    with last_marked as (
        select distinct on (r.restricts) r.restricts as id, r.marking from journal_entry r
        where r.record_id = record and r.restricts is not null
            and not exists (select from journal_hidden h where h.entry_id = r.id)
        order by r.restricts, r.recorded_at desc
    )
    select e.id, e.record_id, l.marking
    from journal_entry e left join journal_entry t on t.id = e.withdraws
        join last_marked l on l.id = coalesce(e.amends, e.disputes, t.amends, e.withdraws, e.id)
    where e.record_id = record and e.restricts is null and e.marking <> l.marking;

    insert into journal_amended (entry_id, record_id, position)
    select distinct on (a.amends) a.amends, a.record_id, a.position from journal_entry a
    where a.record_id = record and a.amends is not null
        and not exists (select from journal_hidden h where h.entry_id = a.id)
    order by a.amends, a.recorded_at desc;
end $$;

-- Every entry that stands today, once, with the content that governs. Rows are those the reader may see: the view
-- asks as whoever reads it. What was said about entries (amendments, withdrawals and so on) is not among them.
create view journal_live with (security_invoker = true) as
select
    e.id, e.record_id, e.area_id, e.agency_id, e.author_id, g.kind, g.version, g.pathway, g.guarded,
    coalesce(m.marking, e.marking) as marking, g.matter_id, g.opens, g.occasion_id,
    g.happened_earliest, g.happened_latest, g.happened_at, g.learned_earliest,
    e.recorded_at, e.recorded_stated, case when g.position <> e.position then g.recorded_at end as amended_at,
    g.outcome, g.answer, g.due_on, g.dated_on, g.concerns_worker, g.concerns_agency, g.concerns_record,
    b.body, e.position, g.position as governing
from journal_entry e
    left join journal_amended a on a.entry_id = e.id
    left join journal_marked m on m.entry_id = e.id
    join journal_entry g on g.position = coalesce(a.position, e.position)
    left join journal_body b on b.position = g.position
where e.amends is null and e.withdraws is null and e.disputes is null and e.restricts is null
    and not exists (select from journal_hidden h where h.entry_id = e.id);
