"""The files of the copy: pages with links to files instead of folders, and each piece of data as a script too."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

EARLY, BUNDLE = "from-disk.js", "alongside.js"
"""Before anything else runs, and all modules in one: both stand in the versioned folder."""

LEFT_OUT = ("404.html", "not-offline.html", "offline.json", "sw.js", "sitemap.xml", "sitemap.xml.gz", "assets/javascripts/lunr/")
"""What only a web server needs."""

SEARCHED = "search/search_index.json"

_MODULE = re.compile(r'<script type="module" src="([^"]+)"></script>')
_PRELOAD = re.compile(r'<link rel="modulepreload"[^>]*>')
_HREF = re.compile(r'(<a\b[^>]*? href=")([^"#?]*)')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)')
_PAGE = re.compile(rb"\s*<!doctype html>", re.IGNORECASE)


@dataclass
class Copy:
    """What goes into the archive, and which modules its pages begin with."""

    files: dict[str, bytes] = field(default_factory=dict)
    modules: set[str] = field(default_factory=set)


def copy(site: Path, folder: str) -> Copy:
    made, sources = Copy(), dict(_sources(site, folder))
    addresses = {path.removesuffix("index.html") for path in sources if path.endswith("index.html")}
    for path, content in sources.items():
        if path.endswith(".html") and _PAGE.match(content):
            modules = list(_modules(content.decode(), path, folder))
            made.modules.update(modules)
            content = page(content.decode(), path, folder, addresses, modules).encode()
        elif beside := _as_script(path, content, addresses):
            made.files.update([beside])
        made.files[path] = content
    return made


def _as_script(path: str, content: bytes, addresses: set[str]) -> tuple[str, bytes] | None:
    """What a page may fetch, or run as a worker, and the name under which it is looked for."""
    if path == SEARCHED:
        return path.removesuffix("on"), f"var __index={_json(content, addresses)}\n".encode()
    if path.endswith(".json"):
        return f"{path}.js", data(path, _json(content, addresses)).encode()
    if path.endswith(".html"):
        return f"{path}.js", data(path, content.decode()).encode()
    if "/workers/" in path and path.endswith(".js"):
        return f"{path}.js", worker(path, content.decode()).encode()
    return None


def _sources(site: Path, folder: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and not path.startswith(LEFT_OUT) and file.suffix != ".map" and not _bundled(path, folder):
            yield path, file.read_bytes()


def _bundled(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/") and path.endswith(".js") and not path.endswith("settings-early.js")


def page(html: str, path: str, folder: str, addresses: set[str], modules: list[str]) -> str:
    """A page that runs without a server: its modules in one script, its links to files, its policy for the disk.

    A page without modules, such as a sheet to print, stays without scripts.
    """
    root = "../" * path.count("/") or "./"
    early = f'<script src="{root}{folder}/{EARLY}"></script>'
    bundle = f'<script defer src="{root}{folder}/{BUNDLE}" data-modules="{" ".join(modules)}"></script>'
    html = _PRELOAD.sub("", _MODULE.sub("", html))
    html = _POLICY.sub(lambda found: found[1] + policy(found[2]), html, count=1)
    html = _HREF.sub(lambda found: found[1] + _file(found[2], path, addresses), html)
    return html.replace("</head>", f"{early}{bundle}</head>", 1) if modules else html


def _modules(html: str, path: str, folder: str) -> Iterator[str]:
    """The modules that a page links, by their names in the versioned folder."""
    for source in _MODULE.findall(html):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), source)).removeprefix(f"{folder}/")


def _file(href: str, path: str, addresses: set[str]) -> str:
    """A folder's own page by its name: from disk, a folder would show as a list of files."""
    if not href or ":" in href or href.startswith("/"):
        return href
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
    address = "" if target == "." else f"{target}/"
    return f"{href.rstrip('/')}/index.html" if address in addresses else href


def policy(on_server: str) -> str:
    """The same for files; and since nothing can be fetched from disk, nothing may be."""
    from_disk = on_server.replace("'self'", "'self' file:")
    return re.sub(r"(connect|worker)-src [^;]*", r"\1-src 'none'", from_disk)


def data(path: str, text: str) -> str:
    """A script that hands over what would be fetched."""
    return f"alongsideDisk.data({json.dumps(path)},{json.dumps(text, ensure_ascii=False)})\n"


def _json(content: bytes, addresses: set[str]) -> str:
    return json.dumps(_with_files(json.loads(content), addresses), ensure_ascii=False, separators=(",", ":"))


def _with_files(value: object, addresses: set[str]) -> object:
    """Where a text is just the address of a page, it names the page's file."""
    if isinstance(value, Mapping):
        return {key: _with_files(part, addresses) for key, part in value.items()}
    if isinstance(value, list):
        return [_with_files(part, addresses) for part in value]
    if isinstance(value, str) and value:
        address, mark, rest = value.partition("#")
        return f"{address}index.html{mark}{rest}" if address and address in addresses else value
    return value


def worker(path: str, script: str) -> str:
    """The search runs in a worker, which a page from disk may not start: as a function it runs in the page."""
    return f"alongsideDisk.worker({json.dumps(path)},function(addEventListener,postMessage,importScripts){{{script}\n}})\n"
