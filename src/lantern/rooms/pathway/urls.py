"""The pages of the pathway."""

from django.urls import path

from lantern.rooms.pathway import views

app_name = "pathway"
urlpatterns = [path("child/<uuid:record>/pathway/", views.page, name="chart")]
