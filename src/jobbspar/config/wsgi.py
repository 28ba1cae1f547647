"""The web application, as the web server loads it."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobbspar.config.settings")

application = get_wsgi_application()
# Every page's code is read before the server splits into workers: they share it, and the first page is not slower.
_ = get_resolver().url_patterns
