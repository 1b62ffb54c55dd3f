"""The office: said once, copied into each case, and carried by the exchange file there and back."""

from __future__ import annotations

import json
import stat
import unicodedata
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import apsw
import pytest

from tests import papers_handed_in as papers
from tests.conversing import desk_of
from tilsyn.domain.journal.entries import Office
from tilsyn.domain.office import Authority, copied, read_copy
from tilsyn.services.planning.office import authority_of
from tilsyn.storage import names

Run = Callable[..., tuple[int, str, str]]
SAID = ("navn=Socialtilsyn Nord", "person.MKV=Maja K. Vester, tilsynskonsulent")


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the office's file will stand; there is none yet."""
    path = tmp_path / "Fælles opsætning" / "kontor.json"
    monkeypatch.setenv("TILSYN_OFFICE", str(path))
    return path


def said(run: Run, *settings: str) -> tuple[int, str, str]:
    return run("office", *(part for each in settings for part in ("--set", each)))


def made(run: Run, path: Path) -> Path:
    wanted = ("--provider", "Nordkaj (opdigtet)", "--service-type", "101-ambulant", "--date", "2023-10-24")
    assert run("new", path, *wanted, "--by", "MKV", "--by", "JHO", "--unencrypted")[0] == 0
    return path


def known(path: Path) -> Authority:
    with desk_of(path) as desk:
        found = authority_of(desk, whole=True)
    assert found is not None
    return found


def test_what_is_said_of_the_office_is_shown_and_can_be_typed_in_again(run: Run, office: Path) -> None:
    assert run("kontor")[1] == "Der er ikke skrevet noget om socialtilsynet endnu.\n"
    sentence = "sætning.høring=I har 14 dage."
    assert said(run, *SAID, "address=Havnegade 1", "tlf=12345678", "E-mail=post@nord.example", sentence)[0] == 0
    assert (
        said(
            run, "whistleblow_contact=whistle@nord.example", "people.jho.title=fuldmægtig", "person.EH.navn=Holm, Eva"
        )[0]
        == 0
    )
    rows = [line.split("\t") for line in run("office")[1].splitlines()]
    assert ["telefon", "12345678"] in rows
    assert ["person.jho.titel", "fuldmægtig"] in rows
    assert ["person.EH.navn", "Holm, Eva"] in rows
    before = office.read_bytes()
    assert said(run, *("=".join(row) for row in rows)) == (0, "uændret\n", "")
    assert office.read_bytes() == before
    shown = json.loads(run("office", "--json")[1])
    assert shown["people"]["MKV"] == {"name": "Maja K. Vester", "title": "tilsynskonsulent"}
    assert shown["sentences"] == {"høring": "I har 14 dage."}


def test_a_person_is_known_by_initials_however_they_are_typed_and_can_be_taken_out(run: Run, office: Path) -> None:
    assert said(run, *SAID, "konsulent.mkv.titel=chefkonsulent", "person.M.K.=En anden")[0] == 0
    assert "person.MKV\tMaja K. Vester, chefkonsulent\n" in run("office")[1]
    assert "person.M.K.\tEn anden\n" in run("office")[1]
    assert said(run, "person.MKV=", "person.M.K.=")[0] == 0
    assert run("office")[1] == "navn\tSocialtilsyn Nord\n"
    assert office.exists()


def test_a_sentence_may_come_from_stdin(run: Run, office: Path) -> None:
    assert run("office", "--set", "sætning.høring=-", typed="Første linje.\nAnden linje.\n")[0] == 0
    assert json.loads(office.read_text(encoding="utf-8"))["sentences"] == {"høring": "Første linje.\nAnden linje."}


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("navnn=x", "Mente du navn"),
        ("adrese=x", "Mente du adresse"),
        ("person.MKV.nvan=x", "Mente du navn"),
        ("abc", "ikke på formen FELT=VÆRDI"),
        ("person=x", "Skriv fx person.MKV"),
        ("sætning.Æ!=x", "små bogstaver"),
        ("navn.kort=x", "Skriv navn=VÆRDI"),
        ("telefon=010180-1234", "uden CPR-numre"),
        ("sætning.a=Ring til 010180-1234", "uden CPR-numre"),
        ("person.MKV=Maja 010180-1234", "uden CPR-numre"),
        ("person.0101801234=Maja", "CPR-nummer"),
        (f"navn={'x' * 201}", "højst 200 tegn"),
        ("logo=findes ikke.png", "findes ikke"),
    ],
)
def test_what_cannot_be_said_of_an_office_is_refused_and_nothing_is_changed(
    run: Run, office: Path, setting: str, told: str
) -> None:
    assert said(run, *SAID)[0] == 0
    before = office.read_bytes()
    code, out, err = said(run, "adresse=Havnegade 1", setting)
    assert (code, out, office.read_bytes()) == (2, "", before)
    assert told in err
    assert "Råd: " in err
    assert "010180" not in err
    assert said(run, "navn=A", "name=B")[0] == 2


