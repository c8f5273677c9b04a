"""What the runners share: an environment of their own for the rivals, and the probe."""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def enter_environment(*packages):
    """Starts the script again in an environment that has the packages; makes the environment where there is none."""
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache"))
    folder = cache / "eonhae-benchmarks" / "-".join(sorted(packages))
    if pathlib.Path(sys.prefix) == folder:
        return
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
        (folder / "complete").touch()
    os.execv(python, [str(python), *sys.argv])


def versions(*packages):
    from importlib.metadata import version

    return ", ".join(f"{package} {version(package)}" for package in packages)


def probe(verb, lines):
    """What the library makes of each line; `EONHAE_PROBE` names a built LanguageProbe."""
    program = os.environ.get("EONHAE_PROBE")
    if program is None:
        package = str(ROOT / "Benchmarks")
        build = ["swift", "build", "--package-path", package, "-c", "release", "--product", "LanguageProbe"]
        subprocess.run(build, check=True, stdout=sys.stderr)
        shown = subprocess.run([*build[:-2], "--show-bin-path"], check=True, stdout=subprocess.PIPE, text=True)
        program = shown.stdout.strip() + "/LanguageProbe"
    text = "".join(line + "\n" for line in lines)
    run = subprocess.run([program, verb], input=text, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    answers = run.stdout.split("\n")[:-1]
    if len(answers) != len(lines):
        sys.exit(f"{len(lines)} lines went to {program} {verb}, {len(answers)} came back")
    return answers
