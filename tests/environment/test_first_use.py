"""`python build.py` on a bare machine: the environment is made once, whole, and says so in one line."""

from __future__ import annotations

import io
import os
import signal
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.environment.checkout import Checkout, Index, Run, finish, kill_all, lock, wheel

pytestmark = pytest.mark.slow
NOWHERE = "http://127.0.0.1:9/"
# Root writes where the folder's mode forbids it; without this capability it does not.
IS_ROOT = sys.platform == "linux" and os.getuid() == 0
AS_IF_NOT_ROOT = ("setpriv", "--bounding-set", "-dac_override") if IS_ROOT else ()


@pytest.fixture(scope="module")
def served() -> Iterator[Index]:
    """The index of all these tests."""
    index = Index()
    yield index
    index.close()


@pytest.fixture
def index(served: Index) -> Iterator[Index]:
    """The index, which serves until told to stall."""
    yield served
    served.goes_on.set()


@pytest.fixture
def checkout(tmp_path: Path, index: Index) -> Checkout:
    """A checkout that was never run."""
    return Checkout(tmp_path / "news", index)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, served: Index) -> tuple[Checkout, Run]:
    """A checkout and its first run."""
    checkout = Checkout(tmp_path_factory.mktemp("made") / "news", served)
    return checkout, checkout.run("check", "--strict")


@pytest.fixture
def ready(tmp_path: Path, index: Index, made: tuple[Checkout, Run]) -> Checkout:
    """A checkout that was run before, elsewhere: to copy it is to move it."""
    return made[0].copy(tmp_path / "moved")


def assert_built(done: Run, version: str, where: Path, says: int = 1) -> None:
    """The run went on to the command line with the packages in `where`, after `says` lines on stderr."""
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"pebble {version} from {where}{os.sep}"), done.stdout
    assert len(done.stderr.splitlines()) == says, done.stderr


def assert_refused(done: Run, *words: str) -> None:
    """The run ended with a sentence that has these words, and no traceback."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("error: ")
    assert all(word in done.stderr for word in words), done.stderr


def test_first_use_says_one_line_and_goes_on(made: tuple[Checkout, Run]) -> None:
    checkout, first = made
    assert_built(first, "1.0", checkout.folder / ".venv")
    assert first.stderr.startswith(f"Installing what Presstime needs into {checkout.folder / '.venv'}")
    assert first.stdout.endswith(" check --strict\n")


def test_later_starts_say_nothing_and_need_no_network_wherever_the_folder_is(ready: Checkout) -> None:
    assert_built(ready.run(PIP_INDEX_URL=NOWHERE), "1.0", ready.folder / ".venv", says=0)


def test_a_lock_changed_by_a_pull_is_followed(ready: Checkout) -> None:
    ready.pin(lock("2.0"))
    assert_built(ready.run(), "2.0", ready.folder / ".venv")
    assert_built(ready.run(), "2.0", ready.folder / ".venv", says=0)


def test_two_first_runs_at_once_make_one_environment(checkout: Checkout, index: Index) -> None:
    index.stall()
    one = checkout.start()
    assert index.asked.wait(60)
    other = checkout.start()
    assert other.stderr is not None
    waits = other.stderr.readline()
    index.goes_on.set()
    assert waits.startswith("Another run is making the environment")
    assert_built(finish(one), "1.0", checkout.folder / ".venv")
    assert_built(finish(other), "1.0", checkout.folder / ".venv", says=0)


def test_a_run_killed_half_way_is_healed_by_the_next(checkout: Checkout, index: Index) -> None:
    index.stall()
    killed = checkout.start()
    assert index.asked.wait(60)
    kill_all(killed)
    assert not checkout.stamp.exists()
    index.goes_on.set()
    assert_built(checkout.run(), "1.0", checkout.folder / ".venv")


def test_an_update_killed_half_way_is_healed_by_the_next(ready: Checkout, index: Index) -> None:
    ready.pin(lock("2.0"))
    index.stall()
    killed = ready.start()
    assert index.asked.wait(60)
    kill_all(killed)
    ready.pin(lock("1.0"))
    index.goes_on.set()
    assert_built(ready.run(), "1.0", ready.folder / ".venv")


def test_the_next_run_waits_for_a_pip_whose_parent_was_killed(checkout: Checkout, index: Index) -> None:
    """Otherwise two pips would write into one folder."""
    index.stall()
    killed = checkout.start()
    assert index.asked.wait(60)
    os.kill(killed.pid, signal.SIGKILL)
    following = checkout.start()
    assert following.stderr is not None
    assert following.stderr.readline().startswith("Another run is making the environment")
    index.goes_on.set()
    finish(killed)
    assert_built(finish(following), "1.0", checkout.folder / ".venv")


def test_interrupted_from_the_keyboard_it_ends_without_a_traceback(checkout: Checkout, index: Index) -> None:
    index.stall()
    running = checkout.start()
    assert index.asked.wait(60)
    os.killpg(running.pid, signal.SIGINT)
    done = finish(running)
    assert done.returncode == 130
    assert "Traceback" not in done.stderr


def test_an_environment_whose_python_is_gone_is_made_anew(ready: Checkout) -> None:
    """As after an upgrade of the system's Python: the packages were compiled for another."""
    made_as, _, _, rest = ready.stamp.read_text(encoding="utf-8").split("\n", 3)
    gone = str(ready.folder / "python3.10")
    ready.stamp.write_text("\n".join([made_as, ".cpython-310.so", gone, rest]), encoding="utf-8")
    assert_built(ready.run(), "1.0", ready.folder / ".venv")
    assert_built(ready.run(), "1.0", ready.folder / ".venv", says=0)


