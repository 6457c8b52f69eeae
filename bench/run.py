#!/usr/bin/env python3
"""Measures Guichet against the machine it runs on, both sides in one run, and says which targets hold.

Rounds are interleaved; a ratio is taken inside one round, its figure is the median with the range.
Machines differ and drift: read ratios, not rates. Usage: ./dev bench [--quick] [--million 3]
"""
import argparse
import http.client
import json
import os
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import halls
from postgres import PG, Cluster, copy_rows, run


class Server:
    """One `guichet serve` on a data folder that holds one tenant, with sessions at its eight registers."""

    def __init__(self, bench, data, batch=128, synchronous="full", slow_us=0):
        self.bench, self.port = bench, bench.next_port()
        config = bench.work / f"config-{self.port}.toml"
        config.write_text(f'data_folder = "{data}"\n[[listen]]\nport = {self.port}\n[limits]\nbatch = {batch}\n'
                          f'[storage]\nsynchronous = "{synchronous}"\n[log]\nlevel = "warning"\n')
        env = dict(os.environ)
        if slow_us:
            env |= {"LD_PRELOAD": str(bench.build / "bench/libslowsync.so"), "SYNC_US": str(slow_us)}
        started = time.monotonic()
        self.process = subprocess.Popen([bench.guichet, "serve", "--config", config], env=env, stdout=subprocess.DEVNULL)
        bench.started.append(self.process)
        while True:
            try:
                if self.ask("GET", "/healthz")[0] == 200:
                    break
            except OSError:
                if self.process.poll() is not None:
                    sys.exit("the server did not start")
                time.sleep(0.002)
        self.first_answer_ms = (time.monotonic() - started) * 1000
        self.cookies = [self.sign_in(register) for register in range(1, 9)]
        programme = json.loads(self.ask("GET", f"/api/v1/programme?from={self.day()}&days=4", cookie=self.cookies[0])[1])
        self.targets = bench.work / f"targets-{self.port}.json"
        self.targets.write_text(json.dumps({
            "cookies": self.cookies, "screenings": self.turned(sorted(s["id"] for s in programme["screenings"])),
            "tariffs": [{"id": t["id"], "price_cents": t["price_cents"]} for t in programme["tariffs"]]}))

    def turned(self, screenings):
        """Each round sells other events first, so that none is sold out by the rounds before."""
        by = 100 * len(self.bench.rounds) % len(screenings)
        return screenings[by:] + screenings[:by]

    def day(self):
        return time.strftime("%Y-%m-%d", time.localtime(self.bench.filled_at + 30 * 86400))

    def ask(self, method, path, body=None, cookie=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Host": f"bench.localhost:{self.port}", "Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
        if cookie:
            headers["Cookie"] = cookie
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        self.set_cookie = answer.getheader("Set-Cookie")
        return answer.status, answer.read()

    def sign_in(self, register):
        status, body = self.ask("POST", "/api/v1/session", {"login": "bench", "password": "bench-password"})
        assert status == 201, body
        cookie = self.set_cookie.split(";")[0]
        status, body = self.ask("PUT", "/api/v1/session/register", {"register_id": register}, cookie)
        assert status == 200, body
        return cookie

    def load(self, *arguments, pid=True):
        more = ["--pid", self.process.pid] if pid else []
        return json.loads(run(self.bench.build / "bench/load", *arguments, "--port", self.port, "--host", f"bench.localhost:{self.port}", *more))

    def sell(self, connections, screenings, rate=0, seconds=None, keep=True):
        acknowledged = self.bench.work / f"acknowledged-{self.port}-{time.monotonic_ns()}"
        result = self.load("sell", "--targets", self.targets, "--connections", connections, "--screenings", screenings, "--rate", rate,
                           "--seconds", seconds or self.bench.seconds, "--acknowledged", acknowledged)
        if result.get("refused"):
            sys.exit(f"sales were refused: {result}")
        if keep:
            self.bench.acknowledged.append(acknowledged)
        return result

    def metric(self, name):
        text = self.ask("GET", "/metrics")[1].decode()
        return next(float(line.split()[-1]) for line in text.splitlines() if line.startswith(f"guichet_{name}"))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class Bench:
    def __init__(self, options):
        self.options, self.build = options, Path(options.build).resolve()
        self.guichet = self.build / "server/guichet"
        self.work = Path(options.keep) if options.keep else Path(tempfile.mkdtemp(prefix="guichet-bench-", dir=options.folder))
        self.work.mkdir(exist_ok=True)
        self.seconds = 2 if options.quick else 3
        self.started = []  # ended with the run, whatever happens
        self.port, self.acknowledged, self.rounds, self.once, self.cluster = 18080, [], [], {}, None

    def next_port(self):
        self.port += 1
        return self.port

    def fill(self, name, sales, postgres=""):
        data = self.work / name
        config = self.work / f"fill-{name}.toml"
        config.write_text(f'data_folder = "{data}"\n[limits]\nbatch = 2000\n[storage]\nsynchronous = "normal"\n[log]\nlevel = "warning"\n')
        started = time.time()
        self.filled_at = started
        run(self.guichet, "bench-sell", "--config", config, "--fill", sales, *(["--postgres", postgres] if postgres else []))
        print(f"  filled {name} with {sales} sales in {time.time() - started:.0f} s", flush=True)
        return data

    def copy(self, source, name, postgres):
        data = self.fill(name, 1, postgres)
        started = time.time()
        copy_rows(source / "bench/boxoffice.db", postgres)
        for key in (source / "bench").glob("*.key"):
            shutil.copy(key, data / "bench")
        print(f"  copied {source.name} to {name} in {time.time() - started:.0f} s", flush=True)
        return data

    def flush(self):
        return json.loads(run(self.build / "bench/flush", self.work, self.seconds))

    def pgbench(self, clients=16):
        out = run(PG / "pgbench", "-h", self.cluster.folder, "-U", "guichet", f"-c{clients}", "-j2", "-M", "prepared", "-T", self.seconds + 1, "tpcb")
        return float(next(line for line in out.splitlines() if line.startswith("tps")).split()[2])

    def ping(self, server):
        port = self.next_port()
        bare = subprocess.Popen([self.build / "bench/epoll_ping", str(port)], stdout=subprocess.DEVNULL)
        time.sleep(0.1)
        ceiling = json.loads(run(self.build / "bench/load", "get", "/", "--port", port, "--seconds", self.seconds, "--pid", bare.pid))
        bare.kill()
        return ceiling, server.load("get", "/healthz", "--seconds", self.seconds)

    def one_round(self, data):
        r = {"flush": self.flush()}
        server = Server(self, data["sqlite"])
        r["epoll"], r["healthz"] = self.ping(server)
        spread = self.options.spread
        r["sqlite 64 spread"] = server.sell(64, spread)
        r["sqlite 64 one event"] = server.sell(64, 1)
        r["sqlite 64 twenty"] = server.sell(64, 20)
        r["sqlite 8 spread"] = server.sell(8, spread)
        r["sqlite 1 alone"] = server.sell(1, spread)
        r["sqlite half rate"] = server.sell(64, spread, rate=r["sqlite 64 spread"]["per_second"] / 2)
        selling = subprocess.Popen([self.build / "bench/load", "sell", "--targets", server.targets, "--screenings", "20", "--port", str(server.port),
                                    "--host", f"bench.localhost:{server.port}", "--seconds", str(self.seconds + 2)], stdout=subprocess.DEVNULL)
        time.sleep(1)
        r["reads meanwhile"] = server.load("get", "/api/v1/sales?number=1", "--cookie", server.cookies[0], "--connections", 4, "--rate", 200)
        selling.wait()
        server.stop()
        for name, variant in {"one transaction each": {"batch": 1}, "normal": {"synchronous": "normal"}}.items():
            server = Server(self, data["sqlite"], **variant)
            r[f"sqlite {name}"] = server.sell(64, spread)
            server.stop()
        for name, batch in {"slow disk": 128, "slow disk, one transaction each": 1}.items():
            server = Server(self, data["sqlite"], batch=batch, slow_us=5000)
            r[f"sqlite {name}"] = server.sell(64, spread)
            server.stop()
        r["sqlite without http"] = self.without_http(data["sqlite"], 64, spread)
        r["tpc-b"] = {"per_second": self.pgbench()}
        server = Server(self, data["postgres"])
        r["postgres 64 spread"] = server.sell(64, spread)
        r["postgres 64 one event"] = server.sell(64, 1)
        r["postgres 8 spread"] = server.sell(8, spread)
        r["postgres half rate"] = server.sell(64, spread, rate=r["postgres 64 spread"]["per_second"] / 2)
        server.stop()
        server = Server(self, data["postgres"], batch=1)
        r["postgres one transaction each, one event"] = server.sell(64, 1)
        server.stop()
        r["postgres without http"] = self.without_http(data["postgres"], 64, spread)
        for engine in ("sqlite", "postgres"):
            if f"{engine} large" in data:
                server = Server(self, data[f"{engine} large"])
                r[f"{engine} large 64 twenty"] = server.sell(64, 20)
                r[f"{engine} large 64 spread"] = server.sell(64, spread)
                server.stop()
        return r

    def without_http(self, data, clients, events):
        config = self.work / "inside.toml"
        config.write_text(f'data_folder = "{data}"\n[log]\nlevel = "warning"\n')
        return json.loads(run(self.guichet, "bench-sell", "--config", config, "--clients", clients, "--events", events, "--seconds", self.seconds))

    def at_rest(self, data):
        server = Server(self, data)
        self.once["start to first answer, ms"] = server.first_answer_ms
        self.once["resident at rest, MB"] = server.metric("resident_bytes") / 1e6
        listening = server.load("listen", "--clients", 1000, "--after", 9_000_000_000_000_000, "--cookie", server.cookies[0], "--seconds", 3)
        self.once["listening"] = listening
        server.stop()

    def sell_out_halls(self, data):
        """Each engine: a tenth of the halls at a time, places without numbers beside. PostgreSQL writes out what the rounds
        left for minutes, so it rests while the commits of SQLite wait for the disk."""
        self.cluster.stop()
        for engine in ("sqlite", "postgres"):
            if engine == "postgres":
                self.cluster.start()
            server = Server(self, data[engine])
            self.once[f"halls {engine}"] = found = halls.summary(halls.fight(server, 10, self.options.halls // 10))
            server.stop()
            print(f"  {engine}: {found['halls']} halls sold out, {found['doubles']} seats twice, {found['lost']} requests came too late", flush=True)

    def sweep(self, data):
        """Every acknowledged sale is there once, and everything verify knows holds."""
        faults = []
        for name, folder in data.items():
            out = subprocess.run([str(self.guichet), "verify", "bench", "--data", str(folder)], text=True, capture_output=True)
            print(f"  verify {name}: {out.stdout.strip().splitlines()[-1] if out.stdout else out.stderr.strip()}", flush=True)
            if out.returncode:
                faults.append(name)
        acknowledged = [line.split() for file in self.acknowledged for line in file.read_text().splitlines()]
        known = self.known_sales(data)
        missing = [sale for sale, number in acknowledged if known.get(sale) != int(number)]
        twice = len(acknowledged) - len({sale for sale, _ in acknowledged})
        print(f"  {len(acknowledged)} acknowledged sales looked up: {len(missing)} missing or other, {twice} twice", flush=True)
        return not faults and not missing and not twice

    def known_sales(self, data):
        known = {}
        for folder in data.values():
            file = folder / "bench/boxoffice.db"
            if file.exists():
                known |= dict(sqlite3.connect(f"file:{file}?mode=ro", uri=True).execute("select id, number from sale"))
            else:
                place = (folder / "bench/tenant.toml").read_text().split("postgres = ")[1].splitlines()[0].strip("'\"")
                rows = run("psql", place, "-At", "-F", " ", "-c", "select id, number from sale")
                known |= {sale: int(number) for sale, number in map(str.split, rows.splitlines())}
        return known

    def run(self):
        self.cluster = Cluster(self.work / "pg")
        data = self.prepared()
        if self.options.prepare:
            self.cluster.stop()
            return 0
        for number in range(1, self.options.rounds + 1):
            print(f"Round {number} of {self.options.rounds}", flush=True)
            self.rounds.append(self.one_round(data))
            self.save(None)
        self.at_rest(data["sqlite"])
        print("Numbered halls", flush=True)
        self.sell_out_halls(data)
        self.save(None)
        print("Sweeping", flush=True)
        sound = self.sweep(data)
        print()
        print(table(self.rounds, self.once, sound))
        self.save(sound)
        self.cluster.stop()
        return 0 if sound else 1

    def save(self, sound):
        if self.options.json:
            Path(self.options.json).write_text(json.dumps({"rounds": self.rounds, "once": self.once, "sound": sound}, indent=1))

    def prepared(self):
        """Folders of the tenants by name; those of an earlier --prepare are used again."""
        known = self.work / "prepared.json"
        if known.exists():
            kept = json.loads(known.read_text())
            self.filled_at = kept["filled_at"]
            return {name: Path(folder) for name, folder in kept["data"].items()}
        print("Preparing", flush=True)
        self.cluster.database("tpcb")
        run(PG / "pgbench", "-h", self.cluster.folder, "-U", "guichet", "-i", "-q", "-s", 10 if self.options.quick else 50, "tpcb")
        small = 10_000 if self.options.quick else 100_000
        data = {"sqlite": self.fill("sqlite", small)}
        data["postgres"] = self.copy(data["sqlite"], "postgres", self.cluster.database("bench"))
        if self.options.million:
            for engine in self.options.engines.split(","):  # SQLite first: PostgreSQL gets a copy
                if engine == "postgres":
                    data["postgres large"] = self.copy(data["sqlite large"], "postgres-large", self.cluster.database("large"))
                else:
                    data["sqlite large"] = self.fill("sqlite-large", int(self.options.million * 1_000_000))
        known.write_text(json.dumps({"filled_at": self.filled_at, "data": {name: str(folder) for name, folder in data.items()}}))
        return data

    def clean(self):
        for process in self.started:
            process.kill()
        if self.cluster:
            subprocess.run([*self.cluster.as_user, str(PG / "pg_ctl"), "-D", str(self.cluster.folder / "data"), "-m", "immediate", "stop"], cwd="/",
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if not self.options.keep:
            shutil.rmtree(self.work, ignore_errors=True)


def writer_share(sale):
    """Part of the server's CPU that is not its writer thread."""
    threads = sale["cpu_seconds_by_thread"]
    whole = sum(threads.values())
    return (whole - threads.get("writer", 0)) / whole if whole else 0


def per_second(name):
    return lambda r: r[name]["per_second"]


def ratio(above, below):
    return lambda r: r[above]["per_second"] / r[below]["per_second"] if above in r and below in r else None


# what · how in one round · target · True when more is better
TARGETS = [
    ("/healthz ÷ bare epoll, by CPU per request", lambda r: r["epoll"]["cpu_us_per_request"] / r["healthz"]["cpu_us_per_request"], 0.5, True),
    ("everything but the writer, part of a sale's CPU", lambda r: writer_share(r["sqlite 64 spread"]), 0.35, False),
    ("64 clients ÷ disk's flushes/s", ratio("sqlite 64 spread", "flush"), 0.8, True),
    ("group commit ÷ one transaction per sale", ratio("sqlite 64 spread", "sqlite one transaction each"), 2.5, True),
    ("the same, every flush 5 ms slower", ratio("sqlite slow disk", "sqlite slow disk, one transaction each"), 12, True),
    ("one sale alone, p50 in flushes", lambda r: r["sqlite 1 alone"]["p50_ms"] / r["flush"]["p50_ms"], 5, False),
    ("synchronous FULL ÷ NORMAL", ratio("sqlite 64 spread", "sqlite normal"), 0.7, True),
    ("SQLite through HTTP ÷ TPC-B", ratio("sqlite 64 spread", "tpc-b"), 1.3, True),
    ("PostgreSQL through HTTP ÷ TPC-B", ratio("postgres 64 spread", "tpc-b"), 1.0, True),
    ("PostgreSQL, everybody on one event ÷ TPC-B", ratio("postgres 64 one event", "tpc-b"), 1.0, True),
    ("the same ÷ one transaction per sale", ratio("postgres 64 one event", "postgres one transaction each, one event"), 2, True),
    ("SQLite large ÷ 100 k sales, twenty events", ratio("sqlite large 64 twenty", "sqlite 64 twenty"), 0.6, True),
    ("SQLite large ÷ 100 k sales, spread", ratio("sqlite large 64 spread", "sqlite 64 spread"), 0.4, True),
    ("PostgreSQL large ÷ 100 k sales, spread", ratio("postgres large 64 spread", "postgres 64 spread"), 0.4, True),
    ("warm reads meanwhile, p99 ms", lambda r: r["sqlite without http"]["read_p99_us"] / 1000, 2, False),
    ("the same through HTTP, p99 ms", lambda r: r["reads meanwhile"]["p99_ms"], 2, False),
]


def median_range(values):
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def table(rounds, once, sound):
    lines = ["| target | wanted | median (range) | |", "| --- | --- | --- | --- |"]
    for words, take, wanted, more in TARGETS:
        values = [v for v in map(take, rounds) if v is not None]
        if not values:
            continue
        middle = statistics.median(values)
        held = middle >= wanted if more else middle <= wanted
        lines.append(f"| {words} | {'≥' if more else '≤'} {wanted} | {median_range(values)} | {'held' if held else '**missed**'} |")
    listening = once["listening"]
    for words, value, wanted in [("resident at rest, MB", once["resident at rest, MB"], 64),
                                 ("kB per listening client", listening["bytes_per_client_after"] / 1000, 10),
                                 ("start to first answer, ms", once["start to first answer, ms"], 300)]:
        lines.append(f"| {words} | ≤ {wanted} | {value:.1f} | {'held' if value <= wanted else '**missed**'} |")
    for engine in ("sqlite", "postgres"):
        found = once[f"halls {engine}"]
        ratio_held = statistics.median(found["ratios"]) >= 0.8
        lines.append(f"| {engine}: sales of seats ÷ of places | ≥ 0.8 | {median_range(found['ratios'])} | {'held' if ratio_held else '**missed**'} |")
        lines.append(f"| {engine}: seats sold twice in {found['halls']} halls of 900 | 0 | {found['doubles']} ({found['full']} full) | "
                     f"{'held' if found['doubles'] == 0 and found['full'] == found['halls'] else '**missed**'} |")
    lines.append(f"| invariant sweep after it all | holds | {'holds' if sound else 'broken'} | {'held' if sound else '**missed**'} |")
    lines += ["", "| measured | per second | p50 ms | p99 ms |", "| --- | --- | --- | --- |"]
    for name in rounds[0]:
        figure = lambda key: [r[name][key] for r in rounds if key in r[name]]
        ms = lambda key: figure(f"{key}_ms") or [us / 1000 for us in figure(f"{key}_us")]
        show = lambda values, form: format(statistics.median(values), form) if values else ""
        lines.append(f"| {name} | {show(figure('per_second'), ',.0f')} | {show(ms('p50'), '.2f')} | {show(ms('p99'), '.2f')} |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--folder", default="/var/tmp", help="on the disk to be measured")
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--million", type=float, default=None, help="existing sales of the large tenants, in millions; 0 leaves them out")
    parser.add_argument("--engines", default="sqlite,postgres", help="that get a large tenant")
    parser.add_argument("--spread", type=int, default=4000)
    parser.add_argument("--halls", type=int, help="numbered halls of 900 that are sold out on each engine; a multiple of ten")
    parser.add_argument("--quick", action="store_true", help="one short round without large tenants")
    parser.add_argument("--keep", help="make the tenants in this folder and leave them there, or use those that are there")
    parser.add_argument("--prepare", action="store_true", help="only make the tenants")
    parser.add_argument("--json", help="write everything here")
    options = parser.parse_args()
    options.rounds = options.rounds or (1 if options.quick else 5)
    options.halls = options.halls or (10 if options.quick else 500)
    if options.million is None:
        options.million = 0 if options.quick else 3
    bench = Bench(options)
    try:
        return bench.run()
    finally:
        bench.clean()


if __name__ == "__main__":
    sys.exit(main())
