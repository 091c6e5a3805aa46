"""What rooms say is tested on records that are really kept, with the cast of the kinds."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.test import Client

from tests.conftest import Database
from tests.kinds.conftest import child, county
from tests.public.conftest import unread

__all__ = ["child", "county", "unread"]


@pytest.fixture
def sign_in(county: Database) -> Callable[[int], Client]:
    """Gives the site as a worker of the cast sees it."""

    def signed_in(worker: int) -> Client:
        user = User.objects.create_user(f"worker-{worker}", f"worker-{worker}@marlshire.example", "a password")
        with connections["owner"].cursor() as cursor:
            cursor.execute("update registry_worker set user_id = %s where id = %s", [user.pk, worker])
        client = Client()
        client.force_login(user)
        return client

    return signed_in
