#!/usr/bin/env bash
# The archive of a release: the program, manual page, completions, licences. The same
# source on the same system with the same compiler gives the same bytes, wherever it
# lies:
#
#     tests/release/pack.sh            # -> target/release-archive/*.tar.gz and its hash
#     tests/release/pack.sh --twice    # builds it in two folders and compares
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

version="$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/Cargo.toml" | head -1)"
host="$(rustc -vV | sed -n 's/^host: //p')"
name="stancegrid-$version-$host"

# Everything in an archive is as old as the last commit.
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct)}"

# build SOURCE TARGET OUT: the archive of a source folder, in OUT.
build() {
    local source="$1" target="$2" out="$3" cargo_home="${CARGO_HOME:-$HOME/.cargo}"
    local sysroot; sysroot="$(rustc --print sysroot)"
    # No path of this machine stands in the program, neither Rust's nor C's.
    local maps=("$source=/stancegrid" "$target=/target" "$cargo_home=/cargo" "$sysroot=/rust")
    local rust="" c=""
    for map in "${maps[@]}"; do
        rust+=" --remap-path-prefix=$map"
        c+=" -ffile-prefix-map=$map"
    done
    (cd "$source" && RUSTFLAGS="${rust# } -C strip=symbols" CFLAGS="${c# }" \
        CARGO_TARGET_DIR="$target" cargo build --release --locked --bin stancegrid >&2)
    local program="$target/release/stancegrid" folder="$out/$name"
    rm -rf "$folder" && mkdir -p "$folder/completions"
    cp "$program" "$source"/{README.md,CHANGELOG.md,SECURITY.md,LICENSE-APACHE,LICENSE-MIT} "$folder"
    "$program" man > "$folder/stancegrid.1"
    for shell in bash elvish fish powershell zsh; do
        "$program" completions "$shell" > "$folder/completions/stancegrid.$shell"
    done
    tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
        --mode='u=rwX,go=rX' -C "$out" -cf - "$name" | gzip -n9 > "$out/$name.tar.gz"
    (cd "$out" && sha256sum "$name.tar.gz" | tee "$name.tar.gz.sha256")
}

case "${1:-}" in
--twice)
    work="$(mktemp -d)"
    trap 'rm -rf "$work"' EXIT
    for which in one another/place; do
        mkdir -p "$work/$which"
        git -C "$root" archive HEAD | tar -x -C "$work/$which"
        build "$work/$which" "$work/target" "$work/out-${which%%/*}"
        # The second is built from nothing too.
        rm -rf "$work/target"
    done
    cmp "$work/out-one/$name.tar.gz" "$work/out-another/$name.tar.gz"
    echo "the same bytes from two folders"
    ;;
"") build "$root" "${CARGO_TARGET_DIR:-$root/target}" "$root/target/release-archive" ;;
*) echo "usage: $0 [--twice]" >&2 && exit 2 ;;
esac
