"""layout.toml and brand.toml -> Design: how a publication is to look, as data."""

from convert.design.brand import Brand
from convert.design.design import PAPERS, Design, Logo
from convert.design.imprint import speak
from convert.design.lineage import list_brands
from convert.design.load import (
    DEFAULT_BRAND,
    list_layouts,
    list_own_layouts,
    list_parameters,
    load_design,
)
from convert.design.parameter import Value

__all__ = [
    "DEFAULT_BRAND",
    "PAPERS",
    "Brand",
    "Design",
    "Logo",
    "Value",
    "list_brands",
    "list_layouts",
    "list_own_layouts",
    "list_parameters",
    "load_design",
    "speak",
]
