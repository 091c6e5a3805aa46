"""The child's own page, whose address names no record, and the pages of whoever writes it."""

from django.urls import path

from lantern.rooms.voice import giving, mine, opening, page

app_name = "voice"
urlpatterns = [
    path("my/", mine.page, name="mine"),
    path("my/say/", mine.say, name="say"),
    path("my/sent/", mine.sent, name="sent"),
    path("my/ring/", mine.ring, name="ring"),
    path("child/<uuid:record>/own-page/", page.page, name="child"),
    path("child/<uuid:record>/own-page/print/", page.printed, name="print"),
    path("child/<uuid:record>/own-page/open/", opening.page, name="open"),
    path("child/<uuid:record>/own-page/close/", opening.close, name="close"),
    path("child/<uuid:record>/own-page/give/", giving.page, name="give"),
]
