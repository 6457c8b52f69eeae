#!/usr/bin/env python3
"""Measures the statement, its sums, figures, takings and exports on a box office with many sales.

The sales are written straight into the file of a new box office, so this measures reading only. For PostgreSQL
the file is copied into a throw-away cluster. Usage: bench/statement.py --guichet PROGRAM [--sales 300000] [--folder DIR]
[--engine postgres]
"""
import argparse
import http.client
import json
import shutil
import signal
import sqlite3
import statistics
import subprocess
import tempfile
import time
import uuid
from pathlib import Path

from postgres import Cluster, copy_rows

parser = argparse.ArgumentParser()
parser.add_argument("--guichet", required=True)
parser.add_argument("--sales", type=int, default=300_000)
parser.add_argument("--folder", default=None, help="where there is room for some 400 bytes a sale")
parser.add_argument("--engine", choices=["sqlite", "postgres"], default="sqlite")
parser.add_argument("--port", type=int, default=8377)
options = parser.parse_args()
folder = Path(tempfile.mkdtemp(prefix="guichet-statement-", dir=options.folder))
host = {"Host": f"demo.localhost:{options.port}"}


def serve(*command):
    process = subprocess.Popen([options.guichet, *command, "--data", folder, "--port", str(options.port)], stdout=subprocess.DEVNULL)
    while True:
        time.sleep(0.1)
        try:
            if ask("GET", "/healthz")[0] == 200:
                return process
        except OSError:
            if process.poll() is not None:
                raise SystemExit("the server did not start")


