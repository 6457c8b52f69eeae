"""A throw-away PostgreSQL cluster, and a box office copied into it."""
import csv
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

PG = Path(next((p for p in map("/usr/lib/postgresql/{}/bin".format, (15, 16, 17)) if Path(p).is_dir()), ""))


def run(*command, **more):
    return subprocess.run([str(c) for c in command], check=True, text=True, capture_output=True, **more).stdout


class Cluster:
    """A throw-away PostgreSQL cluster; everything default but the memory that foundations.md used."""

    def __init__(self, folder):
        self.folder = folder
        self.as_user = []
        is_new = not folder.exists()
        folder.mkdir(exist_ok=True)
        if os.getuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
            folder.parent.chmod(0o755)
            self.as_user = ["runuser", "-u", "postgres", "--"]
        if is_new:
            run(*self.as_user, PG / "initdb", "-D", folder / "data", "--locale=C", "--encoding=UTF8", "-A", "trust", "-U", "guichet", cwd="/")
        self.start()

    def start(self):
        options = f"-c listen_addresses='' -k {self.folder} -c shared_buffers=1GB -c max_wal_size=4GB"
        # The server keeps its parent's pipes open, so its output goes to a file.
        subprocess.run([*self.as_user, str(PG / "pg_ctl"), "-D", str(self.folder / "data"), "-w", "-l", str(self.folder / "log"), "-o", options, "start"],
                       check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def database(self, name):
        run(PG / "createdb", "-h", self.folder, "-U", "guichet", name)
        return f"host={self.folder} user=guichet dbname={name}"

    def stop(self):
        run(*self.as_user, PG / "pg_ctl", "-D", self.folder / "data", "-m", "fast", "stop", cwd="/")


def copy_rows(file, postgres):
    """The rows of a SQLite box office for one on PostgreSQL that has its tables: what was sold once need not be sold again."""
    here = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    tables = [table for table, in here.execute("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
              if table != "schema_step"]
    psql = ["psql", postgres, "-q", "-v", "ON_ERROR_STOP=1"]
    run(*psql, "-c", "truncate " + ", ".join(tables))
    for table in tables:
        columns = [column[1] for column in here.execute(f"pragma table_info({table})")]
        # Foreign keys held where the rows come from; here they would only ask for an order.
        copy = f"set session_replication_role = replica; copy {table} ({', '.join(columns)}) from stdin csv null 'none'"
        with subprocess.Popen([*psql, "-c", copy], stdin=subprocess.PIPE, text=True) as to:
            rows = csv.writer(to.stdin)
            for row in here.execute(f"select {', '.join(columns)} from {table}"):
                rows.writerow("none" if v is None else r"\x" + v.hex() if isinstance(v, bytes) else v for v in row)
            to.stdin.close()
            if to.wait():
                sys.exit(f"{table} could not be copied")
    run(*psql, "-c", "vacuum analyze")