@pytest.mark.parametrize(("named", "form"), [("logo.txt", "PNG"), ("logo", "JPEG")])
def test_a_logo_is_known_by_its_bytes_and_kept_without_what_else_was_in_it(
    run: Run, office: Path, tmp_path: Path, named: str, form: str
) -> None:
    (tmp_path / named).write_bytes(papers.photo((60, 20), form))
    stands = tmp_path / unicodedata.normalize("NFD", f"å{named}")
    (tmp_path / named).rename(stands)
    assert said(run, f"logo={stands}")[0] == 0
    assert said(run, f"logo={tmp_path / unicodedata.normalize('NFC', stands.name)}")[0] == 0
    assert f"logo\t{form}\n" in run("office")[1]
    assert "data" not in run("office", "--json")[1]
    assert said(run, "logo=")[0] == 0
    assert "logo" not in office.read_text(encoding="utf-8")


def picture(kind: str) -> bytes:
    match kind:
        case "text":
            return b"hej"
        case "cut off":
            return papers.photo((60, 20), "PNG")[:60]
        case "30 megapixels":
            return papers.huge_photo()
        case "another format":
            return b"GIF89a" + bytes(40)
        case _:
            return papers.photo((60, 20), "PNG") + bytes(6 * 1024 * 1024)


@pytest.mark.parametrize("kind", ["text", "cut off", "30 megapixels", "another format", "6 MB"])
@pytest.mark.slow
def test_a_logo_that_is_no_picture_or_too_large_a_one_is_refused_in_one_line(
    run: Run, office: Path, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "logo.png").write_bytes(picture(kind))
    code, out, err = said(run, f"logo={tmp_path / 'logo.png'}")
    assert (code, out, office.exists()) == (2, "", False)
    assert len(err.splitlines()) == 2
    assert err.splitlines()[1].startswith("Råd: ")


@pytest.mark.skipif(names.WINDOWS, reason="Windows has no such modes")
def test_the_file_is_the_users_alone(run: Run, office: Path) -> None:
    assert said(run, *SAID)[0] == 0
    assert stat.S_IMODE(office.stat().st_mode) == 0o600
    assert [each.name for each in office.parent.iterdir()] == ["kontor.json"]


def test_the_file_stands_in_the_configuration_of_the_user_and_in_appdata_in_windows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import platformdirs
    from platformdirs import windows

    from tilsyn.cli.options import office_file

    monkeypatch.delenv("TILSYN_OFFICE")
    roaming = tmp_path / "AppData" / "Roaming"
    monkeypatch.setattr(windows, "get_win_folder", {"CSIDL_APPDATA": str(roaming)}.__getitem__)
    monkeypatch.setattr(platformdirs, "PlatformDirs", windows.Windows)
    assert office_file() == roaming / "tilsyn" / "kontor.json"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"name": "Nord",\n "adress": "Havnegade 1"}', "»adress« kendes ikke. Råd: Mente du address"),
        (b'{"name": "Nord",\n "address" "Havnegade 1"}', "linje 2, tegn 12"),
        (b'{"people": {"MKV": {"name": 3}}}', "people.MKV.name"),
        (b'{"name": "010180-1234"}', "uden CPR-numre"),
        (b'{"logo": {"format": "png", "sha256": "%s", "data": "x"}}' % (b"0" * 64), "logo"),
        (b'{"name": "A", "name": "B"}', "mere end én gang"),
        (b"[]", "ikke et objekt"),
        (b"\xff\xfe", "UTF-8"),
        (b"", "tom"),
    ],
)
def test_a_damaged_file_says_where_and_what_and_stops_no_new_case(
    run: Run, office: Path, tmp_path: Path, content: bytes, told: str
) -> None:
    office.parent.mkdir()
    office.write_bytes(content)
    for argv in (("office",), ("office", "--set", "navn=Nord")):
        code, out, err = run(*argv)
        assert (code, out, office.read_bytes()) == (3, "", content)
        assert told in " ".join(err.split())
        assert "010180" not in err
        assert str(office) in err
    wanted = ("--provider", "Nordkaj", "--service-type", "101-ambulant", "--by", "MKV", "--unencrypted")
    code, _, err = run("new", tmp_path / "sag.tilsyn", *wanted)
    assert code == 0
    assert "(advarsel)" in err
    with desk_of(tmp_path / "sag.tilsyn") as desk:
        assert authority_of(desk) is None


