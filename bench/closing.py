#!/usr/bin/env python3
"""How long the end of an evening takes: eight registers that sold 10,000 times each are reported on, counted and
closed one after the other, and then the day is closed over all of them. Usage: ./dev bench-closing
"""
import argparse
import json
import statistics
import sys
import time

from postgres import Cluster
from run import Bench, Server

sales_each, registers = 10_000, range(1, 9)


def timed(server, method, path, body, cookie):
    started = time.monotonic()
    status, answer = server.ask(method, path, body, cookie)
    took_ms = (time.monotonic() - started) * 1000
    if status not in (200, 201):
        sys.exit(f"{method} {path}: {status} {answer.decode()[:300]}")
    return took_ms, json.loads(answer)


def close_all(server):
    """What each step took, register by register."""
    took = {"report X": [], "count": [], "closing": []}
    documents = []
    for register, cookie in zip(registers, server.cookies):
        session = f"/api/v1/register-sessions/{register}"
        report_ms, _ = timed(server, "GET", f"{session}/report", None, cookie)
        count_ms, count = timed(server, "POST", f"{session}/counts", {"counted_cents": 100_000}, cookie)
        closing_ms, closed = timed(server, "POST", f"{session}/closing", {"count_id": count["id"], "withdrawn_cents": 0, "comment": "Mesure"}, cookie)
        made = closed["report"]["documents"]
        documents.append(made["sales"] + made["refunds"] + made["corrections"])
        for step, ms in zip(took, (report_ms, count_ms, closing_ms)):
            took[step].append(ms)
    day_ms, day = timed(server, "POST", "/api/v1/period-closings", {"period": "day"}, server.cookies[0])
    return took | {"day of all": [day_ms]}, documents, day["documents"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build/release")
    parser.add_argument("--folder", default="/var/tmp", help="on the disk to be measured")
    options = parser.parse_args()
    options.keep, options.quick = None, True
    bench = Bench(options)
    try:
        bench.cluster = Cluster(bench.work / "pg")
        sqlite = bench.fill("sqlite", sales_each * len(registers))
        postgres = bench.copy(sqlite, "postgres", bench.cluster.database("bench"))
        print("| engine | step | median ms | worst ms | documents |\n| --- | --- | --- | --- | --- |")
        for engine, data in {"SQLite": sqlite, "PostgreSQL": postgres}.items():
            server = Server(bench, data)
            took, documents, of_day = close_all(server)
            for step, ms in took.items():
                of = of_day if step == "day of all" else f"{min(documents)}–{max(documents)}"
                print(f"| {engine} | {step} | {statistics.median(ms):.0f} | {max(ms):.0f} | {of} |", flush=True)
            server.stop()
        return 0
    finally:
        bench.clean()


if __name__ == "__main__":
    sys.exit(main())
