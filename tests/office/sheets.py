"""The texts of tests/office/run.sh, and what is to become of them in LibreOffice.

story FOLDER                 writes articles and claims that want to be formulas
check RAW.csv FODS KIND      no formula in FODS, and every text of RAW.csv in it
decide FODS EXPECTED         fills in decisions, as a person would
found EXPECTED FOUND KIND    whether the program found each of them
Standard library alone.
"""

import csv
import json
import pathlib
import sys
import xml.etree.ElementTree as tree

FORMULAS = [
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://localhost/?x="&A1,"here")',
    "+1+1",
    "@SUM(1,1)",
    "-2+3",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "=DDE(\"soffice\";\"x\";\"y\")",
    '=WEBSERVICE("http://localhost/")',
    "\uff1d1+1",
    "'=1+1",
    "'Tis said",
    "\u0634\u0647\u062f\u062a \U0001f68b",
]
NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
WORDS = ["claim_id", "label", "claim", "topic", "source_id", "outlet", "author", "evidence",
         "near_miss", "title", "url", "stance", "speaker", "cues"]


def name(prefixed):
    prefix, local = prefixed.split(":")
    return "{%s}%s" % (NAMES[prefix], local)


def story(folder):
    folder = pathlib.Path(folder)
    folder.mkdir()
    with open(folder / "articles.jsonl", "w", encoding="utf-8") as out:
        for at, text in enumerate(FORMULAS):
            body = f"{text} moved the depot to Mill Lane.\n\nThe weather was mild."
            article = {"id": f"{text.strip()}{at}", "text": body, "outlet": text, "title": text,
                       "author": text, "url": text, "published": "2031-05-04"}
            out.write(json.dumps(article) + "\n")
    claims = [{"id": f"{text.strip()} {at}", "claim": f"{text.strip()} moved the depot to Mill Lane",
               "label": text.strip(), "topic": text.strip()} for at, text in enumerate(FORMULAS)]
    (folder / "claims.json").write_text(json.dumps({"claim": claims}), encoding="utf-8")


def shown(element):
    """The text of a paragraph or a part of one, with its spaces and tabs."""
    said = element.text or ""
    for child in element:
        if child.tag == name("text:s"):
            said += " " * int(child.get(name("text:c"), "1"))
        elif child.tag == name("text:tab"):
            said += "\t"
        elif child.tag == name("text:line-break"):
            said += "\n"
        else:
            said += shown(child)
        said += child.tail or ""
    return said


def cells(row):
    """The cells of a row, repeated ones as often as they are, empty ends left off."""
    found = []
    for cell in row:
        if cell.tag not in (name("table:table-cell"), name("table:covered-table-cell")):
            continue
        times = int(cell.get(name("table:number-columns-repeated"), "1"))
        found += [cell] * min(times, 64)
    return found


def text_of(cell):
    return "\n".join(shown(paragraph) for paragraph in cell.findall("text:p", NAMES))


def tables(path):
    root = tree.parse(path).getroot()
    for cell in root.iter(name("table:table-cell")):
        formula = cell.get(name("table:formula"))
        if formula is not None:
            sys.exit(f"{path}: a formula: {formula}")
    for link in root.iter(name("text:a")):
        sys.exit(f"{path}: a link: {shown(link)}")
    return root, {table.get(name("table:name")): table for table in root.iter(name("table:table"))}


def rows(table):
    for row in table.iter(name("table:table-row")):
        found = cells(row)
        if any(text_of(cell) for cell in found):
            yield found


def needs_guard(text):
    if text[:1] == "'" or text[:1] and ord(text[0]) < 32:
        return True
    return text.lstrip("\t\r\n \u00a0").startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20"))


def unguarded(text):
    return text[1:] if text.startswith("'") and needs_guard(text[1:]) else text


def plain(text):
    """Line ends are made one, and a space at the edge of a line may go."""
    return "\n".join(line.strip() for line in text.replace("\r", "\n").split("\n")).strip()


