"""A code from an app and a passkey, set up and used by somebody in a real browser."""

import base64
import hmac
import struct
import time
from collections.abc import Iterator

import psycopg
import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from lantern.registry.models import Worker
from lantern.settings.server import OWNER
from tests.browser import violations
from tests.conftest import Database
from tests.serving import served

pytestmark = pytest.mark.browser
# A telephone that is unlocked with a finger, and says yes.
_DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
EMAIL, PASSWORD = "nadia@wexmoor.example", "a password for a test"


@pytest.fixture
def address(django_in_own_database: Database) -> Iterator[str]:
    """The site, where one worker has an account with a password and nothing more."""
    with psycopg.connect(django_in_own_database.dsn(OWNER)) as owner:
        owner.execute("insert into registry_area (id, name) values (1, 'Wexmoor')")
        owner.execute("insert into registry_agency values (1, 'Wexmoor Social Care', 'social_care')")
        owner.execute("insert into registry_team (id, agency_id, area_id, name) values (1, 1, 1, 'North')")
    user = User.objects.create_user("nadia", EMAIL, PASSWORD)
    Worker.objects.using("owner").create(
        user_id=user.pk, name="Nadia Rahim", role="social_worker", team_id=1, agency_id=1, area_id=1
    )
    with served(django_in_own_database) as found:
        yield found


def sign_in(page: Page, address: str) -> None:
    """As far as the password leads."""
    page.goto(f"{address}/account/login/")
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda at: "/login/" not in at)


def sign_out(page: Page, address: str) -> None:
    """Leave, and be nobody."""
    page.goto(f"{address}/account/logout/")
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name="Sign out").click()


def code(secret: str) -> str:
    """The six digits on a telephone whose clock is half a minute fast (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30 + 1), "sha1")
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def confirm(page: Page) -> None:
    """The password once more, as is asked before the account changes."""
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.wait_for_url(lambda at: "/reauthenticate/" not in at)


def test_a_code_from_an_app_is_set_up_and_then_asked_for(page: Page, address: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    sign_in(page, address)
    page.goto(f"{address}/account/2fa/totp/activate/")
    confirm(page)
    assert violations(page) == []
    page.get_by_label("Authenticator code").fill(code(page.get_by_label("Secret").input_value()))
    page.get_by_role("button", name="Turn on").click()
    recovery = page.get_by_label("Unused codes").input_value().split()
    assert len(recovery) == 10
    sign_out(page, address)
    sign_in(page, address)
    assert violations(page) == []
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("Incorrect code")).to_be_visible()
    page.get_by_label("Code").fill(recovery[0])
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("heading", name="My work", level=1).wait_for()
    assert refused == []


def test_a_passkey_is_set_up_and_then_signs_in(page: Page, address: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": _DEVICE})
    sign_in(page, address)
    page.goto(f"{address}/account/2fa/webauthn/add/")
    confirm(page)
    assert violations(page) == []
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Add").click()
    page.wait_for_url(lambda at: "/add/" not in at)
    sign_out(page, address)
    page.goto(f"{address}/account/login/")
    page.get_by_role("button", name="passkey").click()
    page.get_by_role("heading", name="My work", level=1).wait_for()
    assert refused == []