def ask(method, path, body=None, cookie=None):
    connection = http.client.HTTPConnection("127.0.0.1", options.port, timeout=600)
    headers = dict(host)
    if body is not None:
        headers |= {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    if cookie:
        headers["Cookie"] = cookie
    connection.request(method, path, None if body is None else json.dumps(body), headers)
    answer = connection.getresponse()
    return answer.status, answer.read(), answer.getheader("Set-Cookie")


def stop(process):
    process.send_signal(signal.SIGTERM)
    process.wait()


def fill():
    """One sale a minute or so over two years; 1 in 100 given back, 1 in 200 a reservation that expired."""
    base = sqlite3.connect(folder / "demo" / "boxoffice.db")
    one = lambda text: base.execute(text).fetchone()[0]
    first, day = one("select coalesce(max(number), 0) from sale"), 86_400_000
    session = one("select coalesce(max(id), 0) + 1 from register_session")
    tariffs = base.execute("select id, price_cents from tariff order by id").fetchall()
    registers, users = one("select max(id) from register"), one("select max(id) from app_user")
    now, step = int(time.time() * 1000), 2 * 365 * day // options.sales
    base.executescript(f"""
      pragma synchronous = off; pragma journal_mode = wal; pragma cache_size = -400000; begin;
      insert into register_session (id, register_id, opened_by, opened_at_ms, float_cents, closed_at_ms, float_count)
        values ({session}, 1, 1, 1, 0, 2, '');
      with recursive i(i) as (values(1) union all select i + 1 from i where i < 3000)
        insert into screening (id, work_id, room_id, grid_id, starts_at_ms, ends_at_ms, sale_until_ms, mode, cancelled)
        select 1000000 + i, 1, 1, 1, {now} - {2 * 365 * day} + i * {2 * 365 * day // 3000}, {now} + {day}, 1, 'tickets', 0 from i;
      insert into quota (id, screening_id, name, position, capacity, sold)
        select 1000000 + id, id, '', 1, 300, 0 from screening where id > 1000000;
      insert into person (id, salt, name, phone, email) values ('measured', x'00', 'Désirée Müller', '', '');
      create temporary table n (n integer primary key, back integer, later integer);
      with recursive i(i) as (values(1) union all select i + 1 from i where i < {options.sales})
        insert into n select i, i % 100 = 0, i % 200 = 50 from i;
      insert into sale (number, id, kind, state, register_session_id, register_id, user_id, made_at_ms, total_cents,
        rounding_cents, person_id, expires_at_ms, reverses, reason, note, paid_at_ms)
        select {first} + n, printf('00000000-0000-7000-8000-%012x', n), iif(back, 'refund', 'sale'), iif(later, 'expired', 'paid'), {session},
          n % {registers} + 1, n % {users} + 1, {now} - {2 * 365 * day} + n * {step},
          iif(back, -1800, 3600), 0, iif(later, 'measured', null), iif(later, 1, null), iif(back, {first} + n - 1, null),
          iif(back, 'customer', ''), '', iif(later, null, 1) from n order by n;
      insert into sale_line (sale_number, line, kind, screening_id, tariff_id, quota_id, quantity, unit_cents, amount_cents,
        vat_code, vat_bp, vat_cents, reverses_line)
        select {first} + n, 1, 'ticket', 1000001 + (n * 3000 / {options.sales + 1} + n % 40) % 3000, {tariffs[0][0]}, null,
          iif(back, -1, 1), 1800, iif(back, -1800, 1800), 'culture', null, 0, iif(back, 1, null) from n
        union all
        select {first} + n, 2, 'ticket', 1000001 + (n * 3000 / {options.sales + 1} + n % 40) % 3000, {tariffs[1][0]}, null,
          1, 1800, 1800, 'culture', null, 0, null from n where not back order by 1, 2;
      insert into payment (sale_number, payment, method, amount_cents, tendered_cents, reference, register_session_id, at_ms)
        select {first} + n, 1, iif(n % 20000 = 7, 'transfer', iif(n % 3 = 0, 'cash', 'card')), iif(back, -1800, 3600), null, '', {session}, 1
        from n where not later order by n;
      update head set sale_number = {first + options.sales}; commit; pragma wal_checkpoint(truncate);
    """)
    base.close()
    return now


def move(cluster):
    """The box office to PostgreSQL, whose tables are made by the server's first start."""
    place = cluster.database("demo")
    file = folder / "demo" / "boxoffice.db"
    (folder / "demo" / "tenant.toml").write_text(f"engine = 'postgres'\npostgres = '{place}'\n")
    stop(serve("serve"))
    copy_rows(file, place)


def timed(path, cookie, rounds=7):
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        status, body, _ = ask("GET", path, cookie=cookie)
        times.append((time.perf_counter() - started) * 1000)
    return status, json.loads(body), statistics.median(times), max(times)


cluster = None
try:
    stop(serve("demo"))
    started = time.time()
    now = fill()
    if options.engine == "postgres":
        cluster = Cluster(folder / "pg")
        move(cluster)
    size = (folder / "demo" / "boxoffice.db").stat().st_size
    print(f"{options.engine}: {options.sales:,} documents, {size / 1e6:.0f} MB as SQLite, filled in {time.time() - started:.0f} s")
    process = serve("serve")
    login = json.loads(ask("GET", "/api/v1/hello")[1])["demo_logins"]
    person = next(d for d in login if d["login"] == "denis")
    cookie = ask("POST", "/api/v1/session", {"login": person["login"], "password": person["password"]})[2].split(";")[0]
    day = lambda ago: time.strftime("%Y-%m-%d", time.gmtime(now / 1000 - ago * 86400))
    print("| First page of the statement | rows | median ms | worst ms |\n|---|---|---|---|")
    for name, query in [("no filter", ""), ("one day two years ago", f"from_day={day(700)}&to_day={day(700)}"),
                        ("a register", "register_id=2"), ("a user", "user_id=2"), ("a salepoint", "salepoint_id=1"),
                        ("a screening", "screening_id=1000100"), ("a work (3000 screenings)", "work_id=1"),
                        ("event days", f"event_from_day={day(400)}&event_to_day={day(398)}"), ("a tariff nobody sold", "tariff_id=3"),
                        ("a register, a tariff nobody sold", "register_id=2&tariff_id=3"), ("a rare method", "method=transfer"), ("fees", "line_kind=fee"), ("refunds", "kind=refund"),
                        ("refunds at a register", "kind=refund&register_id=2"), ("partly refunded", "state=partly_refunded"),
                        ("expired", "state=expired"), ("a customer", "customer=desiree"), ("nobody's name", "customer=zzz"), ("a number", "number=77")]:
        status, answer, median, worst = timed(f"/api/v1/statement?{query}", cookie)
        print(f"| {name} | {len(answer.get('documents', [])) if status == 200 else answer}{' …' if 'scanned_until_ms' in answer else ''} | {median:.1f} | {worst:.1f} |")
    print("\n| Other | median ms |\n|---|---|")
    days = 730 * 100_000 // options.sales
    for name, path in [("totals of one screening", "statement/totals?screening_id=1000100"),
                       ("totals of 100 k documents", f"statement/totals?from_day={day(min(days, 728))}&to_day={day(0)}"),
                       ("figures of 100 k documents by day", f"figures?from_day={day(min(days, 360))}&to_day={day(0)}&by=day"),
                       ("figures of 100 k documents by tariff", f"figures?from_day={day(min(days, 360))}&to_day={day(0)}&by=tariff"),
                       ("figures of 100 k documents by room, of screenings", f"figures?from_day={day(min(days, 360))}&to_day={day(0)}&by=room&of=screening"),
                       ("takings of one screening", "takings?screening_id=1000100"),
                       ("takings of 30 days", f"takings?from_day={day(130)}&to_day={day(100)}")]:
        status, answer, median, worst = timed(f"/api/v1/{path}", cookie, 3)
        print(f"| {name} | {median:.0f} ({status}) |")
    for form, query in [("csv", {"from_day": day(min(days, 728)), "to_day": day(0)}), ("xlsx", {"kind": "refund", "register_id": 2}), ("pdf", {"from_day": day(1), "to_day": day(0)})]:
        started = time.time()
        made = json.loads(ask("POST", "/api/v1/exports", {"what": "statement", "format": form, "filter": query}, cookie)[1])
        while (one := json.loads(ask("GET", f"/api/v1/exports/{made['id']}", cookie=cookie)[1]))["state"] in ("queued", "running"):
            time.sleep(0.1)
        memory = [line for line in Path(f"/proc/{process.pid}/status").read_text().splitlines() if line.startswith("VmHWM")][0]
        print(f"| export {form} {query}: {one['state']} {one.get('problem', '')} {one['rows']:,} rows, {one['bytes'] / 1e6:.1f} MB | {(time.time() - started) * 1000:.0f} ({memory}) |")
    stop(process)
finally:
    if cluster:
        cluster.stop()
    shutil.rmtree(folder)
