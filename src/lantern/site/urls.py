"""Every address of the site. A room's addresses stand in its own urls.py."""

from importlib.util import find_spec

from django.conf import settings
from django.urls import include, path

from lantern.site import child

urlpatterns = [
    path("account/", include("lantern.site.account_urls")),
    path("", include(([path("child/<uuid:record>/", child.page, name="child")], "site"))),
    path("", include("lantern.page.urls")),
    *[
        path("", include(f"lantern.rooms.{room}.urls"))
        for room in settings.LANTERN_ROOMS
        if find_spec(f"lantern.rooms.{room}.urls")
    ],
]

handler400 = "lantern.site.errors.malformed"
handler403 = "lantern.site.errors.missing"
handler404 = "lantern.site.errors.missing"
handler500 = "lantern.site.errors.failed"