def check(raw, path, kind):
    with open(raw, newline="", encoding="utf-8") as file:
        expected = list(csv.DictReader(file))
    _, sheets = tables(path)
    found = list(rows(sheets["Evidence"] if kind == "plain" else next(iter(sheets.values()))))
    head = [text_of(cell) for cell in found[0]]
    if len(found) - 1 != len(expected):
        sys.exit(f"{path}: {len(found) - 1} rows, not {len(expected)}")
    compared = 0
    for want, have in zip(expected, found[1:]):
        have = dict(zip(head, map(text_of, have)))
        for column in WORDS:
            text = have[column] if kind == "plain" else unguarded(have[column])
            if plain(text) != plain(want[column]):
                sys.exit(f"{path}: {column}: {have[column]!r}, not {want[column]!r}")
            compared += bool(want[column])
    print(f"   {pathlib.Path(path).parent.name}: no formula, {compared} texts survived")


def decide(path, expected, shift=0):
    root, sheets = tables(path)
    found = list(rows(sheets["Evidence"]))
    head = [text_of(cell) for cell in found[0]]
    places = [head.index("decision"), head.index("decision_note")]
    stances = ["asserts", "qualifies", "denies", "omits"]
    for prefix, uri in NAMES.items():
        tree.register_namespace(prefix, uri)
    decided = []
    for at, row in enumerate(sheets["Evidence"].iter(name("table:table-row"))):
        fields = dict(zip(head, map(text_of, cells(row))))
        if at == 0 or not fields.get("claim_id") or fields["evidence_rank"] not in ("", "1"):
            continue
        note = FORMULAS[at % len(FORMULAS)].strip() + " (note)"
        values = dict(zip(places, [stances[(at + int(shift)) % 4], note]))
        fill(row, values)
        decided.append([fields["claim_id"], fields["source_id"], stances[(at + int(shift)) % 4], note])
    tree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    with open(expected, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(fields) + "\n" for fields in decided)


def fill(row, values):
    """Puts texts into cells of a row, which may stand there as one repeated cell."""
    repeated = name("table:number-columns-repeated")
    column = 0
    for cell in list(row):
        times = int(cell.get(repeated, "1"))
        inside = [at for at in values if column <= at < column + times]
        if inside:
            place = list(row).index(cell)
            row.remove(cell)
            for at in range(column, column + times):
                single = tree.fromstring(tree.tostring(cell))
                single.attrib.pop(repeated, None)
                if at in inside:
                    single.set(name("office:value-type"), "string")
                    for child in list(single):
                        single.remove(child)
                    tree.SubElement(single, name("text:p")).text = values[at]
                row.insert(place + at - column, single)
        column += times


def found(expected, path, kind):
    with open(expected, encoding="utf-8") as file:
        want = [json.loads(line) for line in file]
    with open(path, encoding="utf-8") as file:
        decisions = [json.loads(line) for line in file]
    have = {
        (plain(one["claim_id"]), plain(one["source_id"])): [one["stance"], one["note"]]
        for one in decisions
    }
    if len(have) != len(want):
        sys.exit(f"{kind}: {len(have)} decisions of {len(want)}")
    for claim, source, stance, note in want:
        row = have.get((plain(claim), plain(source)))
        # A CSV file that an office program wrote has no guards of ours: what
        # looks like one there is lost.
        if row is None and kind == "csv":
            # Of a claim it is restored, since the claims are at hand.
            row = have.get((plain(claim), plain(unguarded(source))))
        if row is None or row[0] != stance:
            sys.exit(f"{kind}: {claim!r}, {source!r}: {row}, not {stance}")
        if plain(row[1]) != plain(note) and not (kind == "csv" and row[1] == unguarded(note)):
            sys.exit(f"{kind}: the note {row[1]!r}, not {note!r}")
    print(f"   {kind}: {len(want)} decisions found")


if __name__ == "__main__":
    {"story": story, "check": check, "decide": decide, "found": found}[sys.argv[1]](*sys.argv[2:])
