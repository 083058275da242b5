"""`convert doctor`: whether everything that convert needs is there, and what to type where it is not."""

import json

import click

from convert.cli import voice
from convert.cli.checkup import Finding, examine

SIGNS = {"good": "ok", "note": "note", "bad": "MISSING"}


@click.command(short_help="Check that everything is installed.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Check the typesetter's libraries, the fonts, the folders, the packages, and which program called
    convert your terminal finds first. Says what to type where something is missing.

    Exits with 0 if PDFs can be made here, with 1 if not.
    """
    findings = examine()
    if as_json:
        voice.put(json.dumps([finding._asdict() for finding in findings], indent=2, ensure_ascii=False))
    else:
        for finding in findings:
            _show(finding)
    if any(finding.state == "bad" for finding in findings):
        voice.say("Something is missing; what to type stands above. Then run convert doctor again.")
        ctx.exit(1)


def _show(finding: Finding) -> None:
    voice.show(f"{SIGNS[finding.state]:>8}  {finding.subject}: {finding.told}")
    for line in finding.remedy.splitlines():
        voice.show(f"{'':10}{line}")
