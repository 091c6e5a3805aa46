-- The one way out of one record, and of those joined with it: the rows that row-level security would show the asking
-- worker, with what access says of the record asked once for the record and not once for each table. The two
-- predicates are those of the policies (lantern.journal.installing).
create type journal_row as (
    id uuid, record_id uuid, area_id smallint, agency_id smallint, author_id integer, kind text, version smallint,
    pathway boolean, guarded boolean, marking text, matter_id uuid, opens text, occasion_id uuid,
    happened_earliest date, happened_latest date, happened_at timestamptz, learned_earliest date,
    recorded_at timestamptz, recorded_stated boolean, outcome text, answer text, due_on date, dated_on date,
    concerns_worker integer, concerns_agency smallint, concerns_record uuid,
    amends uuid, withdraws uuid, disputes uuid, restricts uuid, body text, mentions uuid[]
);

create function journal_rows(record uuid) returns setof journal_row
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    same constant uuid[] := array(select access_joined(record));
    opened constant uuid[] := array(select s from unnest(same) s where access_may(s, 'open'));
    summarised constant uuid[] := array(select s from unnest(same) s where access_may(s, 'summary'));
    answered_for constant uuid[] := array(select s from unnest(same) s where access_may(s, 'read_restricted'));
begin
    return query
        select e.id, e.record_id, e.area_id, e.agency_id, e.author_id, e.kind, e.version,
            e.pathway, e.guarded, coalesce(m.marking, e.marking), e.matter_id, e.opens, e.occasion_id,
            e.happened_earliest, e.happened_latest, e.happened_at, e.learned_earliest,
            e.recorded_at, e.recorded_stated, e.outcome, e.answer, e.due_on, e.dated_on,
            e.concerns_worker, e.concerns_agency, e.concerns_record,
            e.amends, e.withdraws, e.disputes, e.restricts, readable.body,
            -- A mention of a record that the reader may not open is not shown.
            case when readable.body is null then '{}' else array(
                select n.record_id from journal_mention n
                where n.entry_id = e.id and access_may(n.record_id, 'open') order by 1) end
        from journal_entry e
            left join journal_marked m on m.entry_id = e.id
            left join lateral (
                select b.body from journal_body b where b.position = e.position and {body}
            ) readable on true
        where e.record_id = any (opened || summarised)
            and {spine}
            and not exists (select from journal_hidden h where h.entry_id = e.id)
        order by e.recorded_at, e.position;
end $$;
