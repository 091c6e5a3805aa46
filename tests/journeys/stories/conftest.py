"""A stage for one story: everybody with a mouse, on a wide window, unless the story asks for another."""

import pytest

from tests.journeys.conftest import SignIn
from tests.journeys.hands import Mouse
from tests.journeys.stories.stage import Stage


@pytest.fixture
def stage(sign_in: SignIn) -> Stage:
    """An empty stage."""
    return Stage(lambda who: Mouse(sign_in(who)))
