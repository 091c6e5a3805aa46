-- What others may do here. lantern_app reads what the policies show it and writes through journal_record alone;
-- lantern_disposal deletes bodies and salts; nobody but the owner sees digests, chains and receipts.
do $$
declare
    ours text;
begin
    for ours in select oid::regprocedure from pg_proc
        where proname like 'journal\_%' and pronamespace = 'public'::regnamespace loop
        execute format('revoke all on function %s from public, lantern_app', ours);
    end loop;
    for ours in select oid::regclass from pg_class
        where relname like 'journal\_%' and relkind in ('r', 'v', 'S') and relnamespace = 'public'::regnamespace loop
        execute format('revoke all on %s from public, lantern_app', ours);
    end loop;
    for ours in select oid::regclass from pg_class
        where relname like 'journal\_%' and relkind = 'r' and relnamespace = 'public'::regnamespace loop
        execute format('alter table %s enable row level security', ours);
    end loop;
end $$;

grant execute on function journal_record(jsonb, text), journal_rows(uuid), journal_is_new(uuid),
    journal_withdrawals(uuid), journal_had_read(uuid) to lantern_app;
grant select on journal_entry, journal_body, journal_mention, journal_hidden, journal_marked, journal_amended, journal_live
    to lantern_app;

grant select (position), delete on journal_body, journal_salt to lantern_disposal;
create policy journal_body_disposal_finds on journal_body for select to lantern_disposal using (true);
create policy journal_body_disposal on journal_body for delete to lantern_disposal using (true);
create policy journal_salt_disposal_finds on journal_salt for select to lantern_disposal using (true);
create policy journal_salt_disposal on journal_salt for delete to lantern_disposal using (true);
