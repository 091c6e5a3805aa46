"""The pages of reports from the public."""

from django.urls import path

from lantern.rooms.intake import acts, called, consultations, joining, notices, report, rota, views

app_name = "intake"
urlpatterns = [
    path("consultations/", consultations.page, name="consultations"),
    path("consultations/new/", consultations.begin, name="consult"),
    path("consultations/<uuid:entry>/", consultations.one, name="consultation"),
    path("consultations/<uuid:entry>/again/", consultations.again, name="consult_again"),
    path("reports/", views.page, name="list"),
    path("reports/call/", called.page, name="call"),
    path("reports/notice/", notices.begin, name="notice"),
    path("reports/rota/", rota.page, name="rota"),
    path("reports/rota/hours/", rota.hours, name="hours"),
    path("reports/rota/deputy/", rota.deputy, name="deputy"),
    path("reports/rota/<uuid:cover>/end/", rota.end, name="end_hours"),
    path("report/<uuid:record>/", report.page, name="report"),
    path("report/<uuid:record>/take/", report.take, name="take"),
    path("report/<uuid:record>/more/", notices.more, name="more"),
    path("report/<uuid:record>/answer-force/", notices.answer, name="answer_force"),
    path("report/<uuid:record>/join/", joining.join, name="join"),
    path("report/<uuid:record>/part/<uuid:joining>/", joining.part, name="part"),
    path("report/<uuid:record>/triage/", acts.triage, name="triage"),
    path("report/<uuid:record>/answer/", acts.answer, name="answer"),
    path("report/<uuid:record>/hand-over/", acts.hand_over, name="hand_over"),
    path("report/<uuid:record>/received/<uuid:handover>/", acts.received, name="received"),
]
