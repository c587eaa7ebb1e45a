#ifndef ZENLS_SYSTEM_CALLS_H
#define ZENLS_SYSTEM_CALLS_H

/// The processor cores that this process may use, 0 where the system does not
/// say. Fewer than the machine has in a container or below `taskset`.
int zenls_available_cores(void);

#endif
