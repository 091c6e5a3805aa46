-- What the web application's role may do here: ask, log, tell; and read the circle of records it may open.

do $$
declare
    asked text;
begin
    for asked in select oid::regprocedure from pg_proc
                  where proname like 'access\_%' and pronamespace = 'public'::regnamespace loop
        execute format('revoke all on function %s from public', asked);
        execute format('revoke all on function %s from lantern_app', asked);
    end loop;
    for asked in select oid::regprocedure from pg_proc
                  where proname = any ('{access_me, access_my_agency, access_my_role, access_records,
                        access_summary_records, access_restricted_records, access_summary_kinds, access_kept, access_own,
                        access_may,
                        access_may_open, access_may_write, access_may_read_body, access_may_read_spine,
                        access_may_amend, access_may_dispute, access_may_restrict, access_may_withdraw,
                        access_may_confirm, access_may_begin, access_reads_open, access_search_answer, access_explain,
                        access_log_read, access_who_looked, access_audit, access_tell, access_notices,
                        access_notice_seen}')
                    and pronamespace = 'public'::regnamespace loop
        execute format('grant execute on function %s to lantern_app', asked);
    end loop;
end $$;

revoke all on access_kind, access_circle, access_conflict, access_about, access_same_person, access_person,
    access_home, access_read_log, access_notice from public, lantern_app;
grant select on access_kind, access_circle, access_same_person to lantern_app;

alter table access_kind enable row level security;
alter table access_circle enable row level security;
alter table access_conflict enable row level security;
alter table access_about enable row level security;
alter table access_same_person enable row level security;
alter table access_person enable row level security;
alter table access_home enable row level security;
alter table access_read_log enable row level security;
alter table access_notice enable row level security;

drop policy if exists access_kind_read on access_kind;
create policy access_kind_read on access_kind for select to lantern_app using (true);

drop policy if exists access_circle_read on access_circle;
create policy access_circle_read on access_circle for select to lantern_app using (
    record_id = any ((select access_records())::uuid[])
    or record_id = any ((select access_summary_records())::uuid[]));

drop policy if exists access_same_person_read on access_same_person;
create policy access_same_person_read on access_same_person for select to lantern_app using (
    record_id = any ((select access_records())::uuid[]));

-- Which records exist is itself something to be seen or not.
alter table registry_record enable row level security;
drop policy if exists access_record_read on registry_record;
create policy access_record_read on registry_record for select to lantern_app using (
    id = any ((select access_records())::uuid[]) or id = any ((select access_summary_records())::uuid[]));
drop policy if exists access_record_begin on registry_record;
create policy access_record_begin on registry_record for insert to lantern_app
    with check (access_may_begin(type, area_id, agency_id));
