"""The pages of work."""

from django.urls import path

from lantern.rooms.work import audit, views

app_name = "work"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("team/", views.team, name="team"),
    path("duty/", views.duty, name="duty"),
    path("told/<int:notice>/", views.told, name="told"),
    path("audit/", audit.page, name="audit"),
]
