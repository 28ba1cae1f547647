"""What a connection over a network asks for, so that a machine that is lost lets go of what it held."""

from jobbspar.config.settings import connection_to


def options_of(address):
    return connection_to(address)["OPTIONS"]


def test_the_server_is_asked_to_notice_a_machine_that_is_gone():
    asked = options_of("postgresql://anna:hemligt@db.example/jobbspar?sslmode=verify-full")

    assert asked["sslmode"] == "verify-full"
    assert "tcp_keepalives_idle=15" in asked["options"]
    assert "tcp_user_timeout=30000" in asked["options"]


def test_what_stands_in_the_address_wins():
    assert options_of("postgresql://db.example/jobbspar?options=")["options"] == ""


def test_a_socket_on_this_machine_asks_for_nothing():
    assert "options" not in options_of("postgresql://anna@/jobbspar?host=/srv/socket")
