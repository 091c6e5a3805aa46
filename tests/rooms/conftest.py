"""What rooms say is tested on records that are really kept, with the cast of the kinds."""

from tests.kinds.conftest import child, county

__all__ = ["child", "county"]
