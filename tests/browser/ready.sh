# What every script that tries a page in a real browser needs; sourced at the
# root of the package. Fails where something is missing, and builds the program
# where STANCEGRID_BINARY names none.

missing() {
    echo "cannot be tried: $1" >&2
    exit 1
}

command -v node >/dev/null || missing "node is not installed"
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing "no Chromium; set CHROMIUM to its path"
for package in playwright-core axe-core; do
    (cd tests/browser && node -e "require.resolve('$package')" 2>/dev/null) ||
        missing "$package is not found; set NODE_PATH, or run: npm install --prefix tests/browser --no-save $package"
done

if [ -z "${STANCEGRID_BINARY:-}" ]; then
    cargo build --quiet
    STANCEGRID_BINARY="${CARGO_TARGET_DIR:-target}/debug/stancegrid"
fi
export STANCEGRID_BINARY
