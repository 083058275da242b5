"""What a forest answers follows from its trees alone."""

from pathlib import Path

import numpy as np
import pytest

from convert.extract.forest import Forest


def two_trees() -> Forest:
    """Tree one: column 0 <= 1 -> -2; else column 1 <= 5 -> 0.5, else 3. Tree two: a leaf of 1."""
    return Forest(
        feature=np.array([0, 0, 1, 0, 0, 0]),
        number=np.array([1, -2, 5, 0.5, 3, 1], dtype=np.float32),
        child=np.array([1, 0, 3, 0, 0, 0]),
        root=np.array([0, 5]),
        width=2,
    )


def sigmoid(x: float) -> float:
    return float(1 / (1 + np.exp(-x)))


@pytest.mark.parametrize(
    ("row", "total"),
    [((1, 9), -1.0), ((1.5, 5), 1.5), ((1.5, 5.5), 4.0)],
)
def test_a_row_gets_the_sum_of_the_leaves_it_falls_into(row: tuple[float, float], total: float) -> None:
    assert two_trees().predict(np.array([row], dtype=np.float32))[0] == pytest.approx(sigmoid(total))


def test_rows_do_not_depend_on_the_rows_they_come_with() -> None:
    rows = np.random.default_rng(1).uniform(0, 8, (1000, 2)).astype(np.float32)
    alone = [two_trees().predict(rows[i : i + 1])[0] for i in range(0, 1000, 97)]
    assert alone == list(two_trees().predict(rows)[::97])


def test_no_rows_give_no_probabilities() -> None:
    assert two_trees().predict(np.empty((0, 2), dtype=np.float32)).shape == (0,)


def test_rows_of_another_width_are_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        two_trees().predict(np.zeros((3, 4), dtype=np.float32))


def test_a_learned_model_answers_the_same_after_export(tmp_path: Path) -> None:
    lightgbm = pytest.importorskip("lightgbm")
    export = pytest.importorskip("benchmarks.forest").export
    random = np.random.default_rng(0)
    rows = random.normal(size=(2000, 6)).astype(np.float32)
    wanted = (rows[:, 0] * rows[:, 1] + rows[:, 2] > 0.3).astype(int)
    settings = {"objective": "binary", "num_threads": 1, "verbose": -1, "use_missing": False}
    booster = lightgbm.train(settings, lightgbm.Dataset(rows, wanted), 20)
    export(booster, tmp_path / "a.npz")
    export(booster, tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    learned = Forest.load(tmp_path / "a.npz").predict(rows)
    assert np.abs(learned - booster.predict(rows)).max() < 1e-6
