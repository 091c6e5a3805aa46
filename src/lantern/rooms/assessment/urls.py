"""The page of judgement."""

from django.urls import path

from lantern.rooms.assessment import views

app_name = "assessment"
urlpatterns = [path("child/<uuid:record>/judgement/", views.page, name="judgement")]
