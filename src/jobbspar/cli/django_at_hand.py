"""Django set up in this process, over the database of a data folder, for commands that run to their end."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from jobbspar.cli.arguments import Asked
from jobbspar.cli.folder import DataFolder, data_folder
from jobbspar.cli.surroundings import as_owner
from jobbspar.config import database


@contextmanager
def django_at_hand(asked: Asked) -> Iterator[DataFolder]:
    """As the owner of the tables; a server that was started for this is stopped again."""
    folder = data_folder(asked.data)
    addresses = database.ensure(folder.path)
    try:
        os.environ.update(as_owner(folder, addresses))
        yield folder
    finally:
        database.stop(folder.path)
