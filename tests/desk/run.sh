#!/usr/bin/env bash
# Tries the review desk in a real browser, against the real program. Opt-in: CI
# does not run it. Needs node, Chromium (CHROMIUM, or /usr/bin/chromium), and
# playwright-core and axe-core, from NODE_PATH or from `npm install` in
# tests/browser; fails without. Screenshots go to SCREENSHOTS. Words given as
# arguments choose among the checks by their names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

source tests/browser/ready.sh
node tests/desk/desk.mjs "$@"
