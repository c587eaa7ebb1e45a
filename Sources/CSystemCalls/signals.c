#define _GNU_SOURCE
#include "system_calls.h"

#include <signal.h>
#include <stddef.h>

static const int deferred[] = {SIGINT, SIGTERM, SIGHUP};
#define DEFERRED_COUNT (sizeof deferred / sizeof deferred[0])

static struct sigaction saved[DEFERRED_COUNT];
static volatile sig_atomic_t waiting;

static void remember(int number) { waiting = number; }

void zenls_defer_signals(void) {
  waiting = 0;
  for (size_t index = 0; index < DEFERRED_COUNT; index++) {
    struct sigaction action = {0};
    action.sa_handler = remember;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(deferred[index], &action, &saved[index]);
    // Whoever started the process wants it ignored (nohup).
    if (saved[index].sa_handler == SIG_IGN) sigaction(deferred[index], &saved[index], NULL);
  }
}

void zenls_resume_signals(void) {
  for (size_t index = 0; index < DEFERRED_COUNT; index++) sigaction(deferred[index], &saved[index], NULL);
  if (waiting) raise(waiting);
}
