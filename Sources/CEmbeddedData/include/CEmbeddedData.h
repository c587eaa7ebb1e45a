#ifndef ZENLS_CEMBEDDEDDATA_H
#define ZENLS_CEMBEDDEDDATA_H

#include "catalog.h"
#include "commands.h"
#include "embedded_data.h"
#include "registry_data.h"
#include "rule_pages.h"

#endif
