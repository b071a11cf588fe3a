#include "CPosix.h"

#include <malloc.h>

void wenzhen_keep_heaps(int count) { mallopt(M_ARENA_MAX, count); }

void wenzhen_give_back(void) { malloc_trim(0); }
