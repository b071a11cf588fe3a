"""A webhook receiver as anybody would write one, on loopback."""

import datetime
import http.server
import json
import threading
import unittest.mock

from standardwebhooks import Webhook


class Receiver:
    """Keeps what it receives; `answer` says how each request is answered: a status, headers."""

    def __init__(self, answer=lambda received: (204, {})):
        self.received = []
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.received.append(Received(self.path, dict(self.headers), body))
                status, headers = answer(receiver.received[-1])
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def stop(self):
        if not self.thread.is_alive():
            return
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Received:
    """One request as it came."""

    def __init__(self, path, headers, body):
        self.path = path
        self.headers = {name.lower(): value for name, value in headers.items()}
        self.body = body
        self.at = datetime.datetime.now(datetime.UTC)

    @property
    def id(self):
        return self.headers["webhook-id"]

    @property
    def signatures(self):
        return self.headers["webhook-signature"].split(" ")

    def verified(self, secret):
        """The message, once the published library has verified it as of when it came: it refuses
        what is older than five minutes, and a long test looks later than that."""

        class Then(datetime.datetime):
            @classmethod
            def now(cls, tz=None):
                return self.at.astimezone(tz)

        with unittest.mock.patch("standardwebhooks.webhooks.datetime", Then):
            Webhook(secret).verify(self.body, self.headers)
        return json.loads(self.body)
