#!/bin/sh
# Builds a fuzz target with libFuzzer and the address sanitizer, and runs it.
# Usage: Fuzz/run.sh yaml [SECONDS] [libFuzzer options]
set -eu
target=$1
seconds=${2:-60}
[ $# -gt 2 ] && shift 2 || set --
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/.build/fuzz/$target
mkdir -p "$work/corpus"
case $target in
  yaml) sources="$root/Sources/YAMLSyntax" ;;
  *) echo "unknown fuzz target: $target (known: yaml)" >&2; exit 2 ;;
esac
# One module, so that the target sees what it tests without a package build.
find "$sources" "$root/Fuzz/$target" -name '*.swift' -print0 |
  xargs -0 swiftc -O -wmo -swift-version 6 -parse-as-library -sanitize=fuzzer,address \
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
    -module-name FuzzTarget -o "$work/fuzz"
if [ -z "$(ls -A "$work/corpus")" ]; then
  find "$root/Tests" "$root/Examples" -name '*.yaml' -size -64k -exec cp {} "$work/corpus" \; 2>/dev/null || true
fi
cd "$work"
exec ./fuzz corpus -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 "$@"
