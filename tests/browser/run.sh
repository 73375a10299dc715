#!/usr/bin/env bash
# Tries the HTML report in a real browser. Opt-in: CI does not run it. Needs
# node, Chromium (CHROMIUM, or /usr/bin/chromium), and playwright-core and
# axe-core, from NODE_PATH or from `npm install` in this folder; fails without.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

source tests/browser/ready.sh
node tests/browser/report.mjs "$@"
