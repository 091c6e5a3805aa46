"""The site with the tour in front of it, for demonstration settings."""

from django.urls import include, path

from lantern.demo import tour

urlpatterns = [
    path("", tour.first),
    path("tour/", include(([path("", tour.page, name="tour")], "demo"))),
    path("", include("lantern.site.urls")),
]
handler400 = "lantern.site.errors.malformed"
handler403 = "lantern.site.errors.missing"
handler404 = "lantern.site.errors.missing"
handler500 = "lantern.site.errors.failed"
