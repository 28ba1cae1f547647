"""What others made is kept exactly as it came."""

import hashlib
import json
from pathlib import Path

import pytest

import jobbspar

VENDOR = Path(jobbspar.__file__).parent / "web/static/vendor"
PACKAGES = json.loads((VENDOR / "vendor.json").read_text())


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["folder"])
def test_every_file_is_the_one_that_was_fetched(package):
    found = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in (VENDOR / package["folder"]).iterdir()
    }

    assert found == package["sha256"]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package["folder"])
def test_the_licence_lies_beside_the_files(package):
    assert "LICENSE" in package["sha256"]


def test_every_folder_is_accounted_for():
    assert {path.name for path in VENDOR.iterdir() if path.is_dir()} == {package["folder"] for package in PACKAGES}
