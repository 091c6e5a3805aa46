"""Drafts: what a worker has typed and not yet recorded."""

from django.db import models

from lantern.registry.models import Worker


class Draft(models.Model):
    """What a worker typed into one form about one record; the database shows it to nobody else."""

    worker = models.ForeignKey(Worker, models.CASCADE)
    form = models.TextField()
    record = models.UUIDField(null=True)
    typed = models.TextField()
    address = models.TextField()  # of the form, to go on at
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "page_draft"
        constraints = (
            models.UniqueConstraint(
                fields=["worker", "form", "record"], name="page_draft_one_a_form", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return f"{self.form} of {self.saved_at:%Y-%m-%d}"
