"""What is in a SCORM package: the manifest that platforms read, and nothing that two runs would make differently."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import Any

import pytest
from lxml import etree

from macros import assets
from macros.exports import scorm
from macros.exports.scorm import bundle
from macros.exports.scorm.manifest import ADLCP, IMSCP
from macros.questions import ROOMS

from . import content

NAMES = {"cp": IMSCP, "adlcp": ADLCP}


@pytest.fixture(scope="module")
def package() -> zipfile.ZipFile:
    made = scorm.write(content.given())
    return zipfile.ZipFile(io.BytesIO(made.content))


@pytest.fixture(scope="module")
def manifest(package: zipfile.ZipFile) -> Any:
    return etree.fromstring(package.read("imsmanifest.xml"))


def test_the_manifest_is_at_the_root_and_names_every_other_file(package: zipfile.ZipFile, manifest: Any) -> None:
    files = manifest.xpath("//cp:file/@href", namespaces=NAMES)

    assert sorted([*files, "imsmanifest.xml"]) == sorted(package.namelist())
    assert manifest.xpath("string(//cp:resource/@href)", namespaces=NAMES) in files


def test_file_names_are_plain_and_no_zip_is_in_the_zip(package: zipfile.ZipFile) -> None:
    for name in package.namelist():
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", name)
        assert PurePosixPath(name).suffix in (".html", ".js", ".css", ".xml")


def test_it_is_one_sco_of_scorm_1_2_with_its_parts_in_order(manifest: Any) -> None:
    assert [etree.QName(part).localname for part in manifest] == ["metadata", "organizations", "resources"]
    assert manifest.xpath("string(//cp:schema)", namespaces=NAMES) == "ADL SCORM"
    assert manifest.xpath("string(//cp:schemaversion)", namespaces=NAMES) == "1.2"
    assert manifest.xpath("//cp:resource[@adlcp:scormtype='sco' and @type='webcontent']", namespaces=NAMES)
    assert manifest.xpath("count(//cp:item)", namespaces=NAMES) == 1


def test_its_identifiers_come_from_the_modules_id_and_lead_to_each_other(manifest: Any) -> None:
    organization, item, resource = (
        manifest.xpath(f"string(//cp:{name}/@identifier)", namespaces=NAMES) for name in ("organization", "item", "resource")
    )

    assert manifest.get("identifier") == "alongside-supervision"
    assert manifest.xpath("string(//cp:organizations/@default)", namespaces=NAMES) == organization
    assert manifest.xpath("string(//cp:item/@identifierref)", namespaces=NAMES) == resource
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]*", name) for name in (organization, item, resource))


def test_no_mastery_score_makes_a_platform_call_half_way_failed(manifest: Any) -> None:
    assert manifest.xpath("//adlcp:masteryscore", namespaces=NAMES) == []


def test_every_question_is_in_the_page_by_the_sites_own_template(package: zipfile.ZipFile) -> None:
    page = package.read("index.html").decode()

    assert re.findall(r'<quiz-item id="([^"]+)"', page) == [item.id for item in content.items()]
    assert all(f'data-hash="{item.hash}"' in page for item in content.items())


def test_the_page_leads_nowhere_outside_the_package(package: zipfile.ZipFile) -> None:
    page = package.read("index.html").decode()

    assert set(re.findall(r'(?:href|src)="(?!https?:)([^"]+)"', page)) <= {"package.css", "package.js", "#room-choice"}
    assert "<a " not in page.replace('<a href="#room-choice"', "")


def test_more_questions_than_a_platform_can_remember_are_left_out_and_listed() -> None:
    one = content.items()[0]
    many = [one.model_copy(update={"id": f"question-{n}"}) for n in range(scorm.MOST + 2)]

    report = scorm.write(content.given(*many)).report

    assert [note.item for note in report.left_out] == [f"question-{scorm.MOST}", f"question-{scorm.MOST + 1}"]


def test_the_script_holds_every_room_and_no_form_that_only_modules_may_have() -> None:
    script = bundle.script()

    assert all(f'"questions/{room}/behaviour.js"(' in script for room in ROOMS)
    assert re.findall(r"^(?:import|export)\b.*|\bimport[.(].*", script, re.MULTILINE) == []
    assert all(f'"{name}"(' in script for name in bundle.LATER)
    assert "client/store" not in script.replace("./store", "")
    assert 'client/memory.js"(' not in script


@pytest.mark.parametrize(
    "form",
    ["export default 1\n", 'export { one } from "./two.js"\n', "const here = import.meta.url\n", 'import * as all from "./a.js"\n'],
)
def test_a_form_that_the_bundle_does_not_know_stops_the_build(form: str) -> None:
    with pytest.raises(ValueError, match="cannot hold this form"):
        bundle._as_function(form)


def test_the_package_has_the_sites_own_style(package: zipfile.ZipFile) -> None:
    style = package.read("package.css").decode()

    assert assets.client_files()["client/item.css"] in style
    assert "url(http" not in style