def test_an_environment_of_another_python_that_is_there_is_used(ready: Checkout) -> None:
    """Two Pythons in turn do not make the environment anew each time: the one hands over to the other's."""
    made_as, _, base, rest = ready.stamp.read_text(encoding="utf-8").split("\n", 3)
    ready.stamp.write_text("\n".join([made_as, ".cpython-310.so", base, rest]), encoding="utf-8")
    python = ready.folder / ".venv" / "bin" / "python"
    python.unlink()
    python.write_text('#!/bin/sh\necho handed over: "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    done = ready.run("check", "-v")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"handed over: {ready.folder / 'build.py'} check -v\n"


def test_a_python_that_became_another_in_its_place_is_handed_over_to_only_once(ready: Checkout) -> None:
    """It finds no packages for its version; so it makes the environment anew."""
    made_as, _, base, relative, rest = ready.stamp.read_text(encoding="utf-8").split("\n", 4)
    library = (ready.folder / ".venv" / relative).parent
    older = library.rename(library.parent / "python3.10")
    moved = str((older / "site-packages").relative_to(ready.folder / ".venv"))
    ready.stamp.write_text("\n".join([made_as, ".cpython-310.so", base, moved, rest]), encoding="utf-8")
    assert_built(ready.run(), "1.0", ready.folder / ".venv")


def test_a_read_only_checkout_gets_an_environment_in_the_users_cache(checkout: Checkout) -> None:
    checkout.folder.chmod(0o555)
    try:
        first = checkout.run(before=AS_IF_NOT_ROOT)
        again = checkout.run(before=AS_IF_NOT_ROOT, PIP_INDEX_URL=NOWHERE)
    finally:
        checkout.folder.chmod(0o755)
    cache = checkout.cache / "presstime"
    assert_built(first, "1.0", cache)
    assert_built(again, "1.0", cache, says=0)
    assert not (checkout.folder / ".venv").exists()


def test_somebody_elses_venv_is_left_alone(checkout: Checkout) -> None:
    theirs = checkout.folder / ".venv" / "notes.txt"
    theirs.parent.mkdir()
    theirs.write_text("mine", encoding="utf-8")
    assert_built(checkout.run(), "1.0", checkout.cache / "presstime")
    assert [path.name for path in theirs.parent.iterdir()] == ["notes.txt"]


def test_without_a_network_the_message_says_so(ready: Checkout) -> None:
    ready.pin(lock("2.0"))
    done = ready.run(PIP_INDEX_URL=NOWHERE, PIP_RETRIES="1")
    assert_refused(done, "could not be fetched", "is there a network", "pip install -r requirements.lock")
    assert not ready.stamp.exists()


def test_a_package_that_differs_from_its_hash_is_refused(ready: Checkout) -> None:
    ready.pin(lock("2.0", digest="0" * 64))
    assert_refused(ready.run(), "differs from what requirements.lock pins")


def test_a_package_that_is_not_made_for_this_system_is_named(ready: Checkout) -> None:
    ready.pin(lock("1.0").replace("1.0", "3.0"))
    assert_refused(ready.run(), "no ready-made package", "pebble==3.0")


def test_without_the_venv_module_the_message_says_what_to_install(checkout: Checkout, tmp_path: Path) -> None:
    """Debian ships venv apart from Python."""
    (tmp_path / "sitecustomize.py").write_text(
        "import importlib.util\n"
        "real = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *rest: None if name == 'ensurepip' else real(name, *rest)\n",
        encoding="utf-8",
    )
    assert_refused(checkout.run(PYTHONPATH=str(tmp_path)), "apt install python3-venv")


def test_a_checkout_without_its_lock_says_so(checkout: Checkout) -> None:
    (checkout.folder / "requirements.lock").unlink()
    assert_refused(checkout.run(), "requirements.lock is missing")


def unpacked(folder: Path, version: str) -> str:
    """A folder that has pebble as pip would leave it, for PYTHONPATH."""
    with zipfile.ZipFile(io.BytesIO(wheel(version))) as archive:
        archive.extractall(folder)
    return str(folder)


def test_an_interpreter_that_has_everything_is_used_as_it_is(checkout: Checkout, tmp_path: Path) -> None:
    done = checkout.run(PYTHONPATH=unpacked(tmp_path / "packages", "1.0"))
    assert_built(done, "1.0", tmp_path / "packages", says=0)
    assert not (checkout.folder / ".venv").exists()


def test_the_version_pinned_wins_over_the_one_that_is_there(checkout: Checkout, tmp_path: Path) -> None:
    done = checkout.run(PYTHONPATH=unpacked(tmp_path / "packages", "2.0"))
    assert_built(done, "1.0", checkout.folder / ".venv")