def test_a_logo_that_a_hand_has_changed_in_the_file_comes_into_no_case(run: Run, office: Path, tmp_path: Path) -> None:
    said(run, *SAID)
    stated = json.loads(office.read_text(encoding="utf-8"))
    office.write_text(json.dumps({**stated, "logo": _logo(b"\x89PNG\r\n\x1a\nhej", "png")}), encoding="utf-8")
    path = made(run, tmp_path / "sag.tilsyn")
    code, _, err = run("case", path, "--set", "kontor=nu", "--by", "MKV")
    assert (code, "Logoet i filen med kontorets oplysninger er ikke et billede" in err) == (2, True)
    with desk_of(path) as desk:
        assert authority_of(desk) is None


def test_where_no_file_can_be_written_that_is_said(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fil").write_bytes(b"")
    monkeypatch.setenv("TILSYN_OFFICE", str(tmp_path / "fil" / "kontor.json"))
    code, out, err = said(run, *SAID)
    assert (code, out, "Råd: " in err) == (5, "", True)


def test_a_case_keeps_the_copy_it_was_made_with_until_it_is_asked_for_another(
    run: Run, office: Path, tmp_path: Path
) -> None:
    bare = made(run, tmp_path / "uden.tilsyn")
    code, _, err = run("case", bare, "--set", "kontor=nu", "--by", "MKV")
    assert (code, "tilsyn office" in err, office.exists()) == (2, True, False)
    said(run, *SAID)
    path = made(run, tmp_path / "sag.tilsyn")
    said(run, "navn=Socialtilsyn Midt")
    assert known(path).name == "Socialtilsyn Nord"
    assert "kontor\tSocialtilsyn Nord\n" in run("case", path)[1]
    assert run("case", path, "--set", "office=nu", "--set", "adresse=Vej 1", "--by", "MKV")[1] == (
        "gemt adresse, kontor\n"
    )
    assert known(path).name == "Socialtilsyn Midt"
    assert run("case", path, "--set", "kontor=NU", "--by", "MKV")[1] == "uændret kontor\n"
    code, _, err = run("case", path, "--set", "kontor=Socialtilsyn Syd", "--by", "MKV")
    assert (code, "tilsyn office --set" in err) == (2, True)
    assert "socialtilsynets oplysninger" in run("log", path)[1]
    assert run("verify", path)[0] == 0


def with_logo(run: Run, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(papers.photo((60, 20), "PNG"))
    assert said(run, *SAID, "sætning.høring=I har 14 dage.", f"logo={tmp_path / 'logo.png'}")[0] == 0


def test_the_office_leaves_by_the_exchange_file_and_comes_back_whole(
    run: Run, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_logo(run, tmp_path)
    here, file = made(run, tmp_path / "her.tilsyn"), tmp_path / "her.json"
    assert run("export", here, "-o", file)[0] == 0
    stated = json.loads(file.read_bytes())["case"]["office"]
    assert stated == json.loads(office.read_bytes())
    monkeypatch.setenv("TILSYN_OFFICE", str(tmp_path / "ingen.json"))
    there = made(run, tmp_path / "der.tilsyn")
    assert run("import", there, file, "--by", "MKV")[0] == 0
    assert run("import", there, file, "--by", "MKV")[1].startswith("0 skrevet")
    assert run("import", here, file, "--by", "MKV")[1].startswith("0 skrevet")
    assert known(there) == known(here)
    assert run("export", there, "-o", tmp_path / "der.json")[0] == 0
    assert json.loads((tmp_path / "der.json").read_bytes())["case"] == json.loads(file.read_bytes())["case"]
    assert run("verify", there)[0] == 0


def test_another_office_than_the_cases_is_taken_in_only_where_that_was_asked_for(
    run: Run, office: Path, tmp_path: Path
) -> None:
    said(run, *SAID)
    path, file = made(run, tmp_path / "sag.tilsyn"), tmp_path / "anden.json"
    edition = {"format": "tilsyn-exchange/1", "edition": "KM2021"}
    file.write_text(json.dumps({**edition, "case": {"office": {"name": "Socialtilsyn Midt"}}}), encoding="utf-8")
    code, _, err = run("import", path, file, "--by", "MKV")
    assert (code, "case.office" in err, "--update-case" in err) == (1, True, True)
    assert run("import", path, file, "--by", "MKV", "--update-case")[0] == 0
    assert known(path).name == "Socialtilsyn Midt"
    assert office.exists()


def _logo(content: bytes, form: str) -> dict[str, str]:
    return {"format": form, "sha256": sha256(content).hexdigest(), "data": b64encode(content).decode()}


ADOBE = papers.photo((60, 20), "JPEG").replace(b"JFIF\0", b"Adobe", 1)


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({"nmae": "x"}, "Mente du name"),
        ({"people": {"MKV": {"name": "Maja 010180-1234"}}}, "uden CPR-numre"),
        ({"people": {"0101801234": {}}}, "under initialer"),
        ({"address": "to\nlinjer"}, "på én linje"),
        ({"sentences": {"A B": "x"}}, "små bogstaver"),
        ({"logo": {"format": "png", "sha256": "0" * 64, "data": "AAAA"}}, "kontrolsum"),
        ({"logo": _logo(b"hej", "png")}, "ikke et billede"),
        ({"logo": _logo(papers.photo((60, 20), "PNG"), "jpg")}, "ikke et billede"),
        ({"logo": _logo(ADOBE, "jpg")}, "ikke et billede"),
        ({"logo": _logo(papers.huge_photo(), "png")}, "20 megapixel"),
        ("Socialtilsyn Nord", "et objekt"),
    ],
)
def test_an_office_of_another_form_in_a_file_is_told_by_place_and_nothing_comes_in(
    run: Run, case_path: Path, tmp_path: Path, stated: Any, told: str
) -> None:
    document = {"format": "tilsyn-exchange/1", "edition": "KM2021", "case": {"cvr": "12345678", "office": stated}}
    (tmp_path / "fil.json").write_text(json.dumps(document), encoding="utf-8")
    before = case_path.read_bytes()
    code, out, err = run("import", case_path, tmp_path / "fil.json", "--by", "MKV")
    assert (code, case_path.read_bytes()) == (1, before)
    assert told in " ".join((out + err).split())
    assert "case.office" in out + err
    assert "010180" not in out + err


def test_verify_misses_the_bytes_of_the_office_and_redacting_takes_them_away(
    run: Run, office: Path, tmp_path: Path
) -> None:
    with_logo(run, tmp_path)
    path = made(run, tmp_path / "sag.tilsyn")
    with desk_of(path) as desk:
        [(entry, kept)] = desk.case.of(Office)
    assert kept.logo_sha256 is not None
    assert run("redact", path, entry.id[:8], "--reason", "-", "--by", "MKV", typed="Forkert kontor")[0] == 0
    assert run("verify", path)[0] == 0
    with desk_of(path) as desk:
        assert authority_of(desk) is None
        assert blobs(path).isdisjoint(kept.blobs)
    another = made(run, tmp_path / "anden.tilsyn")
    raw = apsw.Connection(str(another))
    raw.execute("DELETE FROM blob WHERE sha256 = ?", (kept.logo_sha256,))
    raw.close()
    code, out, err = run("verify", another)
    assert (code, "det, sagen gemmer af socialtilsynets oplysninger" in out + err) == (1, True)


def blobs(path: Path) -> set[str]:
    raw = apsw.Connection(str(path))
    found = {str(sha) for (sha,) in raw.execute("SELECT sha256 FROM blob")}
    raw.close()
    return found


def test_what_was_kept_opens_for_ever_whatever_is_asked_of_it_now() -> None:
    stored = b'{"name":"To\\nlinjer","sentences":{"a":"010180-1234"}}'
    assert read_copy(stored).name == "To\nlinjer"


def test_the_same_office_gives_the_same_copy() -> None:
    one = Authority(name="Nord", phone="12345678")
    assert copied(one) == copied(Authority(phone="12345678", name="Nord"))
    assert copied(one).sha256 != copied(Authority(name="Nord")).sha256


def test_an_unknown_field_is_told_each_field_once_and_in_danish(run: Run) -> None:
    advised = [run("office", "--set", f"{field}=x")[2] for field in ("foo", "cvr", "adrese")]
    assert "logo eller logo" not in advised[0]
    assert all(word not in advised[1] for word in ("name", "address", "phone"))
    assert "adresse" in advised[2]
    assert "address" not in advised[2].partition("Råd:")[2]
