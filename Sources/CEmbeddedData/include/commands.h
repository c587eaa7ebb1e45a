#ifndef ZENLS_COMMANDS_H
#define ZENLS_COMMANDS_H
#include "embedded_data.h"

/// The commands of `zenml` over many versions, written by `make commands`; the form is
/// described in Sources/ZenMLCommandLine/README.md.
extern const zenls_embedded_file zenls_commands_zenml;

#endif
