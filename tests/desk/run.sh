#!/usr/bin/env bash
# Tries the review desk in a real browser, against the real program. Opt-in: CI
# does not run it. Needs node, Chromium (CHROMIUM, or /usr/bin/chromium), and
# playwright-core and axe-core, from NODE_PATH or from `npm install` in
# tests/browser; skips without. Screenshots go to SCREENSHOTS. Words given as
# arguments choose among the checks by their names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

skip() {
    echo "skipped: $1" >&2
    exit 0
}

command -v node >/dev/null || skip "node is not installed"
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || skip "no Chromium; set CHROMIUM to its path"
for package in playwright-core axe-core; do
    (cd tests/browser && node -e "require.resolve('$package')" 2>/dev/null) ||
        skip "$package is not found; set NODE_PATH, or run: npm install --prefix tests/browser --no-save $package"
done

if [ -z "${STANCEGRID_BINARY:-}" ]; then
    cargo build --quiet
    STANCEGRID_BINARY="${CARGO_TARGET_DIR:-target}/debug/stancegrid"
fi
export STANCEGRID_BINARY
node tests/desk/desk.mjs "$@"
