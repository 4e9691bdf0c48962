"""Findings about files: F0xx are refused, F1xx are read but have to be known."""

from __future__ import annotations

from zitool.wording import Entry

FILES: dict[str, Entry] = {
    "F001": Entry(
        "there is no such file",
        "Check the name and the folder; copy the full path if need be.",
        "The path that was given leads to no file.",
        "zitool score LKE-2025.xlxs",
    ),
    "F002": Entry(
        "this is no ordinary file (a folder, a pipe or a device)",
        "Give the path of the .xlsx file itself.",
        "Only ordinary files are read, so that zitool never waits without end.",
        "zitool score lke-folder",
    ),
    "F003": Entry(
        "the file cannot be opened: permission to read it is missing",
        "Ask for permission to read it, or copy the file to a folder of your own and try again.",
        "The system refuses to open it for this user.",
        "somebody else's file in a shared folder",
    ),
    "F004": Entry(
        "the file is empty (0 bytes)",
        "Copy the file from its source again.",
        "Copying or downloading broke off before anything arrived.",
        "an e-mail attachment that was not downloaded completely",
    ),
    "F005": Entry(
        "this is not an Excel workbook (.xlsx) but {kind}",
        "Ask for the Excel file, or open it in its own program and save it as Excel Workbook (.xlsx).",
        "What a file is shows in its bytes, not in the ending of its name.",
        "a web page named LKE.xlsx",
    ),
    "F006": Entry(
        "the format is {kind}, not .xlsx",
        "Open it in Excel or LibreOffice and save it as .xlsx (File > Save As > Excel Workbook).",
        "Older and other formats are not read; another ending of the name does not change what is inside.",
        "LKE.xls renamed LKE.xlsx",
    ),
    "F007": Entry(
        "the file is locked with a password",
        "Open it in Excel, remove the password (File > Info > Protect Workbook), save, and try again.",
        "What is inside is encrypted; zitool neither guesses nor asks for passwords.",
        "an LKE that was sent with a password to open it",
    ),
    "F008": Entry(
        "the file is damaged at {part}: {reason}",
        "Copy or download it again; if it is still damaged, open it in Excel and save it again.",
        "The zip container or the XML in it is cut short or invalid.",
        "a download that broke off half-way",
    ),
    "F009": Entry(
        "{part} exceeds the safe limit: {what} {size}, the limit is {limit}",
        "Delete images, rows and sheets that are not needed and save again; an LKE is usually below 1 MB.",
        "Such a file can use up all memory, so reading is limited.",
        "a million rows with values",
    ),
    "F010": Entry(
        "the XML contains a DTD at {part}",
        "Open the file in Excel and save it again; do not use it if you are unsure where it comes from.",
        "Excel never writes a DTD; a DTD is a way to attack the program that reads it.",
        "<!DOCTYPE ...> in sheet1.xml",
    ),
    "F011": Entry(
        "the part {part} is missing from the file",
        "Open the file in Excel and save it again; if Excel refuses it, ask for a new copy.",
        "The file's own list of contents names a part that is not there.",
        "a sheet whose part was removed by another program",
    ),
    "F012": Entry(
        "the cell address {address} lies outside an Excel sheet ({part})",
        "Open the file in Excel and save it again.",
        "An Excel sheet ends at XFD1048576; any other address means the file was written wrongly.",
        "cell XFE1",
    ),
    "F013": Entry(
        "{what} there twice, or leading out of the file: {name}",
        "Open the file in Excel and save it again; if in doubt, ask the sender where it comes from.",
        "With two contents at one address, two readers see different values; so the file is not scored.",
        "cell K27 written twice with different contents",
    ),
    "F014": Entry(
        "the file changed while it was being read",
        "Wait until saving or synchronising has finished, then try again.",
        "Content that is half old and half new cannot be trusted.",
        "a OneDrive folder that is being synchronised",
    ),
    "F015": Entry(
        "cell {address} refers to text number {index}, which does not exist ({part})",
        "Open the file in Excel and save it again; if Excel refuses it, ask for a new copy.",
        "What the cell contains cannot be known, so the whole file is not scored.",
        "text number 999 where there is only one text",
    ),
    "F101": Entry(
        "the file contains macros; they are not run",
        "Save it as an ordinary .xlsx if the macros are not needed.",
        "Values are still read from the cells; macros are never run.",
        "LKE.xlsm",
    ),
    "F102": Entry(
        "the file is linked to the outside: {targets}",
        "Break the links (Data > Edit Links > Break Link) and type the values.",
        "Values from another workbook cannot be checked here; the address is never opened.",
        "='[Rekap.xlsx]Sheet1'!A1",
    ),
    "F103": Entry(
        "rows are stored out of order",
        "Nothing has to be done; save the file in Excel to tidy it up.",
        "The program that wrote the file did not sort the rows; they can still be read.",
        "row 5 before row 2",
    ),
    "F104": Entry(
        "the file is open in Excel",
        "Save and close it in Excel, then try again, so that the latest entries are read too.",
        "A lock file ~$ lies beside it; what is read is the last saved state.",
        "~$LKE.xlsx in the same folder",
    ),
    "F105": Entry(
        "a text is too long for one Excel cell: {size} characters",
        "Shorten the text.",
        "Excel stores at most 32,767 characters in one cell.",
        "a whole report pasted into one cell",
    ),
    "F106": Entry(
        "{count} cells hold two contents at once: {cells}",
        "Type the content again in Excel and save; other programs may read the other one.",
        "The file was edited, or made by a program that writes <v> and <is> in one cell.",
        "A and B in one cell",
    ),
    "F120": Entry(
        "this archive is not opened; LKEs in it are not counted",
        "Unpack it into the folder and run again; delete it if it holds only copies.",
        "What an archive holds cannot be seen in a list of files, and somebody's LKE may be in it.",
        "kanwil.zip among the LKEs",
    ),
    "F121": Entry(
        "this is a shortcut to something elsewhere, not a workbook; it is not followed",
        "Open it, download the sheet as Microsoft Excel (.xlsx), and put that file here.",
        "zitool reads files of this machine only; what a shortcut leads to is not there.",
        "LKE KPP Contoh.gsheet",
    ),
    "F122": Entry(
        "this file has the same content as {same_as}; it is not counted again",
        "Delete one of them; --keep-duplicates counts both.",
        "A unit that is there twice would count twice in every figure.",
        "LKE.xlsx and LKE (1).xlsx",
    ),
    "F123": Entry(
        "this file has the same answers of the same unit as {same_as}; they are not counted again",
        "Delete one of them; --keep-duplicates counts both.",
        "A unit that is there twice would count twice in every figure; an annotated copy is such a file.",
        "an LKE saved again under another name",
    ),
}
