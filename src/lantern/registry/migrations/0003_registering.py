"""Registering somebody while others are registered: one after another, each under a number of their own."""

from django.db import migrations

# Ids given by hand, as tests and takeovers do, leave the sequence behind. Nobody is given the right to call it: the
# functions that do have asked who is asking, and run as the owner.
_REGISTER = """
create function registry_register(name text, role text, account integer, team integer, agency smallint, area smallint)
    returns integer
language plpgsql set search_path = public, pg_temp as $$
declare
    ids constant regclass := pg_get_serial_sequence('registry_worker', 'id');
    made integer;
begin
    perform pg_advisory_xact_lock(hashtext('registry_worker'));
    perform setval(ids, greatest((select max(w.id) from registry_worker w), pg_sequence_last_value(ids)));
    insert into registry_worker (user_id, name, role, team_id, agency_id, area_id, is_active)
        values (account, name, role, team, agency, area, true) returning id into made;
    return made;
end $$;
revoke all on function registry_register(text, text, integer, integer, smallint, smallint) from public;
"""


class Migration(migrations.Migration):
    """The one function that registers a worker of the application's own accord."""

    dependencies = (("registry", "0002_grants"),)

    operations = (migrations.RunSQL(sql=_REGISTER, reverse_sql="drop function registry_register"),)
