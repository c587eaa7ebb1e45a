#!/bin/sh
# Builds a fuzz target with libFuzzer and the address sanitizer, and runs it.
# Usage: Fuzz/run.sh yaml|frames|edits|shell [SECONDS] [libFuzzer options]
set -eu
target=$1
seconds=${2:-60}
[ $# -gt 2 ] && shift 2 || set --
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/.build/fuzz/$target
mkdir -p "$work/corpus"
modules=
texts="*.yaml"
case $target in
  yaml) sources="$root/Sources/YAMLSyntax" ;;
  frames) sources="$root/Sources/LanguageServerProtocol" ;;
  shell)
    sources="$root/Sources/ShellCommands"
    texts="*.md *.sh"
    ;;
  edits)
    modules="YAMLSyntax LanguageServerProtocol"
    server=$root/Sources/LanguageServer
    sources="$server/Documents/TextChange.swift $server/Conversion/Positions.swift $server/Session/ClientProfile.swift
      $server/Session/ServerCommand.swift"
    ;;
  *) echo "unknown fuzz target: $target (known: yaml, frames, edits, shell)" >&2; exit 2 ;;
esac
flags="-O -wmo -swift-version 6 -parse-as-library -sanitize=fuzzer,address
  -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility -package-name zenls"
objects=
for module in $modules; do
  # shellcheck disable=SC2086
  find "$root/Sources/$module" -name '*.swift' -print0 |
    xargs -0 swiftc $flags -module-name "$module" -c -o "$work/$module.o" \
      -emit-module -emit-module-path "$work/$module.swiftmodule"
  objects="$objects $work/$module.o"
done
# One module where that is enough, so that the target sees what it tests.
# shellcheck disable=SC2086
find $sources "$root/Fuzz/$target" -name '*.swift' -print0 |
  xargs -0 swiftc $flags -I "$work" $objects -module-name FuzzTarget -o "$work/fuzz"
if [ -z "$(ls -A "$work/corpus")" ]; then
  set -f
  for pattern in $texts; do
    find "$root/Tests" "$root/Examples" "$root/Sources" -name "$pattern" -size -64k -exec cp {} "$work/corpus" \; \
      2>/dev/null || true
  done
  set +f
fi
cd "$work"
exec ./fuzz corpus -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 "$@"
