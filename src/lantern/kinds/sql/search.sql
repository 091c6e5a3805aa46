-- Search before create. In one function, because no index on likeness can be used under row-level security: so it
-- filters by access itself, says nothing of what may not be seen, and logs that somebody searched, never for what.

-- How well a name answers what was asked, from 0 to 1: each word asked for is met by the best word of the name.
create function kinds_likeness(asked text, folded text) returns real
language sql stable parallel safe set search_path = public, pg_temp
return (
    select coalesce(avg(best), 0)::real from (
        select max(case
            when word = heard then 1.0
            when starts_with(word, heard) then 0.9
            when dmetaphone(word) <> '' and dmetaphone(word) in (dmetaphone(heard), dmetaphone_alt(heard)) then 0.8
            when length(word) > 2 and starts_with(heard, word) then 0.7
            when length(heard) > 3 and levenshtein_less_equal(left(word, 60), left(heard, 60), 2)
                <= case when length(heard) > 5 then 2 else 1 end then 0.7
            else similarity(word, heard) end) as best
        from unnest(string_to_array(asked, ' ')) with ordinality each_asked (heard, place),
            unnest(string_to_array(folded, ' ')) word
        group by place) each);

-- Entries of these records that may answer: by name, by number, by date of birth. An index finds names that share
-- letters or sounds; the three hundred nearest are then compared word by word.
create function kinds_found(asked text, born date, among uuid[])
    returns table (entry_id uuid, record_id uuid, kind text, agency_id smallint, author_id integer, marking text,
                   guarded boolean, matched text, likeness real)
language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
    set pg_trgm.similarity_threshold = 0.25 set pg_trgm.word_similarity_threshold = 0.3 as $$
declare
    words constant text := kinds_folded(asked);
    sounds_asked constant text[] := kinds_sounds(words);
    numbers constant text[] := array(
        select upper(regexp_replace(word, '[^[:alnum:]]', '', 'g'))
        from unnest(string_to_array(asked, ' ') || asked) word where word ~ '[0-9].*[0-9]');
begin
    return query
        with near as (
            select n.* from people_name n
            where (n.folded % words or words <% n.folded or n.sounds && sounds_asked) and n.record_id = any (among)
            order by word_similarity(words, n.folded) + (n.sounds && sounds_asked)::integer * 0.3 desc, n.entry_id
            limit 300)
        select n.entry_id, n.record_id, n.kind, n.agency_id, n.author_id, n.marking, n.guarded, n.name, how.likeness
        from near n, lateral (select kinds_likeness(words, n.folded) as likeness) how where how.likeness >= 0.5
        union all
        select n.entry_id, n.record_id, n.kind, n.agency_id, n.author_id, n.marking, n.guarded, 'number', 1
        from people_identifier n where n.folded = any (numbers) and n.record_id = any (among)
        union all
        select n.entry_id, n.record_id, n.kind, n.agency_id, n.author_id, n.marking, n.guarded, 'date of birth', 0.6
        from people_birth n where born between n.born_from and n.born_to and n.record_id = any (among);
end $$;

-- `answer` is `shown`; or, for whoever has a duty to the area, `ring_duty_manager` with the record's id, by which its
-- safety summary can be asked for, and nothing else. `matched` is what answers: a name, or the words "number" or
-- "date of birth"; `name` is the one in use. The best come first.
create function people_search(asked text, born date, purpose text, most integer default 25)
    returns table (answer text, record_id uuid, name text, matched text, born_from date, born_to date, likeness real)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    mine constant uuid[] := access_records();
    told integer;
begin
    return query
        with best as (
            select distinct on (f.record_id) f.record_id, f.matched,
                (f.likeness + case when b.at then 0.5 else 0 end)::real as likeness
            from kinds_found(asked, born, mine) f,
                lateral (select exists (select from people_birth p where p.record_id = f.record_id
                    and born between p.born_from and p.born_to
                    and access_may_read_body(p.record_id, p.kind, p.agency_id, p.author_id, p.marking, p.guarded)) as at) b
            where access_may_read_body(f.record_id, f.kind, f.agency_id, f.author_id, f.marking, f.guarded)
            order by f.record_id, f.likeness desc, f.entry_id)
        select 'shown', best.record_id, named.name, best.matched, birth.born_from, birth.born_to, best.likeness
        from best
            left join lateral (select n.name from people_name n where n.record_id = best.record_id
                and access_may_read_body(n.record_id, n.kind, n.agency_id, n.author_id, n.marking, n.guarded)
                order by n.type = 'used' desc, n.type = 'legal' desc, n.recorded_at desc limit 1) named on true
            left join lateral (select p.born_from, p.born_to from people_birth p where p.record_id = best.record_id
                and access_may_read_body(p.record_id, p.kind, p.agency_id, p.author_id, p.marking, p.guarded)
                order by p.recorded_at desc limit 1) birth on true
        order by best.likeness desc, named.name, best.record_id limit most;
    get diagnostics told = row_count;
    return query
        select 'ring_duty_manager', f.record_id, null, null, null::date, null::date, null::real
        from kinds_found(asked, born, array(
            select unnest(access_reach(access_me(), access_giving('be_told', access_my_role())))
            except select unnest(mine))) f
        -- A name or number kept from others is not confirmed by the advice to ring either.
        where f.marking = 'open' and not f.guarded and f.likeness >= 0.7
        group by f.record_id order by max(f.likeness) desc, f.record_id limit most;
    perform access_log_read('search', null, purpose, told, false);
end $$;
