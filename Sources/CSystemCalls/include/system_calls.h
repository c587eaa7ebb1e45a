#ifndef ZENLS_SYSTEM_CALLS_H
#define ZENLS_SYSTEM_CALLS_H

/// The processor cores that this process may use, 0 where the system does not
/// say. Fewer than the machine has in a container or below `taskset`.
int zenls_available_cores(void);

/// Gives the file `to` the extended attributes of the file `from`, access control
/// lists included. 0, or the errno of what could not be kept.
int zenls_copy_attributes(int from, int to);

/// Returns when that process has ended; at once where there is none.
void zenls_wait_for_process(int process);

/// Returns when nobody can write into that pipe or socket any more, also while
/// there is something to read. Never for a file.
void zenls_wait_for_hangup(int descriptor);

/// From now on Ctrl-C, termination and hang-up end nothing by themselves: the file
/// descriptor that is returned becomes readable. For the main thread, before it
/// starts others. -1 where that is not possible.
int zenls_interrupts(void);

#endif
