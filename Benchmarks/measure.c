// measure COMMAND [ARGUMENT…]: runs it once, silently, and prints
// "NANOSECONDS PEAK_KIBIBYTES STATUS". A small parent, since what a process inherits at
// its start counts as its own peak memory.
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int main(int count, char **arguments) {
  if (count < 2) return 2;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  pid_t child;
  const long long start = now();
  if (posix_spawnp(&child, arguments[1], &actions, NULL, arguments + 1, environ) != 0) return 2;
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child) return 2;
  const long long end = now();
  if (!WIFEXITED(status)) return 2;
  printf("%lld %ld %d\n", end - start, usage.ru_maxrss, WEXITSTATUS(status));
  return 0;
}
