"""Addresses of the frame itself."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from lantern.page import views

app_name = "page"
urlpatterns: list[URLPattern | URLResolver] = [
    path("accessibility/", views.accessibility, name="accessibility"),
    path("out/", views.signed_out, name="signed_out"),
    path("words/", views.careful_words, name="careful_words"),
    path("words/hint/", views.hint, name="hint"),
    path("stay/", views.stay, name="stay"),
]
if not settings.LANTERN_LIVE:
    urlpatterns.append(path("style/", include("lantern.page.style.urls")))
