"""What each process of ours is told through its environment, and nothing more than it needs."""

import os
from collections.abc import Mapping

from jobbspar.cli.folder import DataFolder
from jobbspar.config.database import DatabaseAddresses

# The pages sign in as a role that may do little; the owner's address must not lie open in their surroundings.
TOLD_TO_NOBODY = frozenset({"DATABASE_URL", "DATABASE_WEB_URL", "JOBBSPAR_OWNER_URL", "JOBBSPAR_WEB_URL"})


def as_web(folder: DataFolder, addresses: DatabaseAddresses) -> Mapping[str, str]:
    """For the pages and the worker: the weak role only."""
    return {
        **_common(folder),
        "JOBBSPAR_DATABASE_ROLE": "web",
        "JOBBSPAR_WEB_URL": addresses.web,
        "JOBBSPAR_POOL": "1",
    }


def as_owner(folder: DataFolder, addresses: DatabaseAddresses) -> Mapping[str, str]:
    """For migrations, the demo and the commands of developers: the owner of the tables."""
    return {
        **_common(folder),
        "JOBBSPAR_DATABASE_ROLE": "owner",
        "JOBBSPAR_OWNER_URL": addresses.owner,
        "JOBBSPAR_WEB_URL": addresses.web,
    }


def _common(folder: DataFolder) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in TOLD_TO_NOBODY}
    secret_key = kept.get("JOBBSPAR_SECRET_KEY") or folder.secret_key()
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "jobbspar.config.settings",
        "JOBBSPAR_DATA": str(folder.path),
        "JOBBSPAR_SECRET_KEY": secret_key,
    }
