"""The mail server that letters are handed to: never without TLS, and said to be missing where it is."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from lantern.settings.mail import MailServer

SENDER = "lantern@care.example"


def test_a_server_is_read_from_its_address_with_what_signs_in_to_it() -> None:
    assert MailServer.at("smtps://post:p%40ss@mail.example", SENDER) == MailServer(
        "mail.example", 465, "post", "p@ss", tls_at_once=True
    )
    assert MailServer.at("smtp://mail.example:2525", SENDER) == MailServer(
        "mail.example", 2525, "", "", tls_at_once=False
    )


@pytest.mark.parametrize("url", ["", "mail.example", "http://mail.example", "smtp://"])
def test_without_a_server_the_watch_does_not_start(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="LANTERN_MAIL_URL"):
        MailServer.at(url, SENDER)


def test_without_a_sender_neither() -> None:
    with pytest.raises(ImproperlyConfigured, match="LANTERN_MAIL_FROM"):
        MailServer.at("smtps://mail.example", "")
