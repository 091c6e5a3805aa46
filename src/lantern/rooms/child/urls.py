"""The pages of one child. Addresses hold the record's id, which tells nothing about anybody."""

from django.urls import path

from lantern.rooms.child import chronology, emergency, knew, known, looked, printed

app_name = "child"
urlpatterns = [
    path("child/<uuid:record>/chronology/", chronology.page, name="chronology"),
    path("child/<uuid:record>/known/", known.page, name="known"),
    path("child/<uuid:record>/knew/", knew.page, name="knew"),
    path("child/<uuid:record>/looked/", looked.page, name="looked"),
    path("child/<uuid:record>/print/", printed.page, name="print"),
    path("child/<uuid:record>/emergency/", emergency.page, name="emergency"),
    path("child/<uuid:record>/summary/", emergency.summary, name="summary"),
]
