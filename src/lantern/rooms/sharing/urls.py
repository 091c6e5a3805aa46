"""The pages of sharing: one child's, and the register of what is not shared."""

from django.urls import path

from lantern.rooms.sharing import child, register

app_name = "sharing"
urlpatterns = [
    path("child/<uuid:record>/sharing/", child.page, name="child"),
    path("not-shared/", register.page, name="register"),
]
