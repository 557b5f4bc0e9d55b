"""A Chromium for the tests: one that is installed, or else one that can be."""

import contextlib
import os
import shutil
from pathlib import Path

from tools.running import WINDOWS, Trouble, quietly, step

# The headless shell is Chromium without a window: it opens a page in a third of the time.
NAMES = (
    *(
        "chromium-headless-shell",
        "chromium",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
        "microsoft-edge",
        "msedge",
        "chromium-browser",
    ),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)

FONTS = "fonts-dejavu-core"  # a page without any font has no widths to test


def browser(python: Path) -> str:
    found = named() or installed() or by_apt() or by_playwright(python)
    if not found:
        raise Trouble(
            "The tests need Chromium, Chrome or Edge, and none was found or could be installed: "
            "install one or set ALONGSIDE_CHROMIUM to its path, then run the same command again."
        )
    return found


def named() -> str:
    path = os.environ.get("ALONGSIDE_CHROMIUM", "")
    if path and not shutil.which(path):
        raise Trouble(f"ALONGSIDE_CHROMIUM is '{path}', and there is no program: put it right or leave it out.")
    return path


def installed() -> str:
    return next((path for name in NAMES if (path := shutil.which(name))), "")


def by_apt() -> str:
    if WINDOWS or os.geteuid() != 0 or not shutil.which("apt-get"):
        return ""
    with contextlib.suppress(Trouble):  # its words are shown, and what is there already may do
        step("the list of Debian packages", ["apt-get", "update", "-qq"])
    for package in ("chromium-headless-shell", "chromium"):  # not every Debian and Ubuntu has the first
        with contextlib.suppress(Trouble):  # Playwright's own is tried next
            step("Chromium, by apt-get", ["apt-get", "install", "-qq", "-y", "--no-install-recommends", package, FONTS])
            break
    return installed()


def by_playwright(python: Path) -> str:
    asked = "from playwright.sync_api import sync_playwright as p\nwith p() as w: print(w.chromium.executable_path)"
    path = quietly([python, "-c", asked]).stdout.strip()
    if not Path(path).is_file():
        with contextlib.suppress(Trouble):
            step("Chromium, by Playwright", [python, "-m", "playwright", "install", "chromium"])
    return path if Path(path).is_file() else ""
