"""Folders that a service keeps alike on several machines: an older case may come back from there, and copies stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import PurePath

_NAMED_BY = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_EXACT = {
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "onedrive": "OneDrive",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "com~apple~clouddocs": "iCloud",
    "nextcloud": "Nextcloud",
    "cloudstorage": "CloudStorage",  # where macOS keeps the folders of all services
}
_BEGINNINGS = {
    "onedrive -": "OneDrive",
    "onedrive-": "OneDrive",
    "dropbox (": "Dropbox",
    "dropbox-": "Dropbox",
    "googledrive-": "Google Drive",
}


def service(case: PurePath, environment: Mapping[str, str]) -> str | None:
    """Who synchronises the folder a case lies in, told by its path and by what OneDrive says of itself."""
    folders = [each.casefold() for each in case.parent.parts]
    for name in _NAMED_BY:
        told = type(case)(environment.get(name) or "").parts
        if told and folders[: len(told)] == [each.casefold() for each in told]:
            return "OneDrive"
    return next((found for each in reversed(folders) for found in [_by_name(each)] if found), None)


def _by_name(folder: str) -> str | None:
    begun = (found for beginning, found in _BEGINNINGS.items() if folder.startswith(beginning))
    return _EXACT.get(folder) or next(begun, None)
