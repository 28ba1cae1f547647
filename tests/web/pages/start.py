"""Everybody signed in has a start page of their own."""

from jobbspar.core.access import Role
from tests.web.who_reaches_what import PageRow, opens_for

PAGES = {"start:home": PageRow(home=opens_for(*Role), next_door=None)}
