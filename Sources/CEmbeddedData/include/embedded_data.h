#ifndef ZENLS_EMBEDDED_DATA_H
#define ZENLS_EMBEDDED_DATA_H
#include <stddef.h>

/// One embedded file: `bytes` lives as long as the process, is `count` bytes
/// long and is not terminated by a zero.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} zenls_embedded_file;

#endif
