"""Sentences of findings about many files: one that ended its process, journals, options of a recap."""

from __future__ import annotations

from zitool.wording import Entry

MANY = {
    "F016": Entry(
        "this file could not be finished: {reason}",
        "Open and save it again in Excel, then try it alone: zitool score file.xlsx.",
        "Each file is worked on in a limited process; one that uses up memory or time costs only itself.",
        "a damaged file that made its process end",
    ),
    "U020": Entry(
        "journal {file} cannot be continued, because it holds something else: {what}",
        "Use another name for the journal, or delete the old one if its results are not needed.",
        "A journal only continues the same work: version of zitool, rubric, assessor, day and language.",
        "--resume with the journal of another rubric",
    ),
    "U021": Entry(
        "journal {file} cannot be written: {reason}",
        "Choose a folder that can be written and a disk that is not full.",
        "Without a journal, work that was stopped has to begin anew.",
        "--resume in a read-only folder",
    ),
    "U022": Entry(
        "{name} is only for a recap of many files",
        "Name a folder, or add --recap.",
        "For a single file its own report is made.",
        "zitool score lke.xlsx --only near",
    ),
    "U023": Entry(
        "{given} needs the library {package}, which is not installed",
        "Install the extra: uv tool install 'zitool[{extra}]'.",
        "This library is large and few people need it.",
        "zitool score folder -o recap.parquet",
    ),
    "U024": Entry(
        "{name} cannot be used for a recap of many files",
        "Name one LKE only, without --recap.",
        "Suppositions, facts and a copy with comments are about one LKE; for hundreds they are unclear.",
        "zitool score folder --set A.I.1.i.a=A",
    ),
    "U025": Entry(
        "{given} does not answer ({reason})",
        "Check the scheduler's address and whether it runs; without --executor this computer does the work.",
        "A Dask scheduler is run by somebody else; zitool only connects to it.",
        "--executor dask://10.0.0.1:8786 that is down",
    ),
    "U026": Entry(
        "the list of units {file} cannot be used: {reason}",
        "The first line names columns: id,name,agency,kind,province,file; save it as .xlsx or UTF-8 CSV.",
        "This list says who was to send an LKE; read wrongly, it would blame another unit.",
        "neither a column name nor a column file",
    ),
    "U027": Entry(
        'column "{given}" is not known in a list of units; known are: {known}',
        "Rename that column, or delete it.",
        "An unknown column may be misspelt, and what it holds would be lost without a word.",
        "a column propinsi instead of provinsi",
    ),
    "U028": Entry(
        "--by needs a list of units",
        "Name the list: --units units.csv --by agency.",
        "Agency, kind and province are not written on an LKE.",
        "zitool score folder --by province",
    ),
    "U029": Entry(
        "only one assessor answered: {known}",
        "Name a second file, or fill in another assessor's columns; see zitool score --assessor all.",
        "A comparison needs two sides.",
        "zitool compare lke.xlsx while the columns of the TPI are blank",
    ),
    "U030": Entry(
        "too many --assessor",
        "Between files name one, such as --assessor tpi; for a folder, two.",
        "The same assessor is read from each file.",
        "zitool compare old.xlsx new.xlsx --assessor unit --assessor tpi",
    ),
    "U031": Entry(
        "this output does not exist as {given}; there are: {known}",
        "Choose one of these with -f, or change the suffix of the name given to -o.",
        "Not every result makes sense in every format.",
        "zitool compare a.xlsx b.xlsx -o result.ndjson",
    ),
    "U032": Entry(
        "one LKE alone is no series",
        "Name two LKEs or more, the oldest first: zitool trend 2024.xlsx 2025.xlsx 2026.xlsx.",
        "It takes two points in time to see points rise or fall.",
        "zitool trend lke.xlsx",
    ),
    "U033": Entry(
        "--peers needs exactly one LKE",
        "Name one LKE, then the folder: zitool compare lke.xlsx --peers folder.",
        "The place of one unit is sought among the others.",
        "zitool compare a.xlsx b.xlsx --peers folder",
    ),
    "U034": Entry(
        "{count} times --sheet for {files} files",
        "Name one sheet for all files, one for each of them, or several of one file.",
        "It has to be clear which sheet of which file is meant.",
        "zitool compare a.xlsx b.xlsx c.xlsx --sheet X --sheet Y",
    ),
    "U035": Entry(
        "--print is for HTML only, not for {format}",
        "Write a report as HTML, for example -o lke.html, or leave --print away.",
        "Only pages of HTML are printed in short, or with every answer.",
        "zitool score lke.xlsx --print full",
    ),
    "F017": Entry(
        "this is {written}, not an LKE",
        "Name the LKE that it belongs to; facts and efforts are named with --facts and --effort.",
        "A report shows answers, too, but nobody filled it in.",
        "zitool score action-list.xlsx",
    ),
    "F018": Entry(
        "this is a YAML file, not an Excel workbook",
        "Run `{line}`; efforts are named with `zitool gap-report lke.xlsx --effort`.",
        "Facts, zones and efforts are written in YAML; only an LKE is scored.",
        "zitool score unit.yaml",
    ),
    "U090": Entry(
        "a folder needs a list of units",
        "Add --units units.csv: the list says which LKE is whose, and what each unit is proposed for.",
        "Names of files say nothing of units in PortalRB.",
        "zitool portalrb export folder",
    ),
    "U091": Entry(
        "there is no id of the unit",
        "Add --unit-id with the unit's id in the agency's system.",
        "PortalRB fetches answers by the unit's id.",
        "zitool portalrb export lke.xlsx",
    ),
    "U092": Entry(
        "there is no place to write to",
        "Add {line}: a folder for all documents.",
        "What an agency proposes is many files.",
        "zitool portalrb export folder --units units.csv",
    ),
    "U093": Entry(
        "--from cannot go with {name}",
        "Use one of the two: that document says who answered, and what.",
        "A form that is filled in from a PortalRB document follows it.",
        "zitool template --from answers.json --effort -o lke.xlsx",
    ),
    "U094": Entry(
        "the year of evaluation is not clear: {known}",
        "Give it with --tahun.",
        "The list of proposed units names one year; their LKEs name several, or none.",
        "LKEs of 2025 and 2026 in one folder",
    ),
}
