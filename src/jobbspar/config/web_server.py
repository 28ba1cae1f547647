"""How gunicorn serves the pages: a few processes with a few threads each, the program read once before they split."""

import os

wsgi_app = "jobbspar.config.wsgi:application"
preload_app = True
worker_class = "gthread"
workers = int(os.environ.get("JOBBSPAR_WEB_PROCESSES", "2"))
threads = 4
timeout = 60
graceful_timeout = 5
keepalive = 5
accesslog = None  # Addresses of pages about people, and one-time links, must not lie in a log.
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
