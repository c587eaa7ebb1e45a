"""How tests call the real binary."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "Tests" / "Fixtures"

# No test measures time. This only keeps a hanging binary from hanging the test run.
SAFETY_SECONDS = 120

# Variables by which a caller's environment would change what is printed.
CHANGES_OUTPUT = {
    "CI_PROJECT_DIR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "GITHUB_WORKSPACE",
    "NO_COLOR",
}


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str
    peak_bytes: int
    """The largest resident set of the process."""

    @property
    def json(self) -> dict:
        return json.loads(self.out)

    @property
    def findings(self) -> list[dict]:
        return self.json["findings"]

    @property
    def rules(self) -> list[str]:
        return [finding["rule"] for finding in self.findings]


class Zenls:
    """Runs the binary in a folder of its own."""

    def __init__(self, binary: Path, folder: Path) -> None:
        self.binary = binary
        self.folder = folder

    def __call__(
        self,
        *arguments: str | Path,
        stdin: bytes = b"",
        env: dict[str, str] | None = None,
    ) -> Result:
        process = subprocess.Popen(
            [self.binary, *map(str, arguments)],
            cwd=self.folder,
            env=self.environment(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            out, err = process.communicate(stdin, timeout=SAFETY_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise
        assert process.returncode >= 0, f"killed by signal {-process.returncode}: {err[-2000:]!r}"
        return Result(process.returncode, out.decode(), err.decode(), 0)

    def measured(self, *arguments: str | Path) -> Result:
        """One call, with its peak memory; the output must be small."""
        out, err = self.folder / ".stdout", self.folder / ".stderr"
        with out.open("wb") as out_file, err.open("wb") as err_file:
            # What a process inherits from the one that starts it counts as its own peak, and
            # this one is large: a small one stands between.
            launcher = subprocess.run(
                [sys.executable, "-I", "-S", "-c", _LAUNCHER, self.binary, *map(str, arguments)],
                cwd=self.folder,
                env=self.environment(None),
                stdin=subprocess.DEVNULL,
                stdout=out_file,
                stderr=err_file,
                timeout=SAFETY_SECONDS + 30,
            )
        status, peak = map(int, (self.folder / ".measured").read_text().split())
        assert launcher.returncode == 0 and status >= 0, f"killed by signal {-status}"
        return Result(status, out.read_text(errors="replace"), err.read_text(errors="replace"), peak)

    @staticmethod
    def environment(extra: dict[str, str] | None) -> dict[str, str]:
        """That of the caller, without what would change the output."""
        kept = {k: v for k, v in os.environ.items() if k not in CHANGES_OUTPUT}
        return {**kept, **(extra or {})}

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def lint(self, *arguments: str | Path, stdin: bytes = b"") -> Result:
        """`zenls lint --format json`."""
        return self("lint", "--format", "json", *arguments, stdin=stdin)


_LAUNCHER = f"""
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SAFETY_SECONDS}, {SAFETY_SECONDS}))
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(process, 0)
unit = 1 if sys.platform == "darwin" else 1024
with open(".measured", "w") as file:
    print(os.waitstatus_to_exitcode(status), usage.ru_maxrss * unit, file=file)
"""
