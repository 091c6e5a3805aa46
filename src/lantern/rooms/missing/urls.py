"""The pages of missing episodes."""

from django.urls import path

from lantern.rooms.missing import views

app_name = "missing"
urlpatterns = [path("child/<uuid:record>/missing/", views.page, name="episodes")]
