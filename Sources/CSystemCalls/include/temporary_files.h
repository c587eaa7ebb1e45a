#ifndef ZENLS_TEMPORARY_FILES_H
#define ZENLS_TEMPORARY_FILES_H

/// Has `path` removed when a signal ends the process (Ctrl-C, a closed
/// terminal, `kill`). To be called before the file is made.
///
/// Returns a number for ``zenls_release_temporary``, or -1 where there is no
/// room for one more; the file is then not guarded.
int zenls_guard_temporary(const char *path);

/// Ends the guard: the file has its place, or is gone.
void zenls_release_temporary(int number);

#endif
