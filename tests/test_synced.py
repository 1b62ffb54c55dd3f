"""A case in a folder that is synchronised: said in one line, and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from tilsyn.storage.synced import service

Run = Callable[..., tuple[int, str, str]]
WINDOWS, POSIX = PureWindowsPath, PurePosixPath


@pytest.mark.parametrize(
    ("case", "environment", "found"),
    [
        (WINDOWS("C:/Users/mkv/OneDrive - Kommunen/Sager/a.tilsyn"), {}, "OneDrive"),
        (
            WINDOWS("C:/users/MKV/skyen/Dokumenter/a.tilsyn"),
            {"OneDriveCommercial": "C:\\Users\\mkv\\Skyen"},
            "OneDrive",
        ),
        (WINDOWS("D:/Dropbox (Tilsynet)/a.tilsyn"), {}, "Dropbox"),
        (WINDOWS("C:/Users/mkv/iCloudDrive/a.tilsyn"), {}, "iCloud"),
        (WINDOWS("G:/My Drive/a.tilsyn"), {}, "Google Drive"),
        (POSIX("/Users/mkv/Library/CloudStorage/OneDrive-Kommunen/a.tilsyn"), {}, "OneDrive"),
        (POSIX("/Users/mkv/Library/CloudStorage/Box/a.tilsyn"), {}, "CloudStorage"),
        (POSIX("/Users/mkv/Library/Mobile Documents/com~apple~CloudDocs/a.tilsyn"), {}, "iCloud"),
        (WINDOWS("C:/Users/mkv/Skyen2/a.tilsyn"), {"OneDrive": "C:\\Users\\mkv\\Skyen"}, None),
        (WINDOWS("C:/Users/mkv/Documents/a.tilsyn"), {"OneDrive": ""}, None),
        (WINDOWS("C:/Users/mkv/Sager/OneDrive.tilsyn"), {}, None),
        (POSIX("/home/mkv/onedriver/a.tilsyn"), {}, None),
    ],
)
def test_the_service_is_told_by_the_folder_and_by_what_onedrive_says_of_itself(
    case: PurePath, environment: dict[str, str], found: str | None
) -> None:
    assert service(case, environment) == found


def test_new_and_verify_say_it_in_one_line_and_do_their_work(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "OneDrive - Kommunen"
    folder.mkdir()
    case = folder / "sag.tilsyn"
    new = ("--provider", "P", "--service-type", "101-ambulant", "--date", "2023-10-24", "--by", "MKV", "--unencrypted")
    for words in (("new", case, *new), ("verify", case)):
        code, _, err = run(*words)
        said = [line for line in err.splitlines() if "der synkroniseres (OneDrive)" in line]
        assert (code, len(said)) == (0, 1)
    assert "synkroniseres" not in run("status", case)[2]
    assert "synkroniseres" not in run("new", tmp_path / "sag.tilsyn", *new)[2]
