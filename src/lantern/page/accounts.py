"""The account of one of a family, which a worker opens: an address, and a first password that is shown once."""

import secrets
from dataclasses import dataclass
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lantern import access

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when it is read out


@dataclass(frozen=True)
class Account:
    """An account as it was opened, and its first password, which is kept nowhere."""

    user: int
    password: str


def why_not(address: str, action: str) -> str:
    """What is wrong with an address to sign in with, "" if nothing; `action` names the form in the log of reads."""
    try:
        validate_email(address)
    except ValidationError:
        return "Write the address they sign in with, like name@example.com"
    if not User.objects.filter(email__iexact=address).exists():
        return ""
    # That somebody has an account is known of them: whoever asks about many addresses is seen to.
    access.log_read(action, None, "address taken", 0, refused=True)
    return "Another account has this address: ask for one that nobody else uses"


def open_account(address: str) -> Account:
    """Open one. Its name says nothing: they sign in with the address."""
    password = new_password()
    user = User.objects.create_user(username=f"family-{uuid4().hex[:12]}", email=address, password=password)
    return Account(user.pk, password)


def new_password() -> str:
    """Four times four letters: 79 bits, and to be read out."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
