"""Write a LightGBM model as a forest file (see convert/extract/forest.py)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from lightgbm import Booster


def export(booster: Booster, path: Path) -> None:
    """Write a binary model without categories and missing values; equal models give equal bytes."""
    model = booster.dump_model()
    trees = sorted((_lay_out(tree["tree_structure"]) for tree in model["tree_info"]), key=lambda t: -t[1])
    feature: list[int] = []
    number: list[np.float32] = []
    child: list[int] = []
    root: list[int] = []
    for nodes, _ in trees:
        root.append(len(feature))
        for f, n, c in nodes:
            feature.append(f)
            number.append(n)
            child.append(c)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        path,
        allow_pickle=False,
        feature=np.array(feature, dtype=np.uint16),
        number=np.array(number, dtype=np.float32),
        child=np.array(child, dtype=np.uint16),
        root=np.array(root, dtype=np.uint32),
        width=np.array(booster.num_feature(), dtype=np.uint32),
    )


def _lay_out(structure: dict[str, Any]) -> tuple[list[tuple[int, np.float32, int]], int]:
    """The nodes of one tree, level by level, siblings side by side, and its depth."""
    nodes: list[tuple[int, np.float32, int]] = []
    level = [structure]
    depth = -1
    placed = 1
    while level:
        below: list[dict[str, Any]] = []
        for node in level:
            if "leaf_value" in node:
                nodes.append((0, np.float32(node["leaf_value"]), 0))
                continue
            if node["decision_type"] != "<=" or node["missing_type"] != "None":
                raise ValueError("train with use_missing=False and without categories")
            nodes.append((node["split_feature"], _floor(node["threshold"]), placed))
            below += [node["left_child"], node["right_child"]]
            placed += 2
        level = below
        depth += 1
    return nodes, depth


def _floor(threshold: float) -> np.float32:
    """The greatest float32 that is not above: for float32 values it divides as the float64 does."""
    near = np.float32(threshold)
    return near if float(near) <= threshold else np.nextafter(near, np.float32(-np.inf))
