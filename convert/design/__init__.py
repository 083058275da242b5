"""layout.toml and brand.toml -> Design: how a publication is to look, as data."""

from convert.design.brand import Brand
from convert.design.design import PAPERS, Design, Logo, Paper
from convert.design.imprint import Imprint, speak
from convert.design.lineage import list_brands
from convert.design.load import (
    DEFAULT_BRAND,
    DEFAULT_LAYOUT,
    list_layouts,
    list_own_layouts,
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
    "Imprint",
    "Logo",
    "Paper",
    "Parameter",
    "Value",
    "list_brands",
    "list_layouts",
    "list_own_layouts",
    "list_parameters",
    "load_design",
    "speak",
]
