def stands_text(report: RecapReport, designation: str, name: str, language: Language) -> str:
    """Return how many units stand where against one designation: *Menuju WBK: 3 memenuhi, 1 hampir*."""
    tally = report.whole.standings[designation]._asdict().items()
    those = ", ".join(f"{count} {label(f'recap_count_{key}', language)}" for key, count in tally if count)
    return f"{name}: {those}"


def standing_text(
    report: RecapReport,
    line: UnitLine,
    designation: str,
    language: Language,
    *,
    most: int = 1,
    quoted: Callable[[str], str] = str,
) -> str:
    """Return where a unit stands in a word, what it lacks of the first minima, how many more it misses."""
    standing = line.standing(designation)
    short = list(shortfalls(report, line, standing, language))
    word = status_word(standing, language)
    if not short:
        return word
    more = f" (+{len(short) - most})" if len(short) > most else ""
    those = "; ".join(f"{quoted(each.minimum.title)} −{each.short}" for each in short[:most])
    return f"{word}: {those}{more}"