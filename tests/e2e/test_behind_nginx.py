"""The sample of deploy/nginx on the loopback address: what it adds, what it refuses, and the app works behind it."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from data.catalogue import Catalogue
from tests.data.people.staff import PASSWORD
from tests.e2e.conftest import PROJECT, Server, free_port, serving
from tests.e2e.walker import Walk

SAMPLE = PROJECT / "deploy" / "nginx" / "giao-ban.conf"
NAME = "localhost"
LOGIN = "thu-ky"
UPLOAD = "/_stcore/upload_file/session/file"
DRAWN = {
    "/": "h1",
    "/y-te": ".vega-embed canvas, .vega-embed svg",
    "/giao-thong-an-ninh?ban-do=thu-phong": "[data-testid=stDeckGlJsonChart] canvas",
    "/nhiem-vu": ".vega-embed canvas, .vega-embed svg",
    "/nap-so-lieu": "[data-testid=stFileUploader]",
}
MAIN = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
{user}
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/giao-ban.conf;
}}
"""


@dataclass(frozen=True)
class Door:
    """nginx before a server: its port for TLS, its port for plain connections, the first password of the account."""

    server: Server
    port: int
    plain_port: int
    password: str

    @property
    def address(self) -> str:
        """As a browser sees it."""
        return f"https://{NAME}:{self.port}"

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """One request by TLS, as curl would make it; a header's underscores are its hyphens."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.sock = shake_hands(self.port, NAME)
            return request(connection, path, method, body, {"Host": f"{NAME}:{self.port}", **said})


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    body: bytes


def request(
    connection: http.client.HTTPConnection, path: str, method: str, body: bytes, headers: dict[str, str]
) -> Answer:
    """One request and all of its answer."""
    connection.request(method, path, body or None, headers)
    with connection.getresponse() as answer:
        return Answer(answer.status, answer.headers, answer.read())


def shake_hands(port: int, name: str) -> ssl.SSLSocket:
    """A TLS connection that asks for a server by name."""
    unchecked = ssl.create_default_context()
    unchecked.check_hostname, unchecked.verify_mode = False, ssl.CERT_NONE
    with ExitStack() as until_shaken:
        plain = until_shaken.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60))
        shaken = unchecked.wrap_socket(plain, server_hostname=name)
        until_shaken.pop_all()
    return shaken


@pytest.fixture(scope="module")
def door(demonstration: Path, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """The sample before a demonstration with boundaries and one account."""
    folder = Path(shutil.copytree(demonstration, tmp_path_factory.mktemp("nginx") / "demonstration"))
    with serving(folder) as server, proxying(server, tmp_path_factory.mktemp("door")) as (port, plain_port):
        squares = folder.parent / "squares.geojson"
        squares.write_text(json.dumps(square_communes(catalogue)), encoding="utf-8")
        brought = server.run("data", "boundaries", "import", str(squares), "--source", "minh họa")
        assert brought.returncode == 0, brought.stderr
        made = server.run("data", "accounts", "add", LOGIN, "--role", "secretariat", "--name", "Tổ thư ký")
        assert made.returncode == 0, made.stderr
        yield Door(server, port, plain_port, made.stdout.split(": ", 1)[1].strip())


def square_communes(catalogue: Catalogue) -> dict[str, object]:
    """A square of about two kilometres at each commune's place."""
    corners = [(-0.01, -0.01), (0.01, -0.01), (0.01, 0.01), (-0.01, 0.01), (-0.01, -0.01)]
    features = [
        {
            "type": "Feature",
            "properties": {"ma": code, "ten": area.name},
            "geometry": {"type": "Polygon", "coordinates": [[(area.lon + x, area.lat + y) for x, y in corners]]},
        }
        for code, area in catalogue.communes.items()
    ]
    return {"type": "FeatureCollection", "features": features}


