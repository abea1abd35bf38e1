"""How gunicorn serves the site. The environment says what differs from place to place.

BIND             address and port to listen on; 0.0.0.0:8000 unless set
WEB_CONCURRENCY  worker processes (gunicorn's own variable); 2 unless set. Sync workers were
                 measured to be at least as fast as threads for this site: use one or two a core.
"""

import os

wsgi_app = "palmecenter.wsgi:application"
bind = os.environ.get("BIND", "0.0.0.0:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "sync"
# Application and memory are loaded once and shared by the workers.
preload_app = True
# A worker is replaced now and then, not all at once, so that no leak can grow for ever.
max_requests = 5000
max_requests_jitter = 500
# Seconds a request may take; PDF files of the whole manual need the most.
timeout = 60
# Heartbeats on a disk can stall a worker in a container; memory cannot.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112
control_socket_disable = True
