"""Settings that are wrong say which and how to put them right."""

import argparse
import datetime

import pytest
from django.core.exceptions import ImproperlyConfigured

from lantern.settings import serve, shared


def test_the_day_can_be_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTERN_TODAY", "2026-03-31")
    assert shared.stated_today() == datetime.date(2026, 3, 31)


@pytest.mark.parametrize("stated", ["31/03/2026", "2026-02-30", "today"])
def test_what_is_no_day_is_refused_by_name(stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANTERN_TODAY", stated)
    with pytest.raises(ImproperlyConfigured, match=r"LANTERN_TODAY .* 2026-03-31"):
        shared.stated_today()


def test_a_port_that_is_no_number_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANTERN_PORT", "http")
    parser = argparse.ArgumentParser()
    serve.arguments(parser)
    with pytest.raises(SystemExit):
        parser.parse_args([])
    assert "invalid int value: 'http'" in capsys.readouterr().err
