"""What an LKE says of its evidence: names, links, placeholders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zitool.evidence.content import fault_of, file_name_in, said_in


@pytest.mark.parametrize(
    ("text", "names", "links", "placeholder"),
    [
        ("", (), (), ""),
        ("-", (), (), ""),
        ("terlampir", (), (), "terlampir"),
        ("Dokumen terlampir di drive.", (), (), "Dokumen terlampir di drive."),
        ("SK Tim.pdf, Notulen rapat.docx", ("SK Tim.pdf", "Notulen rapat.docx"), (), ""),
        ("- SK Tim.pdf\n2. AREA I/1.i.a Foto.JPG", ("SK Tim.pdf", "AREA I/1.i.a Foto.JPG"), (), ""),
        ("- SK pembentukan tim\n- Lampiran", (), (), ""),
        (
            "lihat https://drive.google.com/file/d/1/view.",
            (),
            ("https://drive.google.com/file/d/1/view",),
            "",
        ),
        ("SK.pdf terlampir, bit.ly/zi26", ("SK.pdf",), ("bit.ly/zi26",), ""),
        (r"C:\Users\tim\SK.pdf", (), (r"C:\Users\tim\SK.pdf",), ""),
    ],
)
def test_what_a_text_says(text: str, names: tuple[str, ...], links: tuple[str, ...], placeholder: str):
    """Names end in a known suffix, links are told from them, and words that name nothing are said so."""
    found = said_in(text)

    assert (found.names, found.links, found.placeholder) == (names, links, placeholder)


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("https://drive.google.com/file/d/1AbC/view?usp=sharing", ""),
        ("https://drive.google.com/drive/folders/1AbC", ""),
        ("drive.google.com/open?id=12", ""),
        ("bit.ly/zi-2026", ""),
        ("https://docs.google.com/spreadsheets/d/1/edit#gid=0", ""),
        ("https://drive.google.com", "drive"),
        ("https://drive.google.com/drive/u/0/my-drive", "drive"),
        ("https://kppn.example.go.id/", "drive"),
        ("https://onedrive.live.com/", "drive"),
        ("file:///C:/Users/tim/SK.pdf", "own"),
        (r"D:\ZI\SK.pdf", "own"),
        (r"\\server\zi\SK.pdf", "own"),
        ("http://192.168.1.4/zi/SK.pdf", "own"),
        ("http://localhost/zi", "own"),
        ("htps://drive.google.com/x", "form"),
        ("https://", "form"),
        ("https://drive", "form"),
        ("javascript:alert(1)", "form"),
        ("http://[::1", "form"),
    ],
)
def test_form_of_links(link: str, fault: str):
    """A link leads to something of its own, to a whole drive, to one's own computer, or nowhere."""
    assert fault_of(link) == fault


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str):
    """No text makes it fail, nor any link that it is taken for."""
    for link in (*said_in(text).links, text):
        fault_of(link)
        file_name_in(link)
