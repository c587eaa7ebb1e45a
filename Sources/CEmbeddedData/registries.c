#include "registry_data.h"

// #embed is C23; clang has it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char gcp[] = {
#embed "registries/gcp.tsv"
};
static const unsigned char aws[] = {
#embed "registries/aws.tsv"
};
static const unsigned char azure[] = {
#embed "registries/azure.tsv"
};

const zenls_embedded_file zenls_registries_gcp = {"gcp.tsv", gcp, sizeof gcp};
const zenls_embedded_file zenls_registries_aws = {"aws.tsv", aws, sizeof aws};
const zenls_embedded_file zenls_registries_azure = {"azure.tsv", azure, sizeof azure};
