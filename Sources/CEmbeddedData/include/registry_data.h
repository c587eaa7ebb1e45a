#ifndef ZENLS_REGISTRY_DATA_H
#define ZENLS_REGISTRY_DATA_H
#include "embedded_data.h"

/// The files in registries/, one for each cloud: tab-separated lines, see
/// Sources/ContainerRegistries/README.md.
extern const zenls_embedded_file zenls_registries_gcp;
extern const zenls_embedded_file zenls_registries_aws;
extern const zenls_embedded_file zenls_registries_azure;

#endif
