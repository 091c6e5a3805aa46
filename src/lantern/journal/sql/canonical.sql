-- The fixed text of an entry, the same under every locale, time zone and version: a JSON array of its values in
-- this order, with moments as microseconds since 1970 in UTC. lantern.journal.canonical states it a second time,
-- in Python, for verifying. It also holds which request it answers and the entry's place in that request.
create function journal_canonical(e journal_entry, mentions uuid[], key text, content bytea, place integer)
returns text language sql stable parallel safe
return json_build_array(
    'lantern entry 1', e.position, e.id, e.record_id, e.area_id, e.agency_id, e.author_id, e.kind, e.version,
    e.pathway, e.guarded, e.marking, e.matter_id, e.opens, e.occasion_id, e.happened_earliest, e.happened_latest,
    (extract(epoch from e.happened_at) * 1000000)::bigint, e.learned_earliest,
    (extract(epoch from e.recorded_at) * 1000000)::bigint, e.recorded_stated, e.xid::text,
    e.outcome, e.answer, e.due_on, e.dated_on, e.concerns_worker, e.concerns_agency, e.concerns_record,
    e.amends, e.withdraws, e.disputes, e.restricts,
    array_to_string(mentions, ','), key, encode(content, 'hex'), place
)::text;

create function journal_chain_of(record uuid) returns smallint
language sql immutable parallel safe
return (get_byte(uuid_send(record), 15) & 63)::smallint;

-- What a receipt carries of a stored digest: short enough to be read out, too long to be met by chance. Stated again in
-- lantern.journal.canonical.
create function journal_stamp(digest bytea) returns text
language sql immutable parallel safe
return left(encode(sha256(convert_to('lantern receipt 1', 'UTF8') || digest), 'hex'), 24);
