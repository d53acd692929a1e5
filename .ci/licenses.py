#!/usr/bin/env python3
"""Writes which crates are in nightcue, and under which licenses, into LICENSE-THIRD-PARTY.

    python3 .ci/licenses.py           writes the list anew: after a dependency has changed
    python3 .ci/licenses.py --check   fails when the list is not that of Cargo.lock

The list has every crate that any build, with any features and on any system, is made of: those of normal dependencies. It fails for a
license that is not allowed, for one whose text is missing in the file, for a crate from elsewhere than the registry, and for one that is there
in more than two versions. The texts themselves stand below the list, by hand.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FILE = ROOT / "LICENSE-THIRD-PARTY"
START, END = "== Crates ==\n", "\n== Texts =="
FEATURES = ["natural", "neural", "studio", "system-voice"]
# In the order in which they are preferred where a crate offers several.
ALLOWED = [
    "MIT", "Apache-2.0", "BSD-3-Clause", "ISC", "Zlib", "Unicode-3.0", "CDLA-Permissive-2.0", "CC0-1.0", "MPL-2.0", "LGPL-3.0", "GPL-3.0-or-later",
]
# What is only allowed to crates whose names begin so, and for the last only with this feature.
LIMITED = {"LGPL-3.0": ("mp3lame-", None), "GPL-3.0-or-later": ("espeak-ng", "neural")}
ELSEWHERE = {"MIT": "LICENSE-MIT", "Apache-2.0": "LICENSE-APACHE"}
COPYRIGHT = re.compile(r"(Portions )?(Copyright|©)(?!:).*(\d{4}|\(c\)|©|contributors|authors|developers)", re.I)
NO_COPYRIGHT = re.compile(r"yyyy|\{|<year>|copyright (owner|notice|holder|license|statement|law|interest|and|itself)|free software foundation", re.I)


def cargo(*arguments):
    return subprocess.run(["cargo", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def built_with(feature):
    """Name and version of each crate in a build with one feature, on any system."""
    tree = cargo("tree", "--locked", "--edges", "normal", "--target", "all", "--no-default-features", "--features", feature,
                 "--prefix", "none", "--format", "{p}")
    rows = (line.split() for line in tree.splitlines() if line.strip())
    return {(row[0], row[1].removeprefix("v")) for row in rows} - {nightcue_itself()}


def nightcue_itself():
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    return ("nightcue", re.search(r'^version = "(.+)"', manifest, re.M).group(1))


def alternatives(expression):
    """The sets of licenses that an SPDX expression lets one choose from."""
    tokens = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))

    def either():
        found = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            found += both()
        return found

    def both():
        found = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            others = one()
            found = [mine | other for mine in found for other in others]
        return found

    def one():
        token = tokens.pop(0)
        if token == "(":
            found = either()
            tokens.pop(0)
            return found
        if tokens and tokens[0] == "WITH":
            token = f"{token} WITH {tokens.pop(0) and tokens.pop(0)}"
        return [{token}]

    return either()


def chosen(package, features):
    """The allowed license or licenses under which a crate is used."""
    name, expression = package["name"], package["license"] or "none"

    def is_allowed(license):
        prefix, feature = LIMITED.get(license, ("", None))
        return license in ALLOWED and name.startswith(prefix) and (feature is None or features == [feature])

    possible = [found for found in alternatives(expression) if all(map(is_allowed, found))]
    if not possible:
        raise SystemExit(f"{name}: its license, {expression}, is not allowed")
    return min(possible, key=lambda found: max(map(ALLOWED.index, found)))


def copyright_of(package):
    """The copyright lines of a crate's license files, else its authors."""
    folder = pathlib.Path(package["manifest_path"]).parent
    lines = []
    for path in sorted(folder.iterdir()):
        if path.is_file() and re.match(r"(LICEN[CS]E|COPYING|COPYRIGHT|UNLICENSE)", path.name, re.I):
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                line = line.strip(" \t*#/.")
                if COPYRIGHT.match(line) and not NO_COPYRIGHT.search(line) and len(line) < 200:
                    lines.append(line)
    authors = ", ".join(re.sub(r"\s*<.*?>", "", author) for author in package["authors"])
    return "; ".join(dict.fromkeys(lines)) or f"by {authors or 'the authors of ' + package['name']}"


def listed():
    packages = json.loads(cargo("metadata", "--locked", "--all-features", "--format-version", "1"))["packages"]
    packages = {(package["name"], package["version"]): package for package in packages}
    always, *builds = [built_with(feature) for feature in ["", *FEATURES]]
    used, entries, crates = set(), [], sorted(always.union(*builds))
    check_sources(crates, packages)
    for key in crates:
        package = packages[key]
        features = [] if key in always else [feature for feature, build in zip(FEATURES, builds) if key in build]
        used |= chosen(package, features)
        only = f" [{', '.join(features)}]" if features else ""
        address = package["repository"] or package["homepage"] or f"https://crates.io/crates/{key[0]}"
        entries.append(f"{key[0]} {key[1]}: {package['license']}{only}\n    {copyright_of(package)}\n    {address}\n")
    return "".join(entries), used


def check_sources(crates, packages):
    """Ends with an error if one of `crates` is not from the registry, or is there in more than two versions; declarations of Windows may be."""
    elsewhere = [f"{name} {version}" for name, version in crates if not (packages[name, version]["source"] or "").startswith("registry+")]
    if elsewhere:
        raise SystemExit(f"not from the registry: {', '.join(elsewhere)}")
    often = [name for name, count in collections.Counter(name for name, _ in crates).items() if count > 2 and not name.startswith("windows")]
    if often:
        raise SystemExit(f"in more than two versions: {', '.join(often)}; see `cargo tree --duplicates`")


def main():
    text = FILE.read_text(encoding="utf-8")
    head, rest = text.split(START)
    old, texts = rest.split(END)
    new, used = listed()
    headings = set(re.findall(r"^-- (\S+) --$", texts, re.M))
    missing = [license for license in sorted(used) if license not in headings and not (ROOT / ELSEWHERE.get(license, "-")).exists()]
    if missing:
        raise SystemExit(f"{FILE.name} lacks the text of {', '.join(missing)}")
    if "--check" not in sys.argv:
        FILE.write_text(f"{head}{START}{new}{END}{texts}", encoding="utf-8")
    elif old != new:
        changed = set(new.splitlines()) ^ set(old.splitlines())
        raise SystemExit(f"{FILE.name} is not that of Cargo.lock; run python3 .ci/licenses.py\n" + "\n".join(sorted(changed)[:20]))


if __name__ == "__main__":
    main()
