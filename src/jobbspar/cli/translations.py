"""Compile the catalogues that people write (.po) into those that the program reads (.mo)."""

from pathlib import Path

from jobbspar.cli.folder import ROOT

PACKAGE = ROOT / "src" / "jobbspar"


def compile_translations(package: Path = PACKAGE) -> int:
    """Compile every catalogue that is newer than its compiled one, and say how many that were."""
    written = {po.with_suffix(".mo"): po for po in package.glob("**/locale*/*/LC_MESSAGES/*.po")}
    for orphan in set(package.glob("**/locale*/*/LC_MESSAGES/*.mo")) - set(written):
        orphan.unlink()  # Its source is gone, so its words must not be shown.
    stale = {mo: po for mo, po in written.items() if not mo.exists() or mo.stat().st_mtime <= po.stat().st_mtime}
    for mo, po in stale.items():
        _compile(po, mo)
    return len(stale)


def _compile(po: Path, mo: Path) -> None:
    # Loaded here, because most starts have nothing to compile.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as source:
        catalogue = read_po(source, locale=po.parents[1].name, abort_invalid=True)
    new = mo.with_suffix(".mo.new")
    with new.open("wb") as target:
        write_mo(target, catalogue)
    new.replace(mo)


if __name__ == "__main__":
    compile_translations()
