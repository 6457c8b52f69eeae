#!/usr/bin/env python3
"""Taps on numbered seats as tills feel them: sixteen tills tap in one hall, another till listens.

Says how long a tap takes to be confirmed and to be seen elsewhere, alone and with a thousand open feeds,
and how long the best seats of an arena take. Everything runs on one machine. Usage: ./dev bench-seats
"""
import argparse
import http.client
import json
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

tills, taps_each, pause_s = 16, 40, 0.2


class Till:
    def __init__(self, port, login="ana", password="guichet-ana", register=None):
        self.port, self.host, self.cookie = port, f"demo.localhost:{port}", ""
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.ask("POST", "/api/v1/session", {"login": login, "password": password})
        session = self.ask("GET", "/api/v1/session")[1]
        registers = [r["id"] for place in session["salepoints"] for r in place["registers"] if r["open"]]
        self.must("PUT", "/api/v1/session/register", {"register_id": registers[(register or 0) % len(registers)]})

    def must(self, method, path, body=None):
        status, answer = self.ask(method, path, body)
        if status >= 400:
            sys.exit(f"{method} {path}: {answer}")
        return answer

    def ask(self, method, path, body=None):
        headers = {"Host": self.host, "Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4()), "Cookie": self.cookie}
        self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = self.connection.getresponse()
        if answer.getheader("Set-Cookie", "").startswith("__Host-guichet="):
            self.cookie = answer.getheader("Set-Cookie").split(";")[0]
        return answer.status, json.loads(answer.read() or "{}")


class Listener(threading.Thread):
    """Another till: when does it hear of a seat in a cart?"""

    def __init__(self, till, heard):
        super().__init__(daemon=True)
        self.heard = heard
        journal = till.ask("GET", "/api/v1/session")[1]["journal"]
        self.socket = socket.create_connection(("127.0.0.1", till.port))
        self.socket.sendall(f"GET /api/v1/feed?after={journal} HTTP/1.1\r\nHost: {till.host}\r\nCookie: {till.cookie}\r\n\r\n".encode())
        self.start()

    def run(self):
        for line in self.socket.makefile("rb"):
            if not line.startswith(b"data:"):
                continue
            now, news = time.monotonic(), json.loads(line[5:])
            for change in news.get("seats", []):
                for seat in change["seats"]:
                    self.heard.setdefault((change.get("cart"), seat), now)


def quantiles(values):
    values = sorted(values)
    at = lambda share: values[int(share * (len(values) - 1))] if values else float("nan")
    return {"count": len(values), "p50_ms": at(0.5), "p95_ms": at(0.95), "p99_ms": at(0.99)}


def share_registers(port):
    """Sixteen tills stand at four registers."""
    admin = Till(port, "marie", "guichet-marie")
    for register in admin.must("GET", "/api/v1/registers")["registers"]:
        admin.must("PUT", f"/api/v1/registers/{register['id']}", {"name": register["name"], "printer": register["printer"], "closing": register["closing"], "shared": True})


def free_seats(till, screening, category):
    """Seats of this category that are not sold, kept or held when the evening begins."""
    states = till.ask("GET", f"/api/v1/screenings/{screening}/seats")[1]
    taken = {seat for change in states["changes"] for seat in change["seats"]}
    rows = till.ask("GET", f"/api/v1/seat-maps/{states['seat_map_id']}")[1]["map"]["rows"]
    drawn = [(row, seat) for row in rows for seat in row["seats"]]
    return [number for number, (row, seat) in enumerate(drawn, 1)
            if number not in taken and seat.get("category", row["category"]) == category and "kind" not in seat]


def tap_evening(port, screening, tariff, seats):
    heard, sent, waits, refused = {}, {}, [], []
    Listener(Till(port, "marie", "guichet-marie"), heard)
    people = [Till(port, register=i) for i in range(tills)]

    def tap(till, serial):
        dice = random.Random(serial)
        time.sleep(serial * pause_s / tills)
        for _ in range(taps_each):
            cart, seat = str(uuid.uuid4()), dice.choice(seats)
            start = time.monotonic()
            sent[cart, seat] = start
            status, answer = till.ask("POST", f"/api/v1/carts/{cart}/seats", {"screening_id": screening, "tariff_id": tariff, "take": [seat]})
            waits.append((time.monotonic() - start) * 1000)
            if status == 200:
                till.ask("DELETE", f"/api/v1/carts/{cart}")
            else:
                refused.append(answer["code"])
                del sent[cart, seat]
            time.sleep(max(0, pause_s - (time.monotonic() - start)))

    threads = [threading.Thread(target=tap, args=(till, i)) for i, till in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    time.sleep(0.5)
    missed = [key for key in sent if key not in heard]
    seen = quantiles([(heard[key] - start) * 1000 for key, start in sent.items() if key in heard])
    return {"confirmed": quantiles(waits), "seen elsewhere": seen, "taken by others": len(refused), "other refusals": sum(code != "seat_taken" for code in refused), "news missed": len(missed)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", default="build/release")
    options = parser.parse_args()
    work, port = Path(tempfile.mkdtemp(prefix="guichet-seats-")), 18990
    server = subprocess.Popen([f"{options.build}/server/guichet", "demo", "--data", work / "data", "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                http.client.HTTPConnection("127.0.0.1", port, timeout=1).request("GET", "/healthz")
                break
            except OSError:
                time.sleep(0.1)
        share_registers(port)
        till = Till(port)
        programme = till.ask("GET", "/api/v1/programme?days=4")[1]
        to_come = [s for s in programme["screenings"] if s["starts_at_ms"] > time.time() * 1000]  # also late at night
        halls = [s for s in to_come if "seat_map_id" in s and s["gauge"]["sold"]]
        tariff_of = lambda s, category: next(t["id"] for t in programme["tariffs"] if t["id"] in s["tariff_ids"] and category in t.get("categories", []))
        theatre = next(s for s in halls if s["gauge"]["capacity"] == 900)
        arena = next(s for s in halls if s["gauge"]["capacity"] == 20000)
        seats = free_seats(till, theatre["id"], "second")
        assert len(seats) > 100, f"only {len(seats)} seats are free"
        results = {"16 tills": tap_evening(port, theatre["id"], tariff_of(theatre, "second"), seats)}
        audience = subprocess.Popen([f"{options.build}/bench/load", "listen", "--clients", "1000", "--after", "9000000000000000", "--cookie", till.cookie, "--port", str(port),
                                     "--host", till.host, "--seconds", "30"], stdout=subprocess.DEVNULL)
        time.sleep(3)
        results["16 tills, 1,000 feeds"] = tap_evening(port, theatre["id"], tariff_of(theatre, "second"), seats)
        audience.kill()
        waits = []
        for number in range(50):
            start = time.monotonic()
            status, answer = till.ask("POST", f"/api/v1/carts/{uuid.uuid4()}/best-seats", {"screening_id": arena["id"], "tariff_id": tariff_of(arena, "first"), "quantity": 1 + number % 20})
            assert status == 200, answer
            waits.append((time.monotonic() - start) * 1000)
        results["best seats of 20,000"] = {"confirmed": quantiles(waits)}
        for name, found in results.items():
            for what, figures in found.items():
                text = "  ".join(f"{key} {value:.1f}" for key, value in figures.items()) if isinstance(figures, dict) else figures
                print(f"{name} · {what}: {text}")
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(work, ignore_errors=True)


sys.exit(main())
