"""Where a trained model is read from."""

from pathlib import Path

import pytest

from dateline.text import linear


def test_the_settings_name_another_folder_of_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = linear.packed(("no", "yes"), {("capital", "yes"): 1.5}, {("no", "yes"): -0.25})
    (tmp_path / "of-a-test.json.gz").write_bytes(packed)
    monkeypatch.setenv("DATELINE_MODELS", str(tmp_path))
    model = linear.load("of-a-test")  # a name that nothing else loads: what is loaded stays
    assert model.score(["capital", "unheard of"]) == (0.0, 1.5)
    assert model.follows == ((0.0, -0.25), (0.0, 0.0))
