-- What the web application's role may do here: read what the policies show it, search, list, and keep clocks.
do $$
declare
    ours text;
begin
    for ours in select oid::regprocedure from pg_proc
        where (proname like 'kinds\_%' or proname like 'people\_%') and pronamespace = 'public'::regnamespace loop
        execute format('revoke all on function %s from public, lantern_app', ours);
    end loop;
    foreach ours in array '{people_name, people_birth, people_identifier, people_tie, clock}'::text[] loop
        execute format('revoke all on %I from public, lantern_app', ours);
        execute format('grant select on %I to lantern_app', ours);
        execute format('alter table %I enable row level security', ours);
    end loop;
end $$;

-- Lists read these through functions of their own.
revoke all on agreed_action, episodes, look_again from public, lantern_app;
alter table agreed_action enable row level security;
alter table look_again enable row level security;
alter table episodes enable row level security;

grant execute on function people_search(text, date, text, integer), kinds_clock_spines(uuid[]),
    kinds_clock_keep(uuid[], jsonb), kinds_list(text, timestamptz, date, text[], text, bigint, integer),
    kinds_list_everybody(text, boolean, bigint, integer), kinds_recorded(timestamptz, bigint, integer), kinds_named(uuid),
    kinds_folded(text) to lantern_app;
