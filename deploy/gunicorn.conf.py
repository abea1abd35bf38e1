"""How gunicorn serves the site. The environment says what differs from place to place.

BIND             address and port to listen on; 0.0.0.0:8000 unless set
WEB_CONCURRENCY  worker processes (gunicorn's own variable); 2 unless set: one or two a core
THREADS          threads of a worker; 8 unless set. Each has a connection to the database.
"""

import os
import sys

wsgi_app = "palmecenter.wsgi:application"
bind = os.environ.get("BIND", "0.0.0.0:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# A reader on a slow line holds a thread for as long as a download takes. Of sync workers two such
# readers hold all there are, and each is cut off after `timeout`.
worker_class = "gthread"
threads = int(os.environ.get("THREADS", "8"))
# Seconds that a thread goes on while others wait: of a worker's threads one at a time has its turn.
# A page takes less, and two made one after the other take a tenth less than both in turns.
sys.setswitchinterval(0.02)
# Seconds a connection stays open for the next file: on a slow line a new one is dear. Idle ones
# hold no thread.
keepalive = 20
# Application and memory are loaded once and shared by the workers.
preload_app = True
# A worker is replaced now and then, not all at once, so that no leak can grow for ever.
max_requests = 5000
max_requests_jitter = 500
# Seconds after which a worker that gives no sign of life is replaced.
timeout = 60
# Heartbeats on a disk can stall a worker in a container; memory cannot.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112
control_socket_disable = True
# One line of JSON for whatever is worth one, as the site itself writes them, and nothing personal:
# gunicorn's own lines name addresses and readers. The site's settings take over when it is loaded.
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"generic": {"()": "palmecenter.errors.logs.JsonLine"}},
}
