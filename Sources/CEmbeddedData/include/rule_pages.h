#ifndef ZENLS_RULE_PAGES_H
#define ZENLS_RULE_PAGES_H
#include "embedded_data.h"

/// The pages of all rules, named after the rules.
size_t zenls_rule_page_count(void);
/// NULL behind the last one.
const zenls_embedded_file *_Nullable zenls_rule_page(size_t index);

#endif
