// For POLLRDHUP.
#define _GNU_SOURCE
#include "system_calls.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __linux__
#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif

static int process_descriptor(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }
#else
static int process_descriptor(int process) {
  (void)process;
  errno = ENOSYS;
  return -1;
}
#endif

void zenls_wait_for_process(int process) {
  int descriptor = process_descriptor(process);
  if (descriptor >= 0) {
    // Readable when the process has ended; until then nothing runs here.
    struct pollfd ended = {.fd = descriptor, .events = POLLIN, .revents = 0};
    while (poll(&ended, 1, -1) < 0 && errno == EINTR) {
    }
    close(descriptor);
    return;
  }
  if (errno == ESRCH) return;
  // Older systems have no such descriptors: look now and then.
  while (kill(process, 0) == 0 || errno == EPERM) sleep(3);
}

void zenls_wait_for_hangup(int descriptor) {
  // A pipe says that its last writer is gone without being asked, whatever is
  // still in it; a socket has to be asked.
#ifdef POLLRDHUP
  struct pollfd end = {.fd = descriptor, .events = POLLRDHUP, .revents = 0};
#else
  struct pollfd end = {.fd = descriptor, .events = 0, .revents = 0};
#endif
  while (poll(&end, 1, -1) < 0 && errno == EINTR) {
  }
}
