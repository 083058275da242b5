"""What a file says of itself: that it is PDF/UA-1, in metadata that PDF/A allows."""

from typing import Any, Final
from xml.etree import ElementTree

RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
UA: Final = "http://www.aiim.org/pdfua/ns/id/"

UA_SCHEMA: Final = """
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""ISO 19005-3, 6.6.2.3: a property that PDF/A does not know must be described in the file."""


def describe_conformance(typeset: Any) -> None:
    """Say in the metadata that the file is PDF/UA-1 too; PDF/A wants that said inside its one rdf:RDF."""
    write = typeset.metadata.generate_rdf_metadata
    ElementTree.register_namespace("pdfuaid", UA)

    def generate(*arguments: Any) -> bytes:
        rdf = ElementTree.fromstring(write(*arguments))
        ElementTree.SubElement(rdf, f"{RDF}Description", {f"{RDF}about": "", f"{{{UA}}}part": "1"})
        rdf.append(ElementTree.fromstring(UA_SCHEMA))
        return bytes(ElementTree.tostring(rdf, encoding="utf-8"))

    typeset.metadata.generate_rdf_metadata = generate
