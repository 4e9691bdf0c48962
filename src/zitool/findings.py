"""Findings: what in a file cannot be trusted, where it stands and how serious it is.

A finding is a value, free of language: a code, a place and the values to fill into the sentence that
`zitool.wording` keeps for the code. Letters of codes: F file, S structure, V value, W weight or formula,
R rubric, P prerequisites and facts, K survey (kuesioner), B evidence (bukti dukung), J PortalRB document,
O output, U usage, X internal. A code is never given another meaning.
"""

from __future__ import annotations

from enum import IntEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(IntEnum):
    """How much a finding weighs; the larger the graver, so that ``--fail-on`` is a comparison."""

    NOTE = 1
    """Good to know; nothing has to be done."""
    WARNING = 2
    """Scored, but somebody should look."""
    ERROR = 3
    """An answer or figure could not be used, or the file contradicts the rubric."""

    @property
    def word(self) -> str:
        """The code used in JSON and on the command line: ``note``, ``warning``, ``error``."""
        return self.name.lower()


class Finding(NamedTuple):
    """One thing to know about one place.

    Attributes:
        code: a key of the catalogue, e.g. ``V303``.
        severity: as the catalogue says for the code.
        file: path as the user gave it, or None for what concerns no file.
        sheet: sheet name, or a part of the package, or None.
        cell: ``K27``, a range ``K27:K30``, or ``12:5`` (line:column) in a rubric; None if the whole.
        indicator: id of the indicator or section concerned, or None.
        values: what the sentence names: raw text, expected text, counts.
    """

    code: str
    severity: Severity
    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    indicator: str | None = None
    values: Mapping[str, str] = MappingProxyType({})


def finding(
    code: str,
    *,
    file: str | None = None,
    sheet: str | None = None,
    cell: str | None = None,
    indicator: str | None = None,
    **values: object,
) -> Finding:
    """Return the finding `code` with the severity of the catalogue.

    Raises:
        KeyError: the code is not in the catalogue (a bug; a test walks all uses).
    """
    texts = {key: str(value) for key, value in values.items()}
    return Finding(code, SEVERITIES[code], file, sheet, cell, indicator, texts)


def worst(findings: tuple[Finding, ...] | list[Finding]) -> Severity | None:
    """Return the gravest severity among `findings`, or None where there are none."""
    return max((reported.severity for reported in findings), default=None)


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

