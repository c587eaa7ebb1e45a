// glibc declares these functions to those only who ask for GNU extensions.
#define _GNU_SOURCE
#include "system_calls.h"

#ifdef __linux__
#include <sched.h>

int zenls_available_cores(void) {
  cpu_set_t set;
  CPU_ZERO(&set);
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}
#else
int zenls_available_cores(void) { return 0; }
#endif
