/** Owns the database: the embedded PostgreSQL, the two roles, migrations, partitions, transactions, invariants. */
@NullMarked
@ApplicationModule(displayName = "Storage")
package dev.dovetail.ground.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
