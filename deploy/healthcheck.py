"""Ask the site on this machine whether it is well: exit 0 when /healthz answers 200, else 1.

The request names the host of BASE_URL, since Django answers no other.
"""

import os
import sys
from http.client import HTTPConnection
from urllib.parse import urlsplit


def main() -> None:
    """Exit by the answer. Nobody listening, or no answer within four seconds, is not well."""
    port = int(os.environ.get("BIND", ":8000").rpartition(":")[2])
    connection = HTTPConnection("127.0.0.1", port, timeout=4)
    try:
        connection.request(
            "GET", "/healthz", headers={"Host": urlsplit(os.environ["BASE_URL"]).netloc}
        )
        well = connection.getresponse().status == 200
    except OSError:
        well = False
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
