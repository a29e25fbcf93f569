package dev.dovetail.ground.storage;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test class a migrated {@link TestDatabase} on a real PostgreSQL: one server for each JVM, one database for
 * each class, copied from a template that holds every side found on the class path.
 */
public final class PostgresExtension implements ParameterResolver {
    private static final Namespace OURS = Namespace.create(PostgresExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return outermostClass(context)
                .getStore(OURS)
                .computeIfAbsent(TestDatabase.class, _ -> TestServer.get().newDatabase(), TestDatabase.class);
    }

    /** Nested classes share the database of the class around them. */
    private static ExtensionContext outermostClass(ExtensionContext context) {
        var here = context;
        while (here.getParent().flatMap(ExtensionContext::getTestClass).isPresent())
            here = here.getParent().orElseThrow();
        return here;
    }
}
