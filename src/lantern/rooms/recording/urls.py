"""The pages that record, and the pages of one entry."""

from django.urls import path

from lantern.rooms.recording import acts, amending, choosing, entry, writing

app_name = "recording"
urlpatterns = [
    path("child/<uuid:record>/record/", choosing.page, name="choose"),
    path("child/<uuid:record>/record/<str:kind>/", writing.page, name="write"),
    path("child/<uuid:record>/withdrawn/", acts.withdrawn, name="withdrawn"),
    path("entry/<uuid:id>/", entry.page, name="entry"),
    path("entry/<uuid:id>/amend/", amending.page, name="amend"),
    path("entry/<uuid:id>/<str:act>/", acts.page, name="act"),
]
