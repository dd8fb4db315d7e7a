#!/usr/bin/env bash
# Draws the first pages that README shows, from the sample data under a frozen clock: docs/halaman.sh
# Needs pdftoppm (poppler-utils), and soffice (LibreOffice) for the page as Word lays it out.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --quiet
rapat() { target/debug/rapat --db "$work/contoh.db" --sekarang 2026-11-24T09:00 "$@" >"$work/said"; }
first() { pdftoppm -png -r 72 -gray -singlefile "$1" "$2"; }

rapat contoh
rapat setelan --kop 'PEMERINTAH KOTA SUNGAI PENUH / SEKRETARIAT DAERAH'
rapat mulai
rapat notula -o "$work/notula.pdf"
rapat notula -o "$work/notula.docx"
rapat undangan 5 -o "$work/undangan.pdf"
rapat ringkas --sejak 3 -o "$work/ringkas.pdf"
for page in notula undangan ringkas; do
    first "$work/$page.pdf" "docs/halaman-$page"
done
if command -v soffice >/dev/null; then
    HOME="$work" soffice --headless --convert-to pdf --outdir "$work/word" "$work/notula.docx" >/dev/null
    first "$work/word/notula.pdf" docs/halaman-notula-word
fi
