"""`convert schema`: the JSON schema of an article, for programs that read or write one."""

import click

from convert.cli import voice


@click.command(short_help="Print the JSON schema of an article.")
def schema() -> None:
    """Print the JSON schema of what `convert FILE --to json` prints and `convert FILE.json` reads."""
    import msgspec

    from convert.model import Article

    described = msgspec.json.schema(Article)
    voice.put(msgspec.json.format(msgspec.json.encode(described), indent=2))
