-- Forty thousand people's entries from a few hundred lives. Needs the temporary tables `sketch` (what was told of a
-- life, entry by entry, as journal_record would be asked for it) and `person` (whose copy of which life, by whom).

set local search_path = public, pg_temp;
set local work_mem = '256MB';

create temporary table told as
select s.life, s.place, array_position(c.ids, s.author) as author_slot, array_position(c.ids, e.concerns_worker) as concerns_slot,
       s.item->>'body' as body, e.*
from sketch s, written_by c, lateral jsonb_populate_record(null::journal_entry, s.item) e;
create unique index on told (life, place);

-- In the order in which they were recorded, so that one child's entries lie far apart, as they do in a real record.
create temporary table placed as
select row_number() over (order by t.recorded_at - p.moved + p.n * interval '1 millisecond', p.n, t.place) as position,
       p.n, t.place
from person p join told t using (life);
analyze placed, told, person;

create function pg_temp.copied(original uuid, n integer) returns uuid
language sql immutable strict parallel safe return md5(original || ' ' || n)::uuid;

create temporary view copied as
select o.position, pg_temp.copied(t.id, p.n) as id, p.record_id, p.area_id, w.agency_id, w.id as author_id, t.kind,
       t.version, t.pathway, t.guarded, t.marking, pg_temp.copied(t.matter_id, p.n) as matter_id, t.opens, t.occasion_id,
       (t.happened_earliest - p.moved)::date as happened_earliest, (t.happened_latest - p.moved)::date as happened_latest,
       t.happened_at - p.moved as happened_at, (t.learned_earliest - p.moved)::date as learned_earliest,
       t.recorded_at - p.moved + p.n * interval '1 millisecond' as recorded_at, true as recorded_stated,
       pg_current_xact_id() as xid, t.outcome, t.answer, (t.due_on - p.moved)::date as due_on,
       (t.dated_on - p.moved)::date as dated_on, p.workers[t.concerns_slot] as concerns_worker, t.concerns_agency,
       case when t.concerns_record is not null then p.neighbour_id end as concerns_record,
       null::uuid as amends, null::uuid as withdraws, null::uuid as disputes, null::uuid as restricts,
       replace(replace(replace(t.body, 'Firstname', p.given), 'Familyname', p.family), '0000000', to_char(p.n, 'FM0000000')) as body
from placed o join person p using (n) join told t using (life, place)
    join registry_worker w on w.id = p.workers[t.author_slot];

insert into registry_record (id, type, area_id, agency_id, created_at)
select record_id, 'person', area_id, agency_id, now() from person order by n;

insert into journal_entry
select position, id, record_id, area_id, agency_id, author_id, kind, version, pathway, guarded, marking, matter_id, opens,
       occasion_id, happened_earliest, happened_latest, happened_at, learned_earliest, recorded_at, recorded_stated, xid,
       outcome, answer, due_on, dated_on, concerns_worker, concerns_agency, concerns_record,
       amends, withdraws, disputes, restricts
from copied order by position;
select setval('journal_position', max(position)) from journal_entry;

insert into journal_body select position, body from copied order by position;
insert into journal_salt select position, uuid_send(gen_random_uuid()) from placed order by position;
insert into journal_mention select id, concerns_record from journal_entry where concerns_record is not null;
insert into journal_receipt
select e.author_id, 'copy ' || position, sha256(convert_to(b.body, 'UTF8')), array[e.id]
from journal_entry e join journal_body b using (position) order by position;

-- Every digest and every link, as journal_record would have made them.
create function pg_temp.next_link(link bytea, first bytea, digest bytea, spine bytea) returns bytea
language sql immutable parallel safe return sha256(coalesce(link, first) || digest || spine);
create aggregate pg_temp.link(first bytea, digest bytea, spine bytea) (sfunc = pg_temp.next_link, stype = bytea);

insert into journal_digest
select position, chain, digest, pg_temp.link(head, digest, spine) over (partition by chain order by position)
from (
    select x.position, h.chain, h.head, convert_to(x.spine, 'UTF8') as spine,
           sha256(x.salt || convert_to(x.spine || x.body, 'UTF8')) as digest
    from (
        select position, e.record_id, s.salt, b.body,
               journal_canonical(e, case when e.concerns_record is null then '{}' else array[e.concerns_record] end,
                                 'copy ' || position, sha256(convert_to(b.body, 'UTF8')), 1) as spine
        from journal_entry e join journal_salt s using (position) join journal_body b using (position)
    ) x join journal_chain h on h.chain = journal_chain_of(x.record_id)
) y;
update journal_chain h set head = ends.link, count = ends.count, last_at = ends.last_at
from (select distinct on (d.chain) d.chain, d.link, count(*) over (partition by d.chain) as count,
             max(e.recorded_at) over (partition by d.chain) as last_at
      from journal_digest d join journal_entry e using (position) order by d.chain, d.position desc) ends
where ends.chain = h.chain;
