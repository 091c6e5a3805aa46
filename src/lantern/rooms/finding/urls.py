"""The pages of search. What is searched for is sent in the body of a request, never in an address."""

from django.urls import path

from lantern.rooms.finding import opening, views

app_name = "finding"
urlpatterns = [
    path("find/", views.find, name="find"),
    path("find/new/", opening.page, name="new"),
]
