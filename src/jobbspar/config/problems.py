"""What can stand in the way of a database, as named sentences with their facts."""

from typing import ClassVar


class DatabaseProblem(Exception):
    """Something a person has to put right before the database can be used."""

    message: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.message.format(**facts))


class NoServerPrograms(DatabaseProblem):
    message = (
        "No PostgreSQL programs were found for this machine. Install PostgreSQL 14 or later, "
        "or set DATABASE_URL to a server that is already running."
    )


class RootMayNotServe(DatabaseProblem):
    message = (
        "PostgreSQL refuses to run as root, and this machine allows neither user namespaces nor the user nobody "
        "to reach {folder}. Run as an ordinary user, or set DATABASE_URL."
    )


class FolderBelongsToSomeoneElse(DatabaseProblem):
    message = "The database in {folder} belongs to {owner}. Start as that user, or choose another folder with --data."


class UnsafeFolder(DatabaseProblem):
    message = (
        "Others on this machine can reach {folder}, where the database listens. Remove that folder and start again."
    )


class OtherVersion(DatabaseProblem):
    message = (
        "The database in {folder} was made by PostgreSQL {found}, and version {wanted} is installed here. "
        "Save it with the old version: pg_dump --format=custom --file=jobbspar.dump jobbspar. "
        "Then start with an empty --data folder and load it: pg_restore --dbname=jobbspar jobbspar.dump."
    )


class ClusterNotMade(DatabaseProblem):
    message = "A new database could not be made in {folder}: {said}"


class ServerDidNotStart(DatabaseProblem):
    message = "The database in {folder} did not start within {seconds} seconds. Its last words: {said}"


class AddressNotUnderstood(DatabaseProblem):
    message = "{variable} is not an address of a PostgreSQL database: it should look like postgresql://user@host/name."


class ServerNotReached(DatabaseProblem):
    message = "The database that {variable} names could not be reached: {said}"


class DatabaseMissing(DatabaseProblem):
    message = "The database {database} does not exist and {owner} may not make it. As an administrator, run: {sql}"


class WebRoleMissing(DatabaseProblem):
    message = (
        "The web pages need a database role of their own, and {owner} may not make it. As an administrator, run: {sql} "
        "Then set DATABASE_WEB_URL to an address that signs in as that role."
    )


class WebRoleTooStrong(DatabaseProblem):
    message = (
        "The database role {role} may pass by the row rules, so the web pages must not use it. "
        "As an administrator, run: {sql}"
    )


class WebRoleClosed(DatabaseProblem):
    message = (
        "The database role {role} is there, but its password is not known here. Set DATABASE_WEB_URL, "
        "or give it a new password as an administrator: {sql}"
    )