SEVERITIES: Mapping[str, Severity] = {
    # F0xx: the file as a whole is refused
    **dict.fromkeys(
        (
            "F001",
            "F002",
            "F003",
            "F004",
            "F005",
            "F006",
            "F007",
            "F008",
            "F009",
            "F010",
            "F011",
            "F012",
            "F013",
            "F014",
            "F015",
            "F016",
            "F017",
            "F018",
        ),
        _E,
    ),
    # F1xx: read, but to be known
    "F101": _W,  # macros
    "F102": _W,  # links to other workbooks, DDE
    "F103": _N,  # rows out of order in the file
    "F104": _W,  # open in Excel: a lock file lies beside it
    "F105": _N,  # a text longer than Excel allows
    "F106": _W,  # cells with two contents
    "F120": _W,  # an archive beside the workbooks
    "F121": _W,  # a shortcut beside the workbooks
    "F122": _N,  # the same bytes as another workbook
    "F123": _N,  # the same unit's same answers as in another workbook
    # S1xx: structure
    "S101": _E,  # indicator without a row
    "S102": _E,  # indicator with two rows
    "S103": _E,  # row that is no indicator of the rubric
    "S104": _N,  # row moved
    "S105": _N,  # marker differs
    "S106": _W,  # words of the row differ
    "S107": _E,  # input row missing
    "S108": _W,  # section row missing
    "S110": _W,  # unanswered indicators, counted
    "S111": _E,  # no LKE sheet
    "S112": _E,  # two LKE sheets
    "S113": _E,  # no answer column
    "S114": _E,  # two columns of one role
    "S115": _W,  # the LKE sheet is hidden
    "S116": _W,  # rows with answers are hidden
    "S117": _W,  # a column that matters is hidden
    "S118": _W,  # a value lies under a merge
    "S119": _E,  # the answer column is merged over several items
    "S120": _N,  # hidden look-alike sheet, ignored
    "S121": _N,  # cells outside the table
    "S122": _W,  # merges that overlap
    "S123": _E,  # assessor not in this workbook
    "S124": _N,  # no choice column: types come from the rubric
    "S125": _N,  # another assessor left the form blank
    "S126": _W,  # error cells on another sheet
    "S127": _W,  # hidden look-alike with other weights
    "S128": _E,  # the rubric fits the workbook badly
    "S129": _E,  # a column of choices whose header names no assessor
    "S130": _W,  # several regulations fit alike
    "S131": _W,  # another rubric than the one asked for fits better
    "S132": _E,  # no form of the rubric is known
    "S133": _E,  # a question or count not recognised, while a row at its place may be it
    "S134": _W,  # a row's official id and its words name different questions
    "S135": _W,  # the same as S133 of a heading
    "S136": _W,  # texts of several questions at one another's places
    "S140": _E,  # an assessor with several filled columns of answers that differ
    "S141": _N,  # an assessor with several columns of the same answers
    "S142": _W,  # a hidden column of answers beside a visible one, not read
    "S143": _E,  # no sheet of the name asked for
    "S144": _E,  # the questions of one LKE are spread over sheets
    "S150": _W,  # answers whose number format shows nothing
    "S151": _W,  # answers in the colour of their ground
    "S152": _W,  # texts of two questions at each other's place
    "S153": _E,  # criteria in reverse order
    "S154": _E,  # question turned into its opposite
    "S155": _N,  # questions in words of the office's own
    # V3xx: values
    "V301": _E,  # formula without a stored value
    "V302": _E,  # error cell
    "V303": _E,  # not one of the choices
    "V304": _E,  # ambiguous number
    "V305": _E,  # percent or ratio?
    "V306": _E,  # not a value at all
    "V307": _E,  # Excel made it a date
    "V308": _W,  # accepted, but Excel would drop it
    "V309": _W,  # number written as text, accepted
    "V310": _E,  # index out of range
    "V311": _W,  # ratio above one, capped
    "V312": _E,  # not a count
    "V313": _W,  # zero denominator
    "V314": _W,  # typed ratio used or contradicted
    "V315": _W,  # typed total is not the sum of its parts
    "V316": _E,  # answer comes from another workbook
    "V317": _W,  # answer is a formula
    "V318": _W,  # formula whose stored value is empty
    "V319": _W,  # the workbook's ratio differs from its inputs
    "V320": _N,  # no evidence
    "V321": _N,  # all answers best
    "V322": _N,  # note contradicts the answer
    "V323": _W,  # an input of a ratio is blank
    # V324 is retired: a total without its parts is used no more
    "V325": _N,  # an option with marks or words around it, accepted
    "V326": _N,  # a count written with what is counted, accepted
    "V327": _W,  # answers that no form offers: not applicable, not yet
    "V328": _E,  # a count that no unit has
    "V329": _N,  # blank parts taken for 0
    "V330": _W,  # one count asked twice, two values
    "V331": _W,  # parts above their whole
    "V332": _N,  # ratio typed over its formula, equal
    "V333": _W,  # index shown rounded
    "V334": _W,  # formulas of ratios divide other counts
    "V335": _W,  # many answers are formulas
    "V336": _W,  # many answers with blanks or special characters
    "V337": _N,  # many answers with marks or words around the option
    "V350": _E,  # answer struck out
    "V351": _W,  # answer struck out in part
    "V352": _W,  # a choice beside an unanswered question
    # W2xx: weights, formulas, the workbook's own figures
    "W201": _E,  # weight differs
    "W202": _W,  # a score was typed over its formula
    "W203": _W,  # choice type differs
    "W204": _W,  # formula counts other rows
    "W205": _W,  # stored value is not what the answers give
    "W206": _N,  # formulas without stored values, counted
    "W207": _W,  # error in a score cell
    "W208": _N,  # own total differs: by how much and why
    "W209": _W,  # two summaries read one column
    "W210": _W,  # a summary's else branch says the unit passes
    "W211": _W,  # the score formula is not the one of its neighbours
    "W212": _W,  # formulas with another scale than the rubric's
    "W213": _W,  # formulas that name lost cells
    "W214": _N,  # a score typed over its formula that is right
    "W215": _W,  # weights typed as text, counted
    "W216": _W,  # weights scaled
    # R0xx: rubric
    **dict.fromkeys(
        (
            "R001",
            "R002",
            "R003",
            "R004",
            "R005",
            "R006",
            "R007",
            "R008",
            "R010",
            "R011",
            "R012",
            "R013",
            "R014",
            "R015",
            "R016",
            "R017",
            "R018",
            "R019",
            "R020",
            "R021",
            "R022",  # a parent that cannot be had
            "R023",  # change of what the parent has not
            "R024",  # change of what an heir may not change
            "R026",  # changed figure without a provision of its own
        ),
        _E,
    ),
    "R025": _W,  # change that changes nothing
    # R027 ff.: rubrics that load, but should be better; cases of rubrics
    "R027": _W,  # a prerequisite is in force twice at a time
    "R028": _W,  # in force outside the regulation's own time
    "R029": _W,  # not checked against the text for a year
    "R030": _N,  # indicator without evidence
    "R031": _W,  # section without a case
    "R032": _W,  # rubric without cases
    "R033": _W,  # text too long
    "R034": _W,  # index that is not the minimum's
    "R035": _W,  # provision without a page
    "R036": _W,  # scale that no indicator uses
    "R037": _W,  # minimum below that of the designation to hold before
    "R038": _W,  # weights that do not add up to 100
    "R039": _N,  # draft without an unverified figure
    "R040": _E,  # case that does not come out as written
    "R041": _E,  # case that cannot be understood
    "R042": _E,  # changed figure that no case notices
    "R043": _E,  # printed figures that fit no score
    "R044": _W,  # sources or changes not written down
    "R045": _E,  # something left to do
    "R050": _E,  # the version does not take the step that the changes call for
    "R051": _E,  # the changelog has no entry for the version
    "R052": _E,  # the entry leaves something out, or contradicts the changes
    "R053": _W,  # row that is nothing a draft has
    "R054": _W,  # choice type found another way
    "R055": _W,  # figures of a scale from elsewhere
    "R056": _W,  # ratio whose formula cannot be read
    "R057": _E,  # parts of a form do not add up
    "R058": _N,  # text cut
    "R059": _N,  # criteria missing
    "R060": _E,  # no form to import
    "R061": _N,  # regulation to be completed
    "R062": _W,  # weight missing
    "R063": _W,  # marker used twice
    "R064": _N,  # form without choice types
    "R065": _W,  # ratio that a known rubric has otherwise
    "R066": _W,  # a regulation that did not apply on the day
    "R067": _N,  # a regulation that was revoked since
    "R068": _W,  # a regulation whose first day is a guess, and decides
    # R070 ff.: what a rubric asks of facts
    **dict.fromkeys(("R070", "R071", "R072", "R073", "R074"), _E),
    "R075": _N,  # prerequisite without needs
    "R076": _W,  # a sentence says another figure than its needs
    "R077": _W,  # criteria that read alike
    "R078": _W,  # days without a version of a prerequisite
    "R079": _W,  # provision or page that the instrument does not have
    "R080": _W,  # key of another system missing or used twice
    "R081": _E,  # a need that a question is to show which counts no share
    "R086": _E,  # a kind of unit with a name that another has
    "R087": _E,  # a gap in criteria that names the wrong options
    # B0xx: evidence
    "B001": _E,  # a folder or listing that is not there
    "B002": _E,  # a listing that cannot be read
    "B003": _E,  # too many documents
    "B010": _W,  # a map that names no document
    "B011": _W,  # a map that names no question
    "B012": _E,  # a map or manifest that cannot be read
    "B020": _W,  # an answer without documents
    "B021": _W,  # documents named that are not there
    "B022": _W,  # words that stand for no document
    "B023": _N,  # links alone, which nobody opens
    "B024": _W,  # a miswritten link
    "B025": _W,  # a link to a whole drive
    "B026": _W,  # a link on one's own computer
    "B027": _W,  # one link for many questions
    "B028": _W,  # one document for many questions
    "B029": _N,  # documents without an answer
    "B030": _W,  # empty
    "B031": _W,  # cannot be opened
    "B032": _W,  # cut off
    "B033": _W,  # damaged
    "B034": _W,  # locked
    "B035": _W,  # of another kind than it says
    "B036": _W,  # an archive
    "B037": _W,  # a shortcut
    "B038": _W,  # a program
    "B039": _W,  # stands in for a document
    "B040": _W,  # a link of the file system
    "B041": _W,  # no regular file
    "B042": _N,  # contents in a cloud
    "B043": _W,  # another year in the name
    "B044": _W,  # another year in the contents
    "B045": _W,  # the same bytes for another question
    "B046": _N,  # the same bytes twice
    "B047": _W,  # documents described that are not there
    "B048": _N,  # an answer worth nothing without documents
    "B050": _W,  # a document of several questions, perhaps
    "B051": _W,  # name and folder contradict each other
    "B052": _W,  # an id that is none
    "B053": _W,  # documents of no question
    "B054": _W,  # a folder of another year
    "B055": _N,  # what does not count
    "B056": _W,  # a folder that cannot be read
    "B057": _N,  # names that Windows refuses
    "B058": _W,  # paths that are too long
    "B060": _E,  # changed since the manifest
    "B061": _E,  # vanished since
    "B062": _N,  # new since
    "B063": _N,  # all as in the manifest
    "B065": _W,  # a name that several documents bear
    # P0xx: prerequisites and facts
    **dict.fromkeys(("P001", "P002", "P003", "P004", "P005", "P006", "P014", "P016", "P018", "P019"), _E),
    **dict.fromkeys(("P030", "P031", "P032", "P033", "P034", "P035", "P038"), _E),  # files of zones
    "P036": _W,  # a result made by another version of the rubric
    "P037": _W,  # a score on another scale
    "P039": _N,  # the workbook names another unit
    "P010": _W,  # a number near the bound of a letter
    "P011": _W,  # letter and number differ
    "P012": _W,  # a fact of the future
    "P013": _N,  # a fact older than a year
    "P015": _W,  # facts of another unit
    "P017": _W,  # a fact that the LKE contradicts
    "P040": _W,  # days out of their order
    "P041": _W,  # a special rule that is used, by our reading
    "P042": _W,  # a fact, and the counts of the LKE for the same, differ
    "P043": _W,  # a zone that holds a designation which was revoked
    "P060": _E,  # a kind of unit that nobody knows
    "P061": _W,  # a kind of unit of another kind of agency
    "U054": _W,  # a kind in a list of units that is nearly a known one
    # J0xx: PortalRB documents; the first ones refuse one as a whole
    "J001": _E,  # no JSON
    "J002": _E,  # a key twice
    "J003": _E,  # NaN, Infinity, a number without end
    "J004": _E,  # too many levels
    "J005": _E,  # no UTF-8, half a character
    "J006": _E,  # not of the guide's shape
    "J007": _E,  # another kind of document
    "J008": _E,  # zitool's own output
    "J010": _W,  # a byte-order mark
    "J011": _E,  # numbers that the list has not
    "J012": _E,  # a number twice
    "J013": _E,  # questions that are not there
    "J014": _W,  # fields that the guide does not mention
    "J015": _E,  # numbers of another list
    "J018": _E,  # no document of the guide
    "J020": _N,  # evidence of TPI, which has no field
    "J021": _W,  # an assessor, or a further column, that has no field
    "J022": _N,  # typed totals, which PortalRB works out
    "J023": _W,  # a ratio typed without the counts that PortalRB asks for
    "J024": _E,  # an answer that cannot be used: null
    "J025": _N,  # notes and evidence beside a ratio, moved to its first count
    "J026": _N,  # notes and evidence beside no question
    "J027": _N,  # pictures as evidence
    "J028": _W,  # no column of the unit's own answers
    "J029": _E,  # no year of evaluation
    "J030": _E,  # a year without a master list
    "J031": _E,  # a rubric that the master list does not ask
    "J016": _W,  # a text that no cell holds as it is
    "J017": _E,  # several LKEs of one unit
    # units of a list that are not proposed
    "J032": _E,  # without id
    "J033": _E,  # without target
    "J034": _E,  # an id given twice
    "J035": _E,  # neither affirmative nor not
    "J036": _E,  # an id that cannot end an address
    "J037": _E,  # no name, neither in the list nor in the LKE
    "J038": _W,  # no LKE
    "J039": _W,  # an LKE of nobody in the list
    # documents that are checked, alone and against one another
    "J040": _E,  # a place that departs from the guide's shape
    "J041": _E,  # an id twice
    "J042": _E,  # an id that cannot end an address
    "J043": _W,  # category and afirmasi that contradict
    "J044": _N,  # a year without a list: numbers not checked
    "J045": _N,  # another order than the list's
    "J047": _E,  # no list of units
    "J048": _E,  # no answers of a unit in a list
    "J049": _W,  # answers of a unit in no list
    "J050": _E,  # a file's name that is not that of its unit
    "J051": _W,  # another name than the list's
    "J052": _E,  # another year than the other documents'
    "J053": _N,  # a file that no address leads to
    "J054": _E,  # a folder that is not laid out as the addresses
    "J055": _W,  # fields that differ
    "J056": _W,  # units whose names differ
    # J06x: what `serve` serves
    "J060": _W,  # reachable by others without TLS
    "J061": _W,  # an LKE that cannot be read any more
    "J062": _W,  # an LKE that is gone
    "J063": _W,  # a list of units that cannot be used any more
    "J064": _E,  # a file of tokens that cannot be used any more
    "J065": _W,  # a certificate that cannot be put to use
    "J066": _W,  # a unit without answers
    "J067": _W,  # a token for units that are not there
    "J068": _W,  # an LKE of another year
    "J069": _W,  # several LKEs of one unit
    "J070": _N,  # an LKE that can be read again
    # K0xx: surveys
    **dict.fromkeys(
        (
            "K001",
            "K002",
            "K003",
            "K004",
            "K006",
            "K008",
            "K009",
            "K012",
            "K015",
            "K031",
            "K034",
            "K035",
            "K038",
            "K039",
        ),
        _E,
    ),
    **dict.fromkeys(
        ("K005", "K014", "K016", "K017", "K020", "K021", "K023", "K026", "K029", "K036", "K040"),
        _W,
    ),
    **dict.fromkeys(
        ("K010", "K011", "K013", "K018", "K019", "K022", "K025", "K028", "K033", "K037", "K041"),
        _N,
    ),
    **dict.fromkeys(("K050", "K051", "K052", "K053", "K054", "K056"), _E),  # instruments
    # K060 ff.: a survey and an LKE
    **dict.fromkeys(("K061", "K062", "K063", "K064", "K068"), _W),
    **dict.fromkeys(("K060", "K065", "K066", "K067"), _N),
    "K055": _W,  # words by which zitool would not know its own questionnaire
    # O0xx output, U0xx usage, X internal
    **dict.fromkeys(
        (
            "O001",
            "O002",
            "O003",
            "O004",
            "O005",
            "O006",
            "O007",
            "O009",
            "O013",
            "U001",
            "U002",
            "U003",
            "U004",
            "U005",
            "U006",
            "U007",
            "U020",
            "U021",
            "U022",
            "U023",
            "U024",
            "U025",
            "U026",
            "U027",
            "U028",
            "U029",
            "U030",
            "U031",
            "U032",
            "U033",
            "U034",
            "U035",
            "U010",
            "U011",
            "U012",
            "U013",
            "U014",
            "U015",
            "U040",
            "U041",
            "U042",
            "U043",
            "U044",
            "U045",
            "U046",
            "U047",
            "U048",
            "U049",
            "U050",
            "U051",
            "U052",
            "U053",
            "U056",
            "U057",
            "U055",
            "U060",
            "U061",
            "U095",
            "U096",
            "U097",
            "U098",
            "U099",
            "U070",
            "U071",
            "U072",
            "U073",
            "U074",
            "U075",
            "U090",
            "U091",
            "U092",
            "U093",
            "U094",
            "U076",
            "U077",
            "U078",
            "U079",
            "X001",
            "X002",
        ),
        _E,
    ),
}
"""Severity by code: the list of all codes; sentences are in `zitool.wording`."""
