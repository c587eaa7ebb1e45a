#include "commands.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char command_bytes[] = {
#embed "commands/zenml.commands"
};

const zenls_embedded_file zenls_commands_zenml = {
    "zenml.commands", command_bytes, sizeof command_bytes};
