"""The page of one child's support."""

from django.urls import path

from lantern.rooms.support import page

app_name = "support"
urlpatterns = [path("child/<uuid:record>/support/", page.page, name="child")]
