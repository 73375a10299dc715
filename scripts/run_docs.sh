#!/usr/bin/env bash
# Runs every `sh` block of docs/quality.md and docs/segmentation.md, word for word.
# Opt-in, since it needs data that is not in the repository (docs/data.md):
#
#   STANCEGRID_DATA   the folder of the labelled sets, with the story's documents
#                     beside it
#
# Builds in release mode and takes about half an hour. One command learns the shipped
# weights anew, in their place. The script says whether they are the same bytes, and
# puts the shipped ones back.
set -euo pipefail
: "${STANCEGRID_DATA:?names no folder of labelled sets: see docs/data.md}"
STANCEGRID_DATA=$(realpath -e "$STANCEGRID_DATA")
export STANCEGRID_DATA
cd "$(dirname "${BASH_SOURCE[0]}")/.."

weights=src/lexicon/en/weights.tsv
shipped=$(mktemp)
cp -p "$weights" "$shipped"
trap 'cp -p "$shipped" "$weights"; rm "$shipped"' EXIT

for page in docs/quality.md docs/segmentation.md; do
    printf '\n== %s\n' "$page"
    commands=$(awk '/^ *```sh$/ { inside = 1; next } /^ *```$/ { inside = 0 } inside' "$page")
    [ -n "$commands" ] || { echo "$page has no commands" >&2; exit 1; }
    sh -eux -c "$commands"
done

if ! cmp "$shipped" "$weights"; then
    echo "The learnt weights differ from the shipped ones. Compare the sums of the sets at" >&2
    echo "the head of $weights with those that \`train\` writes." >&2
    exit 1
fi
echo "every command of both pages was run"
