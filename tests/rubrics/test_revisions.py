"""Rubrics as they stand or stood: by id, by path, at a revision of a git repository."""

from __future__ import annotations

import shutil

import pytest
from tests.repositories import FOLDER, ID, edit, git, repository

from zitool.errors import RubricError, UsageError
from zitool.rubrics import revisions
from zitool.rubrics.packaged import packaged_folder
from zitool.rubrics.revisions import RUBRICS
from zitool.rubrics.revisions import standings as of_a_kind


def standings(old, new):
    """Return the two rubrics that are compared."""
    return of_a_kind(old, new, RUBRICS)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A repository of two commits, the second with another minimum, and a third minimum not committed."""
    folder = repository(tmp_path)
    edit(folder / "rubric.yaml", ('at_least: "75"', 'at_least: "76"'))
    git(tmp_path, "commit", "--quiet", "-am", "Ubah")
    edit(folder / "rubric.yaml", ('at_least: "76"', 'at_least: "77"'))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def minimum(standing):
    """Return the total that the first designation asks for."""
    return standing.loaded.rubric.designations[0].requirements[0].at_least


@pytest.mark.parametrize(
    ("old", "new", "minima", "names"),
    [
        (f"HEAD~1:{FOLDER}", f"HEAD:{FOLDER}", (75, 76), (f"HEAD~1:{FOLDER}", f"HEAD:{FOLDER}")),
        (f"main:{FOLDER}/", FOLDER, (76, 77), (f"main:{FOLDER}", FOLDER)),
        ("HEAD~1", FOLDER, (75, 77), (f"HEAD~1:{FOLDER}", FOLDER)),
        (FOLDER, "HEAD~1", (77, 75), (FOLDER, f"HEAD~1:{FOLDER}")),
        ("HEAD~1", f"HEAD:{FOLDER}", (75, 76), (f"HEAD~1:{FOLDER}", f"HEAD:{FOLDER}")),
        ("main~1", f"{FOLDER}/rubric.yaml", (75, 77), (f"main~1:{FOLDER}", f"{FOLDER}/rubric.yaml")),
        (f"HEAD:./{FOLDER}", ID, (76, 75), (f"HEAD:./{FOLDER}", ID)),
        (f"HEAD:{FOLDER}/rubric.yaml", ID, (76, 75), (f"HEAD:{FOLDER}", ID)),
    ],
)
def test_what_is_meant(place, old, new, minima, names):
    """A folder is what lies there now, ``revision:folder`` what lay there, a revision alone the other's."""
    found = standings(old, new)

    assert tuple(map(minimum, found)) == minima
    assert tuple(finding.shown for finding in found) == names
    assert all(finding.changelog.startswith("# Perubahan rubrik") for finding in found)


def test_the_repository_is_only_read(place):
    """No branch, index, file or reflog changes, whatever is compared."""
    before = {file: file.read_bytes() for file in sorted(place.rglob("*")) if file.is_file()}
    standings("HEAD~1", FOLDER)
    after = {file: file.read_bytes() for file in sorted(place.rglob("*")) if file.is_file()}

    assert after == before


def test_a_folder_elsewhere_finds_its_own_repository(place, tmp_path_factory, monkeypatch):
    """A revision alone belongs to the repository of the other folder, wherever one stands."""
    monkeypatch.chdir(tmp_path_factory.mktemp("lain"))

    old, new = standings("HEAD~1", str(place / FOLDER))

    assert (minimum(old), minimum(new)) == (75, 77)


def test_a_rubric_at_the_top_of_a_repository(tmp_path, monkeypatch):
    """Its folder is the repository, whose name is the id."""
    repository(tmp_path)
    own = tmp_path / FOLDER
    git(own, "init", "--quiet")
    git(own, "add", ".")
    git(own, "commit", "--quiet", "-m", "Rubrik")
    monkeypatch.chdir(own)

    old, _ = standings("HEAD", ".")

    assert old.loaded.rubric.id == ID


