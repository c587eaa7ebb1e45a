"""Compares `SyntaxTree.parse` with a bare libyaml event loop, in one run.

Usage: yaml_parse.py [--dump .build/release/yaml-dump]

Prints, for stacks of about 0.2, 2 and 20 MB, the least CPU seconds of
several repetitions of each, their ratio, and how the time grows with ten times the
lines. Needs a C compiler and libyaml's headers.
"""

import argparse
import pathlib
import subprocess
import tempfile

LOOP = r"""
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>
int main(int argc, char **argv) {
  FILE *file = fopen(argv[1], "rb");
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  unsigned char *text = malloc(size);
  if (fread(text, 1, size, file) != (size_t)size) return 1;
  double least = 1e9;
  long events = 0;
  for (int round = atoi(argv[2]); round > 0; round--) {
    struct timespec start, end;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, text, size);
    for (int done = 0; !done;) {
      yaml_event_t event;
      if (!yaml_parser_parse(&parser, &event)) return 2;
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
      events++;
    }
    yaml_parser_delete(&parser);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    double elapsed = (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) * 1e-9;
    if (elapsed < least) least = elapsed;
  }
  printf("%.9f %ld\n", least, events);
  return 0;
}
"""


def stack(size):
    lines = ["stack_name: benchmark", "zenml_version: 0.98.0", "components:"]
    kinds = ["orchestrator", "artifact_store", "container_registry", "step_operator", "alerter"]
    total = 0
    index = 0
    for kind in kinds:
        block = ["  %s:" % kind]
        while sum(map(len, block)) + len(block) < size / len(kinds):
            block += [
                "    - name: component-%d" % index,
                "      flavor: gcp",
                "      type: %s" % kind,
                "      configuration:",
                '        uri: "europe-west1-docker.pkg.dev/project-%d/repository"' % index,
                "        labels: {team: ml, cost-center: '%d'}" % index,
                "        retries: %d  # a comment" % (index % 7),
                "        enabled: true",
            ]
            index += 1
        lines += block
        total += 1
    return "\n".join(lines) + "\n"


def run(program, *arguments):
    return float(subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout.split()[0])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dump", default=".build/release/yaml-dump")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "loop.c").write_text(LOOP)
        subprocess.run(["cc", "-O2", "-o", folder / "loop", folder / "loop.c", "-lyaml"], check=True)
        times = []
        for size, rounds in ((200_000, 15), (2_000_000, 15), (20_000_000, 3)):
            path = folder / "stack.yaml"
            path.write_text(stack(size))
            libyaml = run(folder / "loop", path, str(rounds))
            ours = run(options.dump, "--time", path, str(rounds))
            times.append(ours)
            print("%9d bytes: libyaml %.4f s, SyntaxTree.parse %.4f s, ratio %.2f" % (path.stat().st_size, libyaml, ours, ours / libyaml))
        print("10x the lines: %.1fx and %.1fx the time" % (times[1] / times[0], times[2] / times[1]))


if __name__ == "__main__":
    main()
