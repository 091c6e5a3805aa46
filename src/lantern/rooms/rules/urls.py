"""The pages of the law. Nothing on them is about anybody."""

from django.urls import path

from lantern.rooms.rules import views

app_name = "rules"
urlpatterns = [
    path("law/", views.editions, name="editions"),
    path("law/working-days/", views.working_days, name="working_days"),
    path("law/<slug:edition>/", views.edition, name="edition"),
    path("law/<slug:edition>/<str:thing>/", views.rule, name="rule"),
]
