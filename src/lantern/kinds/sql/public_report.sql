-- What the public's own page may do, under a role of its own: add a report, add to it, and read by the words of a
-- receipt the answers meant for whoever told. The role reads no table and writes to none; these four functions are all
-- it can call.

-- A receipt is kept as a digest alone. Source and likeness are for sorting a flood; no answer depends on them.
create table public_receipt (
    receipt bytea primary key check (octet_length(receipt) = 32),
    record_id uuid not null unique,
    area_id smallint not null,
    source bytea check (octet_length(source) <= 16),
    alike bigint[] check (coalesce(array_length(alike, 1), 2) = 2)
);
comment on table public_receipt is 'Digests of the words by which somebody who told us comes back; never the words';

-- Why what was sent cannot be kept; null if it can. The page has said so in kinder words before: this is for whoever
-- might send past the page. Long runs without a space are how pictures are written as text.
create function public_report_fault(body text, allowed text[], must text[]) returns text
language sql immutable as $$
    select case
        when octet_length(body) > 60000 then 'Too long'
        when exists (select from jsonb_each(body::jsonb) f where f.key <> all (allowed)) then 'A field that is not asked'
        when not body::jsonb ?& must then 'An answer is missing'
        when exists (select from jsonb_each(body::jsonb) f where jsonb_typeof(f.value) <> 'string') then 'Not words'
        when exists (select from jsonb_each_text(body::jsonb) f where length(f.value) not between 1 and 8000
                or f.value ~ '[A-Za-z0-9+/=_-]{200}' or f.value ~* 'data:[a-z]+/') then 'Not words'
        when coalesce(body::jsonb->>'teller', 'myself') not in ('myself', 'friend', 'parent', 'family', 'other', 'not_said')
            or coalesce(body::jsonb->>'reply', 'here') not in ('here', 'ring', 'text', 'email') then 'No such answer'
    end
$$;

-- Records an entry in the name of the page's own worker. The key is made of what is said: said twice, it is kept once.
create function public_report_record(
    worker integer, record uuid, kind text, body text, danger text, matter text, whom integer default null
) returns void
language plpgsql set search_path = public, pg_temp as $$
declare
    before constant text := coalesce(current_setting('lantern.worker', true), '');
    on_day constant date := (now() at time zone 'Europe/London')::date;
    its_key constant text := 'public ' || encode(sha256(convert_to(
        concat_ws(chr(31), record, kind, danger, matter, body), 'UTF8')), 'hex');
begin
    if exists (select from journal_receipt r where r.author_id = worker and r.key = its_key) then
        return;
    end if;
    perform set_config('lantern.worker', worker::text, true);
    perform journal_record(jsonb_build_array(jsonb_build_object(
        'id', gen_random_uuid(), 'record_id', record, 'kind', kind, 'version', 1, 'body', body, 'marking', 'open',
        'opens', '', 'outcome', danger, 'answer', matter, 'concerns_worker', whom, 'pathway', false, 'guarded', false,
        'happened_earliest', on_day, 'happened_latest', on_day, 'happened_at', now(), 'learned_earliest', on_day)), its_key);
    perform set_config('lantern.worker', before, true);
end $$;

-- Who reads reports of an area, now or next, and after how many minutes one goes to the deputy; of the first area that
-- has a rota where none is named. No row: there is no rota, and the page does not open.
create function public_report_hours(asked smallint)
    returns table (area smallint, place text, agency text, role text, from_at timestamptz, until_at timestamptz,
                   minutes integer)
language sql stable security definer set search_path = public, pg_temp as $$
    select d.area_id, a.name, g.name, w.role, h.from_at, h.until_at, d.minutes
    from intake_deputy d join registry_worker deputy on deputy.id = d.worker_id and deputy.is_active
        join registry_area a on a.id = d.area_id
        join intake_form f on (f.area_id, f.agency_id) = (d.area_id, d.agency_id)
        cross join lateral (select * from intake_hours(d.area_id, now()) limit 1) h
        join registry_worker w on w.id = h.worker_id join registry_agency g on g.id = w.agency_id
    where coalesce(d.area_id = asked, true) order by d.area_id, d.agency_id limit 1
$$;

-- Keeps a report; false where there is no rota, and then nothing is kept.
create function public_report_make(
    area smallint, receipt bytea, body text, danger text, matter text, source bytea, alike bigint[]
) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    form intake_form;
    its_record uuid := gen_random_uuid();
    fault constant text := public_report_fault(
        body, '{teller, what, whom, where, reply, reply_to, reply_when}', '{teller, what, reply}');
