// In C because a signal handler may call next to nothing: no allocation, no
// lock, and none of what Swift does behind one's back.
#define _GNU_SOURCE
#include "temporary_files.h"
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

enum { places = 16, longest = 4096 };
enum state { unused, claimed, guarded };

static char paths[places][longest];
static atomic_int states[places];

static void remove_all(int signal_number) {
  for (int place = 0; place < places; place++)
    if (atomic_load(&states[place]) == guarded) unlink(paths[place]);
  // SA_RESETHAND: the signal now does what it does by default.
  raise(signal_number);
}

static void handle(int signal_number) {
  struct sigaction action;
  // What somebody ignores (nohup) or handles stays so.
  if (sigaction(signal_number, NULL, &action) != 0 || action.sa_handler != SIG_DFL) return;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = remove_all;
  action.sa_flags = SA_RESETHAND | SA_NODEFER;
  sigaction(signal_number, &action, NULL);
}

int zenls_guard_temporary(const char *path) {
  size_t length = strlen(path);
  if (length >= longest) return -1;
  for (int place = 0; place < places; place++) {
    int expected = unused;
    if (!atomic_compare_exchange_strong(&states[place], &expected, claimed)) continue;
    memcpy(paths[place], path, length + 1);
    atomic_store(&states[place], guarded);
    handle(SIGINT);
    handle(SIGTERM);
    handle(SIGHUP);
    handle(SIGQUIT);
    return place;
  }
  return -1;
}

void zenls_release_temporary(int number) {
  if (number >= 0 && number < places) atomic_store(&states[number], unused);
}
