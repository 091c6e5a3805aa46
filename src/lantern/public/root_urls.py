"""Every address of the public's process: these, and nothing of the site."""

from django.urls import include, path

urlpatterns = [path("", include("lantern.public.urls"))]

handler404 = "lantern.public.views.missing"
handler500 = "lantern.public.views.failed"
