#!/usr/bin/env bash
# Scans the same articles on one machine, in shards, with Spark and with Dask, each
# of them also with a worker killed half-way, and compares what comes out byte for
# byte. Opt-in: CI does not run it. Needs Java 17 and Python 3.10 or later, 700 MB
# of disk for the engines and 3 GB of memory.
#
#   STANCEGRID_BINARY  the program (else it is built)
#   STANCEGRID_VENV    a virtual environment with requirements.txt (else it is made)
#   STANCEGRID_BENCH   a folder with claims.csv and articles.jsonl (else the story
#                      of the repository, 600 times)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
here=tests/scale
target=${CARGO_TARGET_DIR:-target}
parts=16

for program in java python3 sha256sum; do
    if ! command -v "$program" >/dev/null; then
        echo "cannot be tried: $program is not installed" >&2
        exit 1
    fi
done

if [ -z "${STANCEGRID_BINARY:-}" ]; then
    cargo build --release --locked --quiet
    STANCEGRID_BINARY=$target/release/stancegrid
fi
program=$(realpath "$STANCEGRID_BINARY")

venv=${STANCEGRID_VENV:-$target/scale-venv}
if [ ! -x "$venv/bin/python" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --require-virtualenv -r "$here/requirements.txt"
fi
python=$venv/bin/python
missing=$("$venv/bin/pip" freeze | sort - <(grep -v '^#' "$here/requirements.txt") | uniq -d |
    sort - <(grep -v '^#' "$here/requirements.txt") | uniq -u)
[ -z "$missing" ] || echo "note: $venv has other versions of: ${missing//$'\n'/ }"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS=$folder/spark SPARK_WORKER_DIR=$folder/spark
export PYSPARK_PYTHON PYSPARK_DRIVER_PYTHON
PYSPARK_PYTHON=$(realpath -s "$python")
PYSPARK_DRIVER_PYTHON=$PYSPARK_PYTHON

if [ -n "${STANCEGRID_BENCH:-}" ]; then
    articles=$STANCEGRID_BENCH/articles.jsonl
    claims=$STANCEGRID_BENCH/claims.csv
else
    articles=$folder/articles.jsonl
    claims=claims
    "$python" "$here/articles.py" seeds 600 >"$articles"
fi
# A little more than a part's share, so that there are no more parts than that.
block=$(($(stat -c %s "$articles") / parts + 1000))

# Error lines are told apart by article and field: they carry the number of the line,
# which is another one in each part, and what is wrong with the bytes of a line that
# an engine took for text.
ordered() { # FILE…
    LC_ALL=C sed -E '/^\{"format":"stancegrid-scan","format_version":[0-9]+,"judge_id":"[0-9a-f]+","error":/{
        s/"error":"([^"\\]|\\.)*","line":[0-9]+/"error"/
    }' "$@" | LC_ALL=C sort
}

measure=
differs=0
row() { printf '%-34s %8s %8s  %-64s  %s\n' "$@"; }

compare() { # WAY SECONDS FILE…
    local sum lines same=yes
    ordered "${@:3}" >"$folder/ordered"
    sum=$(sha256sum <"$folder/ordered" | cut -d ' ' -f 1)
    lines=$(wc -l <"$folder/ordered")
    measure=${measure:-$sum}
    [ "$sum" = "$measure" ] || { same=NO && differs=1; }
    row "$1" "$2" "$lines" "$sum" "$same"
}

seconds_since() { awk "BEGIN { printf \"%.1f\", ${EPOCHREALTIME/,/.} - ${1/,/.} }"; }

failed() { # WHAT LOG
    echo "$1; the end of its log:" >&2
    tail -n 20 "$2" >&2
    exit 1
}

scan() { # FILE ARGUMENT…
    local code=0
    "$program" scan "$articles" -c "$claims" -o "$@" 2>"$folder/log" || code=$?
    # With 1, some lines were no articles.
    [ "$code" -le 1 ] || failed "scan ended with $code" "$folder/log"
}

job() { # NAME KILLED COMMAND…
    local name=$1 killed=$2 log=$folder/$1.log begun=$EPOCHREALTIME hit pid
    "${@:3}" -c "$claims" -o "$folder/$name" --program "$program" --block "$block" \
        >"$log" 2>&1 &
    pid=$!
    if [ "$killed" = yes ]; then
        hit=$("$python" "$here/kill_worker.py" "$pid" "$program" "$folder/$name" $((parts / 2))) ||
            { wait "$pid" || true; failed "$name: no worker was killed" "$log"; }
    fi
    wait "$pid" || failed "$name did not come to its end" "$log"
    compare "${name/-killed/, worker killed}" "$(seconds_since "$begun")" "$folder/$name"/part-*
    [ "$killed" = yes ] || return 0
    # The engine must have noticed. Spark names the executor and the task; Dask's
    # workers here are quieter, but nothing else makes one start anew.
    local worker=${hit% *} proof
    proof=$(tr '\r' '\n' <"$log" | grep -E -m 1 \
        "Lost task .*ExecutorLostFailure \($worker |Restarting worker") ||
        failed "$name: $worker was killed, and the engine did not notice" "$log"
    proofs+=("$name: $worker was killed while scan ${hit##* } ran under it
    $proof")
}

proofs=()
"$python" "$here/plan.py" --check
"$program" --version
echo "$(wc -l <"$articles") lines, $(stat -c %s "$articles") bytes; $(nproc) cores"
row way seconds lines 'SHA-256 of the sorted lines' same

begun=$EPOCHREALTIME
scan "$folder/one.jsonl"
compare "one machine" "$(seconds_since "$begun")" "$folder/one.jsonl"

begun=$EPOCHREALTIME
mkdir "$folder/shards"
for shard in 1 2 3; do
    scan "$folder/shards/$shard.jsonl" --shard "$shard/3" --threads 1 &
    shards[shard]=$!
done
for shard in "${shards[@]}"; do wait "$shard"; done
compare "shards 1/3, 2/3, 3/3" "$(seconds_since "$begun")" "$folder"/shards/*

spark=("$python" "$here/spark_scan.py" "$articles" --master 'local-cluster[2,1,1024]')
dask=("$python" "$here/dask_scan.py" "$articles" --workers 2)
job Spark no "${spark[@]}"
job Spark-killed yes "${spark[@]}"
job Dask no "${dask[@]}"
job Dask-killed yes "${dask[@]}"

# All parts of all ways are each article several times over: equal lines count once.
matrix() { # OUTPUT PARTS…
    "$program" matrix "${@:2}" -c "$claims" --machine --raw -o "$1" 2>"$folder/log" ||
        failed "matrix" "$folder/log"
}
matrix "$folder/one.csv" "$folder/one.jsonl"
matrix "$folder/all.csv" "$folder"/{shards,Spark,Spark-killed,Dask,Dask-killed}
if cmp --silent "$folder/one.csv" "$folder/all.csv"; then
    echo "matrix of one machine and of all parts together: the same $(stat -c %s "$folder/one.csv") bytes"
else
    echo "matrix of one machine and of all parts together: THEY DIFFER"
    differs=1
fi
printf '%s\n' "${proofs[@]}"
exit "$differs"
