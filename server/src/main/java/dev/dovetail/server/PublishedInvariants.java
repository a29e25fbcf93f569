package dev.dovetail.server;

import dev.dovetail.ground.handoff.Family;
import dev.dovetail.ground.storage.Invariant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** The invariants that the capabilities publish, found without waking anything else of the program. */
final class PublishedInvariants {
    private static final Set<String> WANTED = Set.of(Invariant.class.getName(), Family.class.getName());

    private PublishedInvariants() {}

    /** @param sides whose tables are there: a warehouse with a database of its own has none of the OMS's */
    static List<Invariant> find(Collection<String> sides) {
        try (var context = new AnnotationConfigApplicationContext()) {
            var scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(PublishedInvariants::publishes);
            scanner.scan(sides.stream().map(side -> "dev.dovetail." + side).toArray(String[]::new));
            context.refresh();
            return List.copyOf(context.getBeansOfType(Invariant.class).values());
        }
    }

    /** A configuration with invariants, or with the families whose tables the handoff's invariants read. */
    private static boolean publishes(MetadataReader type, MetadataReaderFactory factory) {
        return type.getAnnotationMetadata().getAnnotatedMethods(Bean.class.getName()).stream()
                .anyMatch(method -> WANTED.contains(method.getReturnTypeName()));
    }
}
