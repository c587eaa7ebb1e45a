#include "catalog.h"

// #embed is of C23; clang takes it in every language mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char catalog_bytes[] = {
#embed "catalog/zenml-0.98.0.catalog"
};

static const unsigned char validator_bytes[] = {
#embed "catalog/zenml-0.98.0.validators"
};

const zenls_embedded_file zenls_catalog_zenml_0_98_0 = {
    "zenml-0.98.0.catalog", catalog_bytes, sizeof catalog_bytes};

const zenls_embedded_file zenls_validators_zenml_0_98_0 = {
    "zenml-0.98.0.validators", validator_bytes, sizeof validator_bytes};
