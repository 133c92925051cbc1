/* What Swift cannot import of the system: macros, variadic calls, signal contexts.
 *
 * Functions return 0 or a value that is not negative when they did their work, else -errno.
 */
#pragma once

#include "csystem_faults.h"
#include "csystem_guard.h"
#include "csystem_lock.h"
#include "csystem_process.h"