begin
    if fault is not null or intake_danger(danger) is null
            or coalesce(matter, '') <> all ('{meeting, away, pictures, hurt, worry}'::text[]) then
        raise exception '%', coalesce(fault, 'No such answer') using errcode = 'LJ003';
    end if;
    select f.* into form from public_report_hours(area) h join intake_form f on f.area_id = h.area order by f.agency_id
        limit 1;
    if not found then
        return false;
    end if;
    insert into public_receipt values (receipt, its_record, form.area_id, source, alike) on conflict do nothing;
    if found then
        insert into registry_record (id, type, area_id, agency_id, created_at)
            values (its_record, 'public_report', form.area_id, form.agency_id, now());
    else
        -- Sent again, or changed after going back: then both stand in the one report.
        select p.record_id into its_record from public_receipt p where p.receipt = public_report_make.receipt for update;
    end if;
    perform public_report_record(form.worker_id, its_record, 'public_report.made', body, danger, matter);
    return true;
end $$;

-- Adds to a report; false where no report has this receipt.
create function public_report_add(receipt bytea, body text, danger text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    its_record uuid;
    worker integer;
    fault constant text := public_report_fault(body, '{what}', '{what}');
begin
    if fault is not null or intake_danger(danger) is null then
        raise exception '%', coalesce(fault, 'No such answer') using errcode = 'LJ003';
    end if;
    select p.record_id into its_record from public_receipt p where p.receipt = public_report_add.receipt for update;
    if not found then
        return false;
    end if;
    select f.worker_id into strict worker from registry_record r join intake_form f using (area_id, agency_id)
        where r.id = its_record;
    perform public_report_record(worker, its_record, 'public_report.added', body, danger, '');
    return true;
end $$;

-- What whoever told may read: when it reached us, when it was taken on or went to the deputy, and the answers. Never
-- their own words, which somebody who finds the receipt must not get.
create function public_report_read(receipt bytea) returns table (at timestamptz, what text, code text, words text)
language sql stable security definer set search_path = public, pg_temp as $$
    with mine as (
        select i.* from public_receipt p join intake_report i using (record_id) where p.receipt = public_report_read.receipt
    ), went as (
        select m.*, intake_deputy_at(m.area_id, m.made_at) as deputy_at from mine m
    )
    select e.recorded_at, split_part(e.kind, '.', 2), case e.kind when 'public_report.answered' then e.outcome else '' end,
        case e.kind when 'public_report.answered' then coalesce(e.body::jsonb->>'words', '') else '' end
    from mine m join journal_live e on e.record_id = m.record_id
    where e.kind in ('public_report.made', 'public_report.added', 'public_report.claimed', 'public_report.answered')
    union all
    select w.deputy_at, 'deputy', '', '' from went w
    where w.deputy_at <= now() and coalesce(w.claimed_at > w.deputy_at, true)
    order by 1
$$;

-- Rights, of all that stands here and in intake.sql.
do $$
declare
    ours text;
begin
    for ours in select oid::regprocedure from pg_proc
        where (proname like 'intake\_%' or proname like 'public\_report\_%'
                or proname in ('kinds_intake', 'kinds_project_report', 'kinds_project_cover'))
            and pronamespace = 'public'::regnamespace loop
        execute format('revoke all on function %s from public, lantern_app', ours);
    end loop;
    foreach ours in array '{intake_cover, intake_deputy, intake_form, intake_report, public_receipt}'::text[] loop
        execute format('revoke all on %I from public, lantern_app', ours);
        execute format('alter table %I enable row level security', ours);
    end loop;
end $$;
grant execute on function kinds_intake(text, bigint, integer), intake_hours(smallint, timestamptz),
    intake_deputy_at(smallint, timestamptz) to lantern_app;
grant select on intake_deputy, intake_cover to lantern_app;
-- A rota is no secret within the partnership, and no record of anybody.
create policy intake_deputy_read on intake_deputy for select to lantern_app using (true);
create policy intake_cover_read on intake_cover for select to lantern_app using (true);
grant execute on function public_report_hours(smallint), public_report_make(smallint, bytea, text, text, text, bytea, bigint[]),
    public_report_add(bytea, text, text), public_report_read(bytea) to lantern_public;
