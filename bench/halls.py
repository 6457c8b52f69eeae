"""Sixty-four clients fight for the seats of halls of 900, block by block beside the same clients selling places
without numbers, so that each block gives a ratio of its own."""
import json
import statistics
import time

rows = seats_in_a_row = 30
seats = rows * seats_in_a_row
minute_ms, day_ms = 60_000, 86_400_000


def text(words):
    return dict.fromkeys(("fr", "de", "it", "en"), words)


def theatre():
    row = lambda n: {"section": "hall", "label": str(n + 1), "category": "all",
                     "seats": [{"number": str(i + 1), "x": 55 * i, "y": 90 * n} for i in range(seats_in_a_row)]}
    return {"name": "Théâtre", "categories": [{"key": "all", "name": text("Toutes"), "colour": "blue"}],
            "floors": [{"key": "hall", "name": text("Salle")}],
            "sections": [{"key": "hall", "name": text("Salle"), "floor": "hall"}],
            "rows": [row(n) for n in range(rows)], "focal": {"x": 800, "y": -300}}


def must(server, method, path, body):
    status, answer = server.ask(method, path, body, server.cookies[0])
    if status not in (200, 201):
        raise SystemExit(f"{method} {path}: {status} {answer.decode()[:300]}")
    return json.loads(answer)


def make_halls(server, count):
    """A room with a map of 900 seats, and so many screenings in it."""
    room = must(server, "POST", "/api/v1/rooms", {"name": "Théâtre", "capacity": seats})["id"]
    must(server, "PUT", f"/api/v1/rooms/{room}/seat-map", {"map": theatre(), "based_on": 0})
    start = int(time.time() * 1000) + 60 * day_ms
    return [must(server, "POST", "/api/v1/screenings", {
        "work_id": 1, "room_id": room, "grid_id": 1, "starts_at_ms": start + n * minute_ms,
        "ends_at_ms": start + (n + 90) * minute_ms, "overlap_ok": True})["id"] for n in range(count)]


def sold_seats(server, screening):
    states = must(server, "GET", f"/api/v1/screenings/{screening}/seats", None)
    return sum(len(change["seats"]) for change in states["changes"] if change["state"] == "sold")


def fight(server, blocks, halls_each):
    """Blocks of places without numbers and of sold-out halls, one after the other."""
    halls = make_halls(server, blocks * halls_each)
    known, found = json.loads(server.targets.read_text()), []
    for block in range(blocks):
        of_block = halls[block * halls_each:(block + 1) * halls_each]
        targets = server.bench.work / f"halls-{server.port}.json"
        targets.write_text(json.dumps(known | {"screenings": of_block}))
        # Each block fills another event, so that none is sold out.
        server.targets.write_text(json.dumps(known | {"screenings": known["screenings"][block:]}))
        places = server.sell(64, 1, keep=False)
        taken = server.load("halls", "--targets", targets, "--rows", rows, "--row-seats", seats_in_a_row, pid=False)
        full = sum(sold_seats(server, hall) == seats for hall in of_block)
        found.append({"places": places, "seats": taken, "full": full})
    return found


def summary(found):
    total = lambda key: sum(block["seats"][key] for block in found)
    return {"halls": total("halls"), "full": sum(block["full"] for block in found), "doubles": total("doubles"), "lost": total("lost"),
            "sales": total("sales"), "seats_per_second": statistics.median(block["seats"]["per_second"] for block in found),
            "places_per_second": statistics.median(block["places"]["per_second"] for block in found),
            "ratios": [block["seats"]["per_second"] / block["places"]["per_second"] for block in found]}
