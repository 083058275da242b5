"""layout.toml and brand.toml -> Design: how a publication is to look, as data."""

from convert.design.design import PAPERS, Brand, Design, Logo, Paper
from convert.design.load import (
    DEFAULT_BRAND,
    DEFAULT_LAYOUT,
    list_brands,
    list_layouts,
    list_parameters,
    load_design,
)
from convert.design.parameter import Parameter, Value

__all__ = [
    "DEFAULT_BRAND",
    "DEFAULT_LAYOUT",
    "PAPERS",
    "Brand",
    "Design",
    "Logo",
    "Paper",
    "Parameter",
    "Value",
    "list_brands",
    "list_layouts",
    "list_parameters",
    "load_design",
]
