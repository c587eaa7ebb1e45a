#ifndef ZENLS_CATALOG_H
#define ZENLS_CATALOG_H
#include "embedded_data.h"

/// The catalog of ZenML 0.98.0, written by `make catalog`; its form is described
/// in Sources/ZenMLCatalog/README.md.
extern const zenls_embedded_file zenls_catalog_zenml_0_98_0;

/// The hand-written validators that the catalog names: name, mode, module and
/// places, with tabs between them, one validator a line.
extern const zenls_embedded_file zenls_validators_zenml_0_98_0;

#endif
