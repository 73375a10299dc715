#!/usr/bin/env bash
# Opens our sheets in LibreOffice, headless, and looks at what it makes of them:
# no text may become a formula, every text has to survive, and decisions filled
# in there have to be found again. Not a part of .ci/run; needs soffice, python3
# and cargo. Run it after changes to the CSV or workbook formats.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

for program in soffice python3 cargo; do
    if ! command -v "$program" >/dev/null; then
        echo "cannot be tried: $program is not installed" >&2
        exit 1
    fi
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
office=(soffice "-env:UserInstallation=file://$folder/profile" --headless)
# Comma, double quote, UTF-8, first line 1: what the import dialog offers.
csv_in="CSV:44,34,76,1"

convert() { # FORMAT FILE FOLDER [FILTER…]
    mkdir -p "$folder/$3"
    "${office[@]}" "${@:4}" --convert-to "$1" --outdir "$folder/$3" "$folder/$2" >/dev/null 2>&1
}

echo "== a story of texts that want to be formulas"
python3 tests/office/sheets.py story "$folder/story"
cargo build --quiet
program=${CARGO_TARGET_DIR:-target}/debug/stancegrid
"$program" matrix "$folder/story/articles.jsonl" -c "$folder/story/claims.json" \
    -o "$folder/long.csv" -o "$folder/book.xlsx" 2>/dev/null
"$program" matrix "$folder/story/articles.jsonl" -c "$folder/story/claims.json" \
    --raw -o "$folder/raw.csv" 2>/dev/null

echo "== what LibreOffice makes of them"
for format in xlsx ods fods; do
    convert "$format" long.csv "csv-$format" --infilter="$csv_in"
done
convert fods book.xlsx xlsx-fods
convert fods csv-xlsx/long.xlsx csv-xlsx-fods
convert fods csv-ods/long.ods csv-ods-fods
for sheet in csv-fods/long.fods csv-xlsx-fods/long.fods csv-ods-fods/long.fods; do
    python3 tests/office/sheets.py check "$folder/raw.csv" "$folder/$sheet" guarded
done
python3 tests/office/sheets.py check "$folder/raw.csv" "$folder/xlsx-fods/book.fods" plain

echo "== decisions filled in and saved by LibreOffice"
convert fods book.xlsx filled
python3 tests/office/sheets.py decide "$folder/filled/book.fods" "$folder/expected.jsonl"
convert xlsx filled/book.fods back
# The second sheet alone, in UTF-8: what "save as CSV" writes.
convert "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2" \
    filled/book.fods back
sheet=$(ls "$folder"/back/*.csv)
for saved in "$folder/back/book.xlsx" "$sheet"; do
    kind=${saved##*.}
    "$program" import "$saved" --reviewer Ann -c "$folder/story/claims.json" --db "$folder/$kind.db" >"$folder/$kind.txt" ||
        { grep -v '^new' "$folder/$kind.txt"; exit 1; }
    "$program" decisions export --db "$folder/$kind.db" >"$folder/$kind.jsonl"
    python3 tests/office/sheets.py found "$folder/expected.jsonl" "$folder/$kind.jsonl" "$kind"
done

echo "== the same sheet with another decision in every row"
convert fods book.xlsx other
python3 tests/office/sheets.py decide "$folder/other/book.fods" "$folder/other.jsonl" 1
convert xlsx other/book.fods other
if "$program" import "$folder/other/book.xlsx" --reviewer Ann \
    -c "$folder/story/claims.json" --db "$folder/xlsx.db" \
    >"$folder/other.txt"; then
    echo "no conflict was reported" >&2
    exit 1
fi
conflicts=$(grep -c '^conflict  Evidence, row [0-9]*: ' "$folder/other.txt")
if [ "$conflicts" != "$(wc -l <"$folder/other.jsonl")" ]; then
    echo "$conflicts conflicts of $(wc -l <"$folder/other.jsonl")" >&2
    exit 1
fi
"$program" decisions export --db "$folder/xlsx.db" | cmp - "$folder/xlsx.jsonl"
echo "   $conflicts conflicts, each with its row; the store is as it was"
echo "all well"
