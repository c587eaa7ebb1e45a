#define _GNU_SOURCE
#include "system_calls.h"

#ifdef __linux__
#include <signal.h>
#include <sys/signalfd.h>

int zenls_interrupts(void) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  if (sigprocmask(SIG_BLOCK, &signals, NULL) != 0) return -1;
  return signalfd(-1, &signals, SFD_NONBLOCK | SFD_CLOEXEC);
}
#else
int zenls_interrupts(void) { return -1; }
#endif
