"""Addresses that say nothing: they stand in the history of a telephone that others may look through."""

from django.urls import path

from lantern.public import views

app_name = "public"
urlpatterns = [
    path("", views.start, name="start"),
    path("now/", views.now, name="now"),
    path("write/", views.tell, name="tell"),
    path("read/", views.pictures, name="pictures"),
    path("again/", views.again, name="again"),
    path("again/more/", views.add, name="add"),
]
