"""The chronologies drawn from one record."""

from django.urls import path

from lantern.rooms.chronology import drawing, printed, views

app_name = "chronology"
_ONE = "child/<uuid:record>/chronologies/<uuid:matter>/"
urlpatterns = [
    path("child/<uuid:record>/chronologies/", views.every, name="all"),
    path("child/<uuid:record>/chronologies/begin/", views.begin, name="begin"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}draw/", drawing.page, name="draw"),
    path(f"{_ONE}print/", printed.page, name="print"),
]