@pytest.mark.parametrize(
    ("old", "new", "code", "reason"),
    [
        ("HEAD~1", "HEAD", "U011", None),
        ("HEAD~9", FOLDER, "U002", None),
        (f"HEAD~9:{FOLDER}", FOLDER, "U010", "unknown_revision"),
        (f"--output=x:{FOLDER}", FOLDER, "U010", "unknown_revision"),
        ("HEAD:rubrics", FOLDER, "U010", "no_rubric"),
        ("HEAD:nowhere", FOLDER, "U010", "no_rubric"),
        ("HEAD:../elsewhere", FOLDER, "U010", "no_rubric"),
        ("no-such-thing", "neither", "U002", None),
        (f"\0:{FOLDER}", FOLDER, "U010", "unknown_revision"),
    ],
)
def test_what_cannot_be_meant(place, old, new, code, reason):
    """Every wrong name says what is wrong with it, and nothing is written."""
    with pytest.raises((UsageError, RubricError)) as caught:
        standings(old, new)

    found = caught.value.findings[0]
    assert (found.code, found.values.get("reason")) == (code, reason)
    assert not (place / "x").exists()


def test_what_a_rubric_extends_is_read_at_the_same_revision(tmp_path, monkeypatch):
    """An heir of yesterday has the parent of yesterday, not the one that lies there or is packaged now."""
    repository(tmp_path)
    for id_ in ("permenpan-52-2014", "permenpan-10-2019"):
        shutil.copytree(packaged_folder() / id_, tmp_path / "rubrics" / id_)
    parent = tmp_path / "rubrics" / "permenpan-52-2014"
    area = next(iter(sorted((parent / "sections").glob("*.yaml"))))
    area.write_text(area.read_text("utf-8").replace("statement: ", "statement: Dahulu ", 1), "utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Dahulu")
    area.write_text(area.read_text("utf-8").replace("Dahulu ", "", 1), "utf-8")
    monkeypatch.chdir(tmp_path)

    old, new = standings("HEAD", "rubrics/permenpan-10-2019")

    before, after = ({leaf.statement for leaf in case.loaded.rubric.leaves()} for case in (old, new))
    assert [one for one in before if one.startswith("Dahulu ")]
    assert not [one for one in after if one.startswith("Dahulu ")]


def test_outside_of_any_repository(tmp_path, monkeypatch):
    """Where there is no repository, and where there is no git, a revision is refused in words."""
    repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")

    with pytest.raises(UsageError) as caught:
        standings(f"HEAD:{FOLDER}", FOLDER)

    assert caught.value.findings[0].code == "U010"


def test_faults_of_a_former_rubric_are_named_by_revision(place):
    """A fault is placed in ``revision:folder``, not in some temporary folder."""
    edit(place / FOLDER / "sections" / "a-i-1.yaml", ('weight: "4"', 'weight: "5"'))
    git(place, "commit", "--quiet", "-am", "Salah")

    with pytest.raises(RubricError) as caught:
        standings(f"main:{FOLDER}", ID)

    assert {finding.file for finding in caught.value.findings} == {
        f"main:{FOLDER}/rubric.yaml",
        f"main:{FOLDER}/sections/a-i-1.yaml",
    }


def test_links_and_giants_are_not_read(place, monkeypatch):
    """A link in a repository could lead anywhere, and a file can be of any size: neither is followed."""
    (place / FOLDER / "sections" / "b-ii.yaml").unlink()
    (place / FOLDER / "sections" / "b-ii.yaml").symlink_to("b-i.yaml")
    git(place, "commit", "--quiet", "-am", "Tautan")
    with pytest.raises(RubricError) as caught:
        standings(f"main:{FOLDER}", ID)
    assert "R005" in {finding.code for finding in caught.value.findings}

    monkeypatch.setattr(revisions, "MOST_BYTES", 1000)
    with pytest.raises(UsageError):
        standings(f"main~1:{FOLDER}", ID)