@contextmanager
def proxying(server: Server, folder: Path) -> Iterator[tuple[int, int]]:
    """nginx with the sample: its name, ports, certificate and upstream are ours, all else is as shipped."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    assert nginx, "nginx is not installed"
    certify(folder)
    port, plain_port = free_port(), free_port()
    text = re.sub(r"listen \[::\].*\n", "", SAMPLE.read_text(encoding="utf-8"))
    for theirs, ours in {
        "listen 443": f"listen 127.0.0.1:{port}",
        "listen 80": f"listen 127.0.0.1:{plain_port}",
        "giao-ban.example.gov.vn": NAME,
        "/etc/ssl/giao-ban": str(folder),
        "127.0.0.1:8501": server.address.removeprefix("http://"),
    }.items():
        assert theirs in text
        text = text.replace(theirs, ours)
    (folder / "giao-ban.conf").write_text(text, encoding="utf-8")
    user = "user root;" if folder.owner() == "root" else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), encoding="utf-8")
    with subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]) as process:
        try:
            wait_for(port)
            yield port, plain_port
        finally:
            process.terminate()


def certify(folder: Path) -> None:
    """A certificate that signs itself."""
    subject = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    key = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        str(folder / "privkey.pem"),
    ]
    command = ["openssl", "req", "-x509", *key, "-out", str(folder / "fullchain.pem"), "-days", "2", *subject]
    subprocess.run(command, check=True, capture_output=True)


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx did not start")


EVERYWHERE = ("/", "/dang-nhap", "/giao-ban.css", "/geo/tiles.json", "/local/verify", "/_stcore/host-config")


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_carries_the_headers_once(door: Door, path: str) -> None:
    headers = door.ask(path).headers
    assert headers.get_all("Strict-Transport-Security") == ["max-age=31536000"]
    assert headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert headers.get_all("X-Frame-Options") == ["DENY"]
    (policy,) = headers.get_all("Content-Security-Policy") or []
    assert policy.startswith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-")
    assert "frame-ancestors 'none'" in policy
    assert "'unsafe-eval'" not in policy
    assert headers["Server"] == "nginx"


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/metrics/", "/_stcore/agent/openapi.json", "/local/verify", "//local/verify"]
)
def test_what_is_for_the_machine_itself_is_not_there_from_outside(door: Door, path: str) -> None:
    assert door.ask(path).status == 404


def test_a_file_from_nobody_is_refused_before_it_reaches_the_app(door: Door) -> None:
    assert door.ask(UPLOAD, "PUT", b"x" * 1000).status == 401


@pytest.mark.parametrize(("path", "size"), [("/dang-nhap", 70_000), ("/", 70_000), (UPLOAD, 22 * 2**20)])
def test_a_body_over_the_limit_is_refused_by_its_announced_size(door: Door, path: str, size: int) -> None:
    assert door.ask(path, "POST", Content_Length=str(size)).status == 413


@pytest.mark.parametrize("origin", ["https://example.com", "http://localhost", "null", "https://localhost.example.com"])
@pytest.mark.parametrize("path", ["/_stcore/stream", "/dang-nhap"])
def test_a_page_of_another_site_is_refused(door: Door, path: str, origin: str) -> None:
    assert door.ask(path, Origin=origin, Upgrade="websocket", Connection="Upgrade").status == 403


def test_a_caller_who_says_to_be_this_machine_is_still_a_stranger(door: Door) -> None:
    forged = {
        "X_Forwarded_For": "127.0.0.1",
        "Forwarded": "for=127.0.0.1",
        "X_Real_IP": "127.0.0.1",
        "Remote_User": LOGIN,
    }
    assert door.ask("/geo/tiles.json", **forged).status == 403
    assert door.ask(UPLOAD, "PUT", b"x", **forged).status == 401


def test_another_name_gets_no_handshake(door: Door) -> None:
    with pytest.raises(ssl.SSLError):
        shake_hands(door.port, "another.example.gov.vn")


def test_a_plain_connection_is_sent_to_tls(door: Door) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", door.plain_port)) as connection:
        answer = request(connection, "/y-te?ky=2026-10", "GET", b"", {"Host": "evil.example.com"})
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/y-te?ky=2026-10")


def test_text_is_compressed(door: Door) -> None:
    assert door.ask("/giao-ban.css", Accept_Encoding="gzip").headers["Content-Encoding"] == "gzip"


def test_somebody_who_signs_in_sees_every_kind_of_page_drawn_and_the_browser_has_nothing_to_say(
    door: Door, browser: Browser
) -> None:
    with browser.new_context(
        ignore_https_errors=True, locale="vi-VN", viewport={"width": 1366, "height": 900}
    ) as context:
        walk = Walk(context.new_page(), door.address)
        sockets: list[str] = []
        walk.page.on("websocket", lambda socket: sockets.append(socket.url))
        sign_in(walk, door)
        walk.page.on("console", walk.on_console)
        walk.page.on("request", walk.on_request)
        walk.page.on("pageerror", lambda error: walk.troubles.append(str(error)))
        for path, drawn in DRAWN.items():
            walk.page.goto(door.address + path)
            expect(walk.page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached(
                timeout=60_000
            )
            expect(walk.page.locator("h1")).to_be_visible()
            expect(walk.page.locator(drawn).first).to_be_attached(timeout=60_000)
        assert walk.troubles == []
        assert set(sockets) == {f"wss://{NAME}:{door.port}/_stcore/stream"}
        (cookie,) = [cookie for cookie in context.cookies() if cookie["name"] == "giao_ban"]
        assert cookie["secure"]
        assert cookie["httpOnly"]
        passed = door.ask(UPLOAD, "PUT", b"x" * 2_000_000, Cookie=f"giao_ban={cookie['value']}", Origin=door.address)
        assert passed.status not in (401, 413)


def sign_in(walk: Walk, door: Door) -> None:
    """The first time: the password that the administrator gave, then one's own."""
    page = walk.page
    page.goto(f"{door.address}/dang-nhap")
    page.fill("[name=tai_khoan]", LOGIN)
    page.fill("[name=mat_khau]", door.password)
    page.click("button")
    page.fill("[name=mat_khau]", door.password)
    for name in ("mat_khau_moi", "nhac_lai"):
        page.fill(f"[name={name}]", PASSWORD)
    page.click("button")
    page.wait_for_url(door.address + "/")


def test_guessing_passwords_is_slowed_down(door: Door) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded", "Origin": door.address}
    answers = [door.ask("/dang-nhap", "POST", b"tai_khoan=nobody&mat_khau=x", **form).status for _ in range(40)]
    assert 429 in answers
    assert door.ask("/healthz").status == 200
