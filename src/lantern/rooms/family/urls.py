"""The pages of the family's log: those of whoever keeps one, which name no record, and those of workers."""

from django.urls import path

from lantern.rooms.family import acts, closing, judging, log, mine, opening, printed, views

app_name = "family"
urlpatterns = [
    path("log/", mine.page, name="mine"),
    path("log/write/", mine.write, name="write"),
    path("log/help/", mine.whom_to_ask, name="help"),
    path("log/<uuid:note>/add/", mine.add, name="add"),
    path("log/<uuid:note>/receipt/", mine.receipt, name="receipt"),
    path("log/all/", mine.every, name="all"),
    path("families/", views.page, name="list"),
    path("families/new/", opening.page, name="new"),
    path("family/<uuid:record>/", log.page, name="log"),
    path("family/<uuid:record>/print/", printed.page, name="print"),
    path("family/<uuid:record>/write/", acts.write_with, name="write_with"),
    path("family/<uuid:record>/worker/", acts.name_worker, name="name_worker"),
    path("family/<uuid:record>/password/", opening.renew_password, name="password"),
    path("family/<uuid:record>/meeting/", acts.press_for_meeting, name="meeting"),
    path("family/<uuid:record>/close/", closing.close, name="close"),
    path("family/<uuid:record>/open-again/", closing.open_again, name="open_again"),
    path("family/<uuid:record>/<uuid:note>/feedback/", acts.feedback, name="feedback"),
    path("family/<uuid:record>/<uuid:note>/pass-on/", acts.pass_on, name="pass_on"),
    path("family/<uuid:record>/<uuid:note>/candidate/", judging.judge, name="judge"),
]
