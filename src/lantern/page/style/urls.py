"""Addresses of the style guide."""

from django.urls import path

from lantern.page.style import views

urlpatterns = [
    path("", views.components, name="style"),
    path("form/", views.form, name="style_form"),
    path("print/", views.printed, name="style_print"),
]
