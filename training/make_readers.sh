#!/usr/bin/env bash
# Makes the shipped reader and the readers of the folds, from data to files.
#
#   training/make_readers.sh DATA BASE OUT
#
# DATA  the labelled sets: events_dev, stories_dev, allsides_dev, opinion_dev, pairs_news,
#       nli_public, folds.tsv.
# BASE  the base model: model.safetensors and tokenizer.json of all-MiniLM-L6-v2.
# OUT   where everything goes. What is there already is not made again, and a training that
#       broke off goes on, so that the script can be started again at any time.
#
# Needs cargo, and a Python with training/requirements.txt: set PYTHON to it. On two cores
# with bfloat16 instructions it takes some three hours.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
data=$1 base=$2 out=$3
python=${PYTHON:-python3}
mkdir -p "$out"

# The steps that make a file, which is only there when it is whole.
make() {
    local file=$1
    shift
    [ -e "$out/$file" ] && return
    echo "== $file" >&2
    "$@" "$out/$file.part"
    mv "$out/$file.part" "$out/$file"
}
candidates() { cargo run --release --quiet --example candidates -- "$data/$1" >"$2"; }
counts() {
    "$python" training/piece_counts.py "$base/tokenizer.json" \
        "$data"/{events,stories,allsides,opinion,wice}_dev/articles.jsonl \
        "$data"/{fnc1_train,fnc1_holdout}/articles.jsonl \
        "$data"/{events,stories,allsides,opinion}_dev/{claims,variants}.csv \
        "$data"/{events,stories,allsides}_dev/short.csv \
        "$data"/pairs_news/*.jsonl "$data/attribution/polnear_train.jsonl" >"$1"
}
learn() {
    local rows=$1 from=$2 epochs=$3 rate=$4 file=$5
    "$python" training/train.py "$rows" "$file" --from "$from" --tokenizer "$base/tokenizer.json" \
        --epochs "$epochs" --rate "$rate" --state "$out/state"
}
convert() {
    local model=$1
    shift
    "$python" training/convert.py "$out/$model" "$base/tokenizer.json" "${@: -1}" \
        --pieces "$out/counts.tsv" "${@:1:$#-1}"
}

sets=(events_dev stories_dev allsides_dev opinion_dev)
for set in "${sets[@]}"; do
    make "$set.jsonl" candidates "$set"
done
named=()
for set in "${sets[@]}"; do
    named+=("$data/$set=$out/$set.jsonl")
done
rows() {
    "$python" training/rows.py "${@: -1}" "${@:1:$#-1}" --sets "${named[@]}" \
        --own training/claims.jsonl --triples "$data"/pairs_news/*.jsonl \
        --minimal-pairs tests/fixtures/stance
}
make counts.tsv counts
make first.safetensors learn "$data/nli_public/rows.jsonl.gz" "$base/model.safetensors" 2 1e-4
for fold in 2 1 0; do
    make "$fold.jsonl.gz" rows --folds "$data/folds.tsv" --hold "$fold"
    make "$fold.safetensors" learn "$out/$fold.jsonl.gz" "$out/first.safetensors" 2 8e-5
done
make all.jsonl.gz rows
make all.safetensors learn "$out/all.jsonl.gz" "$out/first.safetensors" 2 8e-5
make pair.reader convert all.safetensors
for fold in 0 1 2; do
    make "$fold.reader" convert "$fold.safetensors" --layers-of "$out/pair.reader" --name "reader without fold $fold"
done
